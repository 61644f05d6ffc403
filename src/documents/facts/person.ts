// What is known of a party from ID number and name, for the blanks of a form: sex and age on a day, person or organisation.
import type { IsoDate } from '../../domain/calendar.ts'
import { ageOn, checkResidentId } from '../../domain/resident-id.ts'

export type PersonDetails = { readonly sex: '男' | '女'; readonly age: number | null }

/** Null for a number that cannot be believed. Age is null without a day to count to, or with one before birth. */
export function personOf(residentId: string, asOf: IsoDate | null): PersonDetails | null {
  const check = checkResidentId(residentId)
  if (check.kind === 'fault') return null
  // GB 11643: the last digit of the sequence number is odd for men.
  const sexDigit = check.kind === 'old' ? check.residentId[14] : check.residentId[16]
  const age = asOf === null ? null : ageOn(check.bornOn, asOf)
  return { sex: Number(sexDigit) % 2 === 1 ? '男' : '女', age: age !== null && age >= 0 ? age : null }
}

const UNIT_ENDINGS =
  /(?:公司|集团|厂|店|行|局|所|院|校|中心|委员会|政府|办事处|合作社|协会|商铺|超市|幼儿园|工作室|经营部|项目部|物业|社区)$/

/** A party without an ID number whose name ends like that of an organisation: the form then asks for its representative. */
export function isOrganisation(name: string | null, residentId: string | null): boolean {
  return residentId === null && name !== null && name.length >= 4 && UNIT_ENDINGS.test(name)
}
