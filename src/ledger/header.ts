// The text of a header cell and what it can mean: the keys it may be looked up by, and the unit that it states.
// Which field a key belongs to is left to columns/meaning.ts.
import { compact, trimmed } from './text.ts'

/** A unit stated by a header, as a power of ten of the yuan. */
const UNITS: { readonly [unit: string]: number } = {
  元: 0,
  人民币: 0,
  人民币元: 0,
  百元: 2,
  千元: 3,
  万: 4,
  万元: 4,
  人民币万元: 4,
  亿元: 8,
}
/** （金额单位：人民币万元） */
const LONGEST_UNIT = 14
const BRACKETED = /[([{【〔〖]([^)\]}】〕〗]*)[)\]}】〕〗]/g
const ORNAMENT = /[\s*:;,.、。/\\|_\-—·'"“”‘’()[\]{}【】〔〕〖〗<>《》#★☆※▲△●○]/g
const TITLE_UNIT = /(?:(?:^|[^\p{L}]|金额|货币|计量)单\s*位[\s:(]*|金\s*额\s*:\s*)([^\s()]+)/gu
const CLOSING_UNIT = /\(([^()]+)\)\s*$/
const TRAILING_UNIT = /^(.{2,}?)(?:单位)?(人民币元|百元|千元|万元|亿元|元)$/
/** `1.`, `（一）`, `A、` and ① in front of a header number the columns of the form and say nothing. */
const CIRCLED = /^[\u2460-\u249b\u3220-\u3229\u3280-\u3289]\s*/
const SERIAL =
  /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])\)|(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])[.、:])\s*(?=\p{L})/iu
const REMARK = /^(?:必填项?|选填项?)|(?:必填项?|选填项?)$/g
/** 调解结果：成功/不成功 explains as brackets do. */
const COLON_LIST = /^([^:()]{2,}):([^:()]*[/、,;|][^:()]*)$/
const CHOICE = /[/／|｜、]|或者?/
/** A system's own name in front of the words: `AJBH 案件编号`. */
const FIELD_NAME = /(?<![A-Z])(?!TEL)[A-Z][A-Z\d_]{2,}/gi
/** In brackets a short word says which of several is meant; a long one or a list of choices is an explanation. */
const LONGEST_QUALIFIER = 6

const HAN = /^[\u4e00-\u9fff]*$/

/** One form for comparing: NFKC, without spaces, line breaks, brackets and ornaments. */
export function headerKey(text: string): string {
  return HAN.test(text) ? text : trimmed(text).normalize('NFKC').replace(ORNAMENT, '').toUpperCase()
}

export type HeaderKey = {
  readonly key: string
  /** What the key leaves out: the rows above, and a word in brackets that says which of several is meant. */
  readonly above: string
  readonly bracket: string
}

export type HeaderText = {
  /** As a person reads it: one line, of a two-row header `上/下`. */
  readonly shown: string
  /** The lowest row alone, without spaces: what a header printed again shows in this column. */
  readonly lowest: string
  /** What it may be looked up by, the most specific first. */
  readonly keys: readonly HeaderKey[]
  /** 调解员/承办人 offers two names for one thing; empty for a plain header. */
  readonly choices: readonly (readonly HeaderKey[])[]
  /** 涉及金额（万元） states 4; null when no unit stands there. */
  readonly unit: number | null
}

/** `levels`: the cells of the header rows from top to bottom, the same text for one merged cell. */
export function headerText(...levels: readonly string[]): HeaderText {
  const lines = levels.map(lineOf).filter((line, at, all) => line !== '' && line !== all[at - 1])
  const named = lines.filter((line, at) => at === 0 || unitAlone(line) === null)
  const keys = named.flatMap((_, at) => keysOf(named.slice(at).join(''), named.slice(0, at).join('')))
  const unit = [...lines]
    .reverse()
    .map((line) => unitAlone(line) ?? unitOf(line))
    .find((one) => one !== null)
  const lowest = compact(lines.at(-1) ?? '')
  return {
    shown: printable(named.join('/')),
    lowest,
    keys: distinct(keys),
    choices: choicesOf(named),
    unit: unit ?? null,
  }
}

function choicesOf(lines: readonly string[]): HeaderKey[][] {
  const parts = (lines.at(-1) ?? '').split(CHOICE).filter((part) => part.trim() !== '')
  return parts.length < 2 ? [] : parts.map((part) => keysOf(part, lines.slice(0, -1).join('')))
}

function lineOf(text: string): string {
  return trimmed(text)
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/\s{2,}/g, ' ')
}

/** Nothing to take off: no brackets, no unit, no remark. Most headers, and most words of a data row. */
const PLAIN_WORD = /^(?![必选])[\u4e00-\u9fff]{0,15}[\u4e00-\u9fff](?<![元填项])$/
/** Longer texts are sentences; years, telephones and ID numbers are data. Neither is taken apart. */
const LONGEST = 60
const DATA = /\d{4}/

/** 身份证号（申请人） may mean 身份证号申请人, 申请人身份证号 or, with the bracket as a remark, 身份证号. */
function keysOf(text: string, above: string): HeaderKey[] {
  if (PLAIN_WORD.test(text)) return [{ key: text, above, bracket: '' }]
  if (text.length > LONGEST) return []
  if (DATA.test(text)) return [{ key: headerKey(text), above, bracket: '' }]
  const whole = text.normalize('NFKC')
  const wide = text.replace(CIRCLED, '').normalize('NFKC').replace(SERIAL, '').replace(COLON_LIST, '$1($2)')
  const inside = [...wide.matchAll(BRACKETED)].map((match) => match[1] ?? '').join('')
  const outside = wide.replace(BRACKETED, '')
  const bracket = isQualifier(inside) ? inside : ''
  const withoutUnit = TRAILING_UNIT.exec(headerKey(outside))?.[1]
  return [
    { key: keyOf(wide), above, bracket: '' },
    ...(inside === '' ? [] : [{ key: keyOf(inside + outside), above, bracket: '' }]),
    { key: keyOf(outside), above, bracket },
    ...(withoutUnit === undefined ? [] : [{ key: withoutUnit, above, bracket }]),
    { key: headerKey(whole), above, bracket: '' },
    { key: keyOf(outside.replace(FIELD_NAME, '')), above, bracket },
  ]
}

function keyOf(text: string): string {
  return headerKey(text).replace(REMARK, '')
}

function isQualifier(inside: string): boolean {
  return inside !== '' && inside.length <= LONGEST_QUALIFIER && !/[/、,;]/.test(inside) && unitAlone(inside) === null
}

function distinct(keys: readonly HeaderKey[]): HeaderKey[] {
  const seen = new Set<string>()
  return keys.filter(({ key }) => key !== '' && !seen.has(key) && seen.add(key))
}

/** 4 is 万元. */
export function unitName(exponent: number): string {
  return Object.entries(UNITS).find(([name, one]) => one === exponent && name.endsWith('元'))?.[0] ?? '元'
}

/** A header cell that holds nothing but a unit: a row of its own below the names. */
export function unitAlone(text: string): number | null {
  if (text.length > LONGEST_UNIT) return null
  return UNITS[headerKey(text).replace(/^单位/, '')] ?? null
}

function unitOf(text: string): number | null {
  if (!/[元万币]/.test(text)) return null
  const wide = text.normalize('NFKC').replace(/\s/g, '')
  for (const match of wide.matchAll(BRACKETED)) {
    const unit = UNITS[(match[1] ?? '').replace(/^(?:金额)?单位:?/, '')]
    if (unit !== undefined) return unit
  }
  return UNITS[TRAILING_UNIT.exec(headerKey(wide))?.[2] ?? ''] ?? null
}

/** `单位：万元`, `单位：人、万元`, `（金额：元）` or `…台账（万元）` in a title row; 填报单位：… is no unit. */
export function titleUnit(text: string): number | null {
  const wide = text.normalize('NFKC')
  const stated = [...wide.matchAll(TITLE_UNIT)].map((match) => match[1] ?? '')
  const all = [...stated, CLOSING_UNIT.exec(wide)?.[1] ?? ''].flatMap((one) => one.split(/[、,/;]/))
  const units = new Set(all.flatMap((one) => (/元$|^万$/.test(one) ? (UNITS[one] ?? []) : [])))
  const [unit] = units
  return unit !== undefined && units.size === 1 ? unit : null
}

/** Line breaks stay; other control characters of a spoilt file reach no message. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
}
