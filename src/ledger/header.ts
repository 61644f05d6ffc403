// The text of a header cell and what it can mean: the keys it may be looked up by, and the unit that it states.
// Which field a key belongs to is left to layout.ts.
import { trimmed } from './text.ts'

/** A unit stated by a header, as a power of ten of the yuan. */
const UNITS: { readonly [unit: string]: number } = { 元: 0, 人民币元: 0, 百元: 2, 千元: 3, 万元: 4, 亿元: 8 }
const BRACKETED = /[([{【〔〖]([^)\]}】〕〗]*)[)\]}】〕〗]/g
const ORNAMENT = /[\s*:;,.、。/\\|_\-—·'"“”‘’()[\]{}【】〔〕〖〗<>《》#★☆※▲△●○]/g
const TITLE_UNIT = /(?:^|[^\p{L}]|金额|货币|计量)单\s*位\s*:?\s*(?:人民币)?([百千万亿]?元)(?!\p{L})/u
const TRAILING_UNIT = /^(.{2,}?)(人民币元|百元|千元|万元|亿元|元)$/

/** One form for comparing: NFKC, without spaces, line breaks, brackets and ornaments. */
export function headerKey(text: string): string {
  return trimmed(text).normalize('NFKC').replace(ORNAMENT, '').toUpperCase()
}

export type HeaderText = {
  /** As a person reads it: one line, of a two-row header `上/下`. */
  readonly shown: string
  /** What it may be looked up by, the most specific first. */
  readonly keys: readonly string[]
  /** 涉及金额（万元） states 4; null when no unit stands there. */
  readonly unit: number | null
}

/** `upper` is the cell above in a two-row header, empty where there is none or where both are one merged cell. */
export function headerText(upper: string, lower: string): HeaderText {
  const [over, under] = [lineOf(upper), lineOf(lower)]
  const main = under === '' ? over : under
  const shown = over === '' || under === '' || over === under ? main : `${over}/${under}`
  const keys =
    over === '' || under === '' || over === under ? keysOf(main) : [...keysOf(over + under), ...keysOf(under)]
  return { shown, keys: [...new Set(keys)].filter((key) => key !== ''), unit: unitOf(main) ?? unitOf(over) }
}

function lineOf(text: string): string {
  return trimmed(text)
    .replace(/\s*[\r\n]+\s*/g, '')
    .replace(/\s{2,}/g, ' ')
}

/** 身份证号（申请人） may mean 身份证号申请人, 申请人身份证号 or, with the bracket as a remark, 身份证号. */
function keysOf(text: string): string[] {
  const wide = text.normalize('NFKC')
  const inside = [...wide.matchAll(BRACKETED)].map((match) => match[1] ?? '').join('')
  const outside = wide.replace(BRACKETED, '')
  const keys = inside === '' ? [wide] : [wide, inside + outside, outside]
  const withoutUnit = TRAILING_UNIT.exec(headerKey(outside))?.[1]
  return [...keys.map(headerKey), ...(withoutUnit === undefined ? [] : [withoutUnit])]
}

function unitOf(text: string): number | null {
  const wide = text.normalize('NFKC').replace(/\s/g, '')
  for (const match of wide.matchAll(BRACKETED)) {
    const unit = UNITS[(match[1] ?? '').replace(/^单位:?/, '')]
    if (unit !== undefined) return unit
  }
  return UNITS[TRAILING_UNIT.exec(headerKey(wide))?.[2] ?? ''] ?? null
}

/** `单位：万元` or `（金额单位：元）` among the title rows; 填报单位：… is no unit. */
export function titleUnit(text: string): number | null {
  const match = TITLE_UNIT.exec(text.normalize('NFKC'))
  return match ? (UNITS[match[1] ?? ''] ?? null) : null
}
