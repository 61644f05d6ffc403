// Document numbers of those who have no resident ID: organisations by their credit code, people from elsewhere and in
// uniform by the shape of their papers. Only the form is judged; a shape is a guess, said as such.

const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/
const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const ORGANISATION_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** 统一社会信用代码 (GB 32100—2015): a company is a party too. */
export type CreditCodeCheck = 'valid' | 'wrong' | 'other'

/** `wrong`: it has the shape, with letters that no resident ID has, but not the check character. */
export function checkCreditCode(text: string): CreditCodeCheck {
  if (!CREDIT_CODE.test(text)) return 'other'
  const hasLetters = /[A-Z]/.test(text.slice(0, 17)) || /[A-WYZ]$/.test(text)
  let sum = 0
  for (let i = 0; i < 17; i++) sum += CREDIT_CHARACTERS.indexOf(text[i] ?? '') * (CREDIT_WEIGHTS[i] ?? 0)
  if (CREDIT_CHARACTERS[(31 - (sum % 31)) % 31] !== text[17]) return hasLetters ? 'wrong' : 'other'
  if (hasLetters) return 'valid'
  // Of digits alone it could be a broken resident ID, which has a year of birth there; and the organisation's number in
  // it has a check character as well.
  return !/^\d{6}(?:19|20)/.test(text) && isOrganisationNumber(text.slice(8, 17)) ? 'valid' : 'other'
}

/** 组织机构代码 (GB 11714—1997), eight characters and a check character. */
function isOrganisationNumber(text: string): boolean {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += ORGANISATION_CHARACTERS.indexOf(text[i] ?? '') * (ORGANISATION_WEIGHTS[i] ?? 0)
  return '0123456789X0'[11 - (sum % 11)] === text[8]
}

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^[HM]\d{8}(?:\d{2})?$/, '港澳居民来往内地通行证'],
  [/^(?!(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$)\d{8}$/, '台湾居民来往大陆通行证'],
  [/^[A-Z]{1,2}\d{6}\([\dA]\)$/, '香港身份证'],
  [/^[157]\d{6}\(\d\)$/, '澳门身份证'],
  [/^[A-Z]{3}\d{12}$/, '外国人永久居留身份证'],
  [/^[A-Z]{1,3}\d{6,10}[A-Z]?$/, '护照或通行证'],
  [/^[军武士文兵义海空北沈兰济南广成政后装参火]{1,2}字?第?\d{4,9}号?$/, '军官证或士兵证'],
]

/** What a number looks like by its shape; null for none of them. */
export function otherDocumentOf(text: string): string | null {
  return SHAPES.find(([shape]) => shape.test(text))?.[1] ?? null
}
