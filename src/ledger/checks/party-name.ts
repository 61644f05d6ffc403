// Names of parties that do not look like names.
import { isOddName } from '../values/people.ts'
import type { Check } from './check.ts'

export const checkPartyName: Check = ({ facts }, report) => {
  for (const { side, name } of facts.parties) {
    if (name !== null && isOddName(name)) report({ code: 'NAME-ODD', severity: 'warning', field: side, got: name })
  }
}
