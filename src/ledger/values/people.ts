// Names, and cells that hold several. A name is kept as it is written but for what cannot be seen; it is never changed
// by NFKC, which would turn rare forms into others. Which part of a cell is whose share is left to shares.ts.
import { isCompoundSurname } from '../../domain/masking.ts'
import { isNothing, singleSpaced, trimmed } from '../text.ts'
import { isPlainName, surnameOf } from './surnames.ts'

const PLAIN_NAME = /^[\u3400-\u9fff]{2,4}$/
/** Copied out of a PDF, 高 can come as the radical ⾼, which looks the same and is no name character. */
const RADICALS = /[\u2e9f\u2ef3\u2f00-\u2fd5]/g
const POINTS = '\u00b7\u0387\u16eb\u2022\u2024\u2027\u2219\u22c5\u25cf\u2e31\u30fb\ufe52\uff65'
const POINT_BETWEEN_LETTERS = new RegExp(`(?<=\\p{L})\\s*[${POINTS}](?:\\s*[${POINTS}])*\\s*(?=\\p{L})`, 'gu')
const DOT_BETWEEN_HAN = /(?<=\p{Script=Han})\s*[.．。｡]\s*(?=\p{Script=Han})/gu
const SPACE_BETWEEN_HAN = /(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu
const ORGANISATION =
  /(?:公司|集团|企业|厂|店|院|局|所|村|组|社|中心|部|会|馆|校|园|站|行|委|队|处|铺|场|办|政府|超市|经营户|工作室|项目部)$/
/** The last characters of 张三等, 张三等人 and of the titles. */
const MORE_THAN_NAME = new Set('等人生士姐志傅师')
const TITLE = /^(\p{Script=Han}{2,4})(?:先生|女士|小姐|同志|师傅|老师)$/u

/** Zero-width and outer spaces off, spaces between two Han characters closed, every middle dot as `·`. */
export function cleanName(text: string): string {
  if (PLAIN_NAME.test(text)) return text
  if (text.length > LONGEST_LIST) return trimmed(text)
  return trimmed(text)
    .replace(RADICALS, (radical) => radical.normalize('NFKC'))
    .replace(SPACE_BETWEEN_HAN, '')
    .replace(DOT_BETWEEN_HAN, '·')
    .replace(POINT_BETWEEN_LETTERS, '·')
}

/**
 * What a cell of names says. `others`: it ends with 等3人, so not everyone is named. `remarks`: words in brackets behind
 * a name, such as an agent's name, which are no part of it.
 */
export type NameList = { readonly names: readonly string[]; readonly others: boolean; readonly remarks: boolean }

/** No cell lists more; such a text is kept as one odd name. */
const LONGEST_LIST = 500
const NO_NAMES: NameList = { names: [], others: false, remarks: false }

export function readNames(text: string): NameList {
  if (PLAIN_NAME.test(text) && !MORE_THAN_NAME.has(text.charAt(text.length - 1)))
    return { names: [text], others: false, remarks: false }
  const clean = singleSpaced(trimmed(text))
  if (isNothing(clean)) return NO_NAMES
  if (clean.length > LONGEST_LIST) return { names: [clean], others: false, remarks: false }
  const { text: named, others } = withoutOthers(clean)
  const pieces = piecesOf(named).map(withoutRemark)
  const names = pieces.flatMap(({ name }) => splitBySpaces(name)).map((name) => withoutTitle(cleanName(name)))
  return {
    names: [...new Set(names.filter((name) => name !== ''))],
    others,
    remarks: pieces.some(({ hasRemark }) => hasRemark),
  }
}

const COUNT = '(?:\\d+|[一二两三四五六七八九十百]+|多|数|若干)?余?(?:多)?'
const WHO = '(?:人|名|位|户|家)?(?:当事人|村民|居民|业主|工人|农民工|住户|职工|群众|员工)?'
const AND_OTHERS = new RegExp(`\\s*(?:[（(]?等(?:共计?|合计|一行)?${COUNT}${WHO}[)）]?|一行${COUNT}人)$`)

/** 张三等3人 → 张三. 李等 is a name: nobody is called 李 alone. */
function withoutOthers(text: string): { text: string; others: boolean } {
  const rest = text.replace(AND_OTHERS, '')
  return [...rest].length < 2 ? { text, others: false } : { text: rest, others: rest !== text }
}

const BREAKS = '、，,；;/／\\\n\r\t|｜'
const OPENING = '（(〔［[【'
const CLOSING = '）)〕］]】'

/** Cut at separators that stand in no bracket, and at 和 between two whole names. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let depth = 0
  for (const character of text) {
    if (OPENING.includes(character)) depth++
    if (CLOSING.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && BREAKS.includes(character)) {
      pieces.push(piece)
      piece = ''
    } else piece += character
  }
  // A bracket that never closes keeps nothing together.
  if (depth > 0) return text.split(new RegExp(`[${BREAKS.replace('\\', '\\\\')}]+`)).flatMap(splitByAnd)
  return [...pieces, piece].flatMap(splitByAnd).filter((one) => one.trim() !== '')
}

const SPACED_AND = /\s+(?:和|与|及|以及|暨)\s+/
const AND = /以及|[和与及暨]/g

/** 张三和李四 are two: a surname begins each side. 李和平 and 和平商行 are one. */
function splitByAnd(text: string): string[] {
  const spaced = text.split(SPACED_AND)
  if (spaced.length > 1) return spaced
  if (isOrganisation(text)) return [text]
  for (const match of text.matchAll(AND)) {
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)].map(cleanName)
    if (isPlainName(before ?? '') && isPlainName(after ?? '')) return [before ?? '', after ?? '']
  }
  return [text]
}

const LONGEST_PERSON = 15
const BRACKETED = /^(.+?)\s*[（(〔［[【]([^（(〔［[【]*)[）)〕］\]】]\s*$/u
const ABOUT_PERSON = /代理|代表|监护|法人|负责人|经营者|经办|委托|联系人|身份证|电话|\d{7}/
const PERSON =
  /^(?:\p{Script=Han}\s*(?:\p{Script=Han}\s*){1,3}|\p{Script=Han}[\p{Script=Han}\s]*[·•・‧.．][\p{Script=Han}\s·•・‧.．]+)$/u

/** 张三（代理人李四） → 张三. A firm's brackets are part of its name: 某某（集团）有限公司, 某某店（普通合伙）. */
function withoutRemark(text: string): { name: string; hasRemark: boolean } {
  const match = BRACKETED.exec(text)
  const [, name = '', remark = ''] = match ?? []
  if (match === null) return { name: text, hasRemark: false }
  const isPerson =
    PERSON.test(name) && [...cleanName(name)].length <= LONGEST_PERSON && !isOrganisation(cleanName(name))
  return isPerson || ABOUT_PERSON.test(remark) ? { name, hasRemark: remark !== '' } : { name: text, hasRemark: false }
}

function isOrganisation(text: string): boolean {
  const { length } = [...text]
  return ORGANISATION.test(text) && (length > 3 || (length === 3 && surnameOf(text) === ''))
}

/** 张三先生 → 张三; of 王先生 nothing more is known. */
function withoutTitle(name: string): string {
  const [, person = ''] = TITLE.exec(name) ?? []
  return person === '' || isCompoundSurname(person) ? name : person
}

/** 张三 李四 are two people, 李 娜, 欧阳 娜 and 王 建 国 one, and a company's name is not cut. */
export function splitBySpaces(text: string): string[] {
  const parts = trimmed(text).split(/[\s\u3000]+/)
  if (parts.length < 2 || !parts.every((part) => /^\p{Script=Han}{1,4}$/u.test(part))) return [text]
  if (parts.some(isOrganisation)) return [text]
  if (parts.every((part) => [...part].length === 1)) return splitCharacters(parts)
  const names: string[] = []
  let open = ''
  for (const part of parts) {
    const joined = open + part
    const isSurnameOnly = [...joined].length === 1 || (open === '' && isCompoundSurname(joined))
    open = isSurnameOnly ? joined : ''
    if (!isSurnameOnly) names.push(joined)
  }
  if (open !== '') names.push(`${names.pop() ?? ''}${open}`)
  return names
}

/** 张 三 李 四 are two, 欧 阳 小 红 one; of more characters nobody can say where a name ends. */
function splitCharacters(characters: readonly string[]): string[] {
  const [a = '', b = '', c = '', d = ''] = characters
  const isTwo = characters.length === 4 && !isCompoundSurname(a + b) && isPlainName(a + b) && isPlainName(c + d)
  return isTwo ? [a + b, c + d] : [characters.join('')]
}

/** Several values in one cell, in the order of the names they belong to. */
export function splitValues(text: string): string[] {
  return /[、，,；;/\s]/.test(text) ? text.split(/[、，,；;/\n\r\t]+|\s{1,}/).filter((part) => part !== '') : [text]
}

/** A document number or a telephone where a name should be. */
export function isNumberForName(name: string): boolean {
  return !PLAIN_NAME.test(name) && /^[\d\s-]{6,}[\dXx]?$/.test(name.normalize('NFKC'))
}

const NUMBER_BESIDE = /(?:\d{6}[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{3}[\dXx]|\d{15}|1[3-9]\d{9})/g
const SAYS_NUMBER = /(?:居民)?身份证(?:号码|号)?|证件(?:号码|号)?|(?:联系)?电话|手机(?:号码|号)?/g

/** 张三511502… → 张三; null where no number stands beside a name. */
export function nameBesideNumber(name: string): string | null {
  if (PLAIN_NAME.test(name)) return null
  const digits = name.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  const rest = digits.replace(NUMBER_BESIDE, '')
  if (rest === digits) return null
  const bare = cleanName(rest.replace(SAYS_NUMBER, '').replace(/[\s:：,，;；、()（）\-_/]+/g, ' '))
  return /^\p{Script=Han}/u.test(bare) ? bare : null
}

/** Not what a person's or a firm's name looks like. */
export function isOddName(name: string): boolean {
  if (PLAIN_NAME.test(name)) return false
  const length = [...name].length
  return length < 2 || length > 50 || (/[\d*?？=＝#]/.test(name) && !ORGANISATION.test(name))
}
