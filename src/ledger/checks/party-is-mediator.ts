// A party who bears the name of a mediator of the same case: perhaps someone who should have stood aside.
import type { Check } from './check.ts'

export const checkPartyIsMediator: Check = ({ facts: { parties, mediators } }, report) => {
  for (const { side, name } of parties) {
    if (name !== null && mediators.some(({ mediator }) => mediator === name)) {
      report({ code: 'PARTY-MEDIATOR', severity: 'warning', field: side, got: name })
    }
  }
}
