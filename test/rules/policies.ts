// The policy files that the project ships, read as a workspace reads them; and small makers of facts for the tests.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type IsoDate, type Month, parseIsoDate, parseMonth } from '../../src/domain/calendar.ts'
import { type Fen, parseYuan } from '../../src/domain/money.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { parsePolicyFile } from '../../src/rules/policy-file.ts'
import { selectPolicy } from '../../src/rules/select-policy.ts'

const ROOT = new URL('../../templates/policies/', import.meta.url)

/** `yibin-2017/base-pay/2017-08-01.yaml` → its value before any check, fresh for every caller. */
export function policyValue(file: string): unknown {
  return parse(readFileSync(new URL(file, ROOT), 'utf8'))
}

export function policyFiles(packs: readonly string[] = ['yibin-2017', 'national']): readonly string[] {
  return packs.flatMap((pack) =>
    readdirSync(new URL(`${pack}/`, ROOT))
      // The clerks' examples of a pack lie beside its policies and are none.
      .filter((policy) => policy !== 'tests')
      .flatMap((policy) => readdirSync(new URL(`${pack}/${policy}/`, ROOT)).map((name) => `${pack}/${policy}/${name}`)),
  )
}

export function policiesOf(packs: readonly string[]): readonly Policy[] {
  return policyFiles(packs).map((file) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(new URL(file, ROOT)))
      .digest('hex')
    return parsePolicyFile(policyValue(file), { file, sha256 })
  })
}

export const POLICIES: readonly Policy[] = policiesOf(['yibin-2017', 'national'])
export const POLICIES_2023: readonly Policy[] = policiesOf(['yibin-2023', 'national'])

export function day(text: string): IsoDate {
  const date = parseIsoDate(text)
  if (date === null) throw new Error(`not a date: ${text}`)
  return date
}

export function month(text: string): Month {
  const parsed = parseMonth(text)
  if (parsed === null) throw new Error(`not a month: ${text}`)
  return parsed
}

/** `2,227.27` → fen. */
export function yuan(text: string): Fen {
  const amount = parseYuan(text.replaceAll(',', ''))
  if (amount === null) throw new Error(`not an amount: ${text}`)
  return amount
}

const ON = day('2017-12-01')
export const SUBSIDY = selectPolicy(POLICIES, 'case-subsidy', ON)
export const BASE_PAY = selectPolicy(POLICIES, 'base-pay', ON)
export const CONTRIBUTIONS = selectPolicy(POLICIES, 'contributions', ON)
export const INCOME_TAX = selectPolicy(POLICIES, 'income-tax', ON)
export const LABOUR = selectPolicy(POLICIES, 'labour-remuneration', ON)
export const PAYROLL = selectPolicy(POLICIES, 'payroll', ON)
