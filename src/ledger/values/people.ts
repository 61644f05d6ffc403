// Names, and cells that hold several. A name is kept as it is written but for what cannot be seen; it is never changed
// by NFKC, which would turn rare forms into others.
import { isCompoundSurname } from '../../domain/masking.ts'
import { trimmed } from '../text.ts'

const PLAIN_NAME = /^[\u3400-\u9fff]{2,4}$/
const SEPARATOR = /[、，,；;/\n\r\t|]+|\s+(?:和|与|及)\s+/
const AND_OTHERS = /等(?:\d+|[一二两三四五六七八九十]+)?(?:人|名|位|户)?(?:当事人)?$/
const ORGANISATION = /(?:公司|厂|店|院|局|所|村|组|社|中心|部|会|馆|校|园|站|行|委)$/
const ROLE_BEFORE = /^(?:主办|主调|首席|协办|协调|记录)(?:人|员)?[:：]/
const ROLE_AFTER = /[(（](?:主办|主调|首席|协办|记录|专职|兼职)(?:人|员)?[)）]$/

/** Zero-width and outer spaces off, spaces between two Han characters closed, every middle dot as `·`. */
export function cleanName(text: string): string {
  if (PLAIN_NAME.test(text)) return text
  return trimmed(text)
    .replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{L})\s*[•‧・．·∙･.]\s*(?=\p{L})/gu, '·')
}

/** What a cell of names says. `others`: it ends with 等3人, so not everyone is named. */
export type NameList = { readonly names: readonly string[]; readonly others: boolean }

const NO_NAMES: NameList = { names: [], others: false }
const NOTHING = new Set(['', '/', '\\', '无', '-', '--', '—', '——'])

export function readNames(text: string): NameList {
  if (PLAIN_NAME.test(text)) return text.endsWith('等') ? listOf(text) : { names: [text], others: false }
  return NOTHING.has(trimmed(text)) ? NO_NAMES : listOf(trimmed(text))
}

function listOf(text: string): NameList {
  const others = AND_OTHERS.test(text)
  const pieces = (others ? text.replace(AND_OTHERS, '') : text).split(SEPARATOR).flatMap(splitBySpaces)
  const names = pieces.map((piece) => cleanName(piece.replace(ROLE_BEFORE, '').replace(ROLE_AFTER, ''))).filter(Boolean)
  return { names: [...new Set(names)], others }
}

/** 张三 李四 are two people, 李 娜 and 欧阳 娜 one, and a company's name is not cut. */
function splitBySpaces(text: string): string[] {
  const parts = trimmed(text).split(/[\s\u3000]+/)
  if (parts.length < 2 || !parts.every((part) => /^\p{Script=Han}{1,4}$/u.test(part))) return [text]
  if (parts.some((part) => part.length > 2 && ORGANISATION.test(part))) return [text]
  const names: string[] = []
  let open = ''
  for (const part of parts) {
    const joined = open + part
    const isSurnameOnly = joined.length === 1 || (open === '' && isCompoundSurname(joined) && joined.length === 2)
    open = isSurnameOnly ? joined : ''
    if (!isSurnameOnly) names.push(joined)
  }
  if (open !== '' && names.length > 0) names.push(`${names.pop() ?? ''}${open}`)
  return names.length === 0 ? [text] : names
}

/** Several values in one cell, in the order of the names they belong to. */
export function splitValues(text: string): string[] {
  return /[、，,；;/\s]/.test(text) ? text.split(/[、，,；;/\n\r\t]+|\s{1,}/).filter((part) => part !== '') : [text]
}

/** Not what a person's or a firm's name looks like. */
export function isOddName(name: string): boolean {
  return name.length < 2 || name.length > 50 || (/[\d*?？]/.test(name) && !ORGANISATION.test(name))
}
