// The law of case numbers: which texts are the same number, and what a short form may mean. A case is its number within
// its committee; which committee that is, and unique matches among many, are left to the caller.

export type CaseNo = { readonly year: number; readonly word: string; readonly sequence: number }

const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff\u00ad]+/g

/** NFKC, every bracket as `()`, no spaces, no zero-width characters; letters keep their case. The identity of a case. */
export function caseKeyOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[〔［【〖「『《<[{]/g, '(')
    .replace(/[〕］】〗」』》>\]}]/g, ')')
}

/** （2017）翠人调字第001号, 〔2017〕翠人调字1号, 晋医人调字[2019]001号, 2017-翠-12; null for any other pattern. */
export function parseCaseNo(text: string): CaseNo | null {
  const key = caseKeyOf(text)
  const yearFirst = /^\(?(\d{4})年?\)?[-_]?([^\d()]*?)[-_]?第?(\d{1,9})号?$/.exec(key)
  if (yearFirst) return caseNoOf(yearFirst[1], yearFirst[2], yearFirst[3])
  const wordFirst = /^([^\d()]+)\((\d{4})年?\)第?(\d{1,9})号?$/.exec(key)
  return wordFirst ? caseNoOf(wordFirst[2], wordFirst[1], wordFirst[3]) : null
}

function caseNoOf(year = '', word = '', sequence = ''): CaseNo | null {
  return word === '' ? null : { year: Number(year), word: shortWordOf(word), sequence: Number(sequence) }
}

/** 翠人调字 → 翠: the part that tells one committee's numbers from another's. */
function shortWordOf(word: string): string {
  const short = word.replace(/(人民)?(人调|调解|民调|调)?(字|案)?第?$/, '')
  return short === '' ? word : short
}

/** Whether a short form such as `翠12`, `2017-翠-12` or `2017翠12` can mean the case with this key. */
export function matchesShortForm(caseKey: string, short: string): boolean {
  const wanted = caseKeyOf(short)
  if (wanted === caseKey) return true
  const parts = parseCaseNo(caseKey)
  const asked = /^\(?(?:(\d{4})\)?[-_]?)?(\D+?)[-_]?(\d{1,9})号?$/.exec(wanted)
  if (parts === null || asked === null) return false
  const [, year, word = '', sequence] = asked
  return (
    (year === undefined || Number(year) === parts.year) &&
    shortWordOf(word.replace(/^\)|第$/g, '')) === parts.word &&
    Number(sequence) === parts.sequence
  )
}
