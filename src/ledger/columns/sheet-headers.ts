// The header of one sheet while its columns are being told apart: texts, meanings, and what the values below look like,
// each worked out when it is first asked for.

import type { SheetRow } from '../../domain/sheet.ts'
import { type Evidence, evidenceOf } from '../evidence.ts'
import type { AnyField } from '../fields.ts'
import { type HeaderText, headerKey, headerText } from '../header.ts'
import type { HeaderRows } from '../header-rows.ts'
import type { SheetLayout } from '../layout-file.ts'
import type { FieldWords } from './field-words.ts'
import { type Fit, fitOf } from './fitness.ts'
import type { HeaderReader, Meaning } from './meaning.ts'

export type SheetHeadersOf<F extends AnyField> = {
  readonly found: HeaderRows
  /** Rows below the header. */
  readonly below: readonly SheetRow[]
  readonly layout: SheetLayout<F>
  readonly reader: HeaderReader<F>
  readonly words: FieldWords
}

export class SheetHeaders<F extends AnyField> {
  readonly texts: readonly HeaderText[]
  readonly below: readonly SheetRow[]
  readonly layout: SheetLayout<F>
  private readonly reader: HeaderReader<F>
  private readonly words: FieldWords
  private readonly seen = new Map<number, Evidence>()
  /** 报案人, where the sheet has a 被报案人 as well. */
  private readonly pairs: readonly string[]
  /** Whether the sheet speaks of policemen or judges, and there is no roster to tell them by. */
  private readonly mayNameOfficials: boolean

  constructor({ found, below, layout, reader, words }: SheetHeadersOf<F>) {
    this.texts = found.headers
    this.below = below
    this.layout = layout
    this.reader = reader
    this.words = words
    this.pairs = pairsIn(found.headers)
    this.mayNameOfficials = words.mediators === null && found.headers.some((text) => reader.mentionsOfficial(text))
  }

  shown(index: number): string {
    return this.texts[index]?.shown ?? ''
  }

  label(field: F): string {
    return this.layout.fields.find(({ id }) => id === field)?.label ?? field
  }

  meaning(index: number): Meaning<F> | null {
    const text = this.texts[index]
    return text === undefined ? null : this.meaningOf(text)
  }

  /** 承办人 in a sheet of the police may be a policeman: without a roster nobody can tell. */
  mayBeOfficial(index: number): boolean {
    const text = this.texts[index]
    return this.mayNameOfficials && text !== undefined && this.reader.isHandler(text)
  }

  /** Fields that a question may name the column for. */
  askedAs(index: number): readonly F[] {
    const text = this.texts[index]
    return text === undefined ? [] : this.reader.askedAs(text)
  }

  /** 报案人 and 被报案人 are the two sides of this sheet, whatever they are called: read as 申请人 and 被申请人. */
  private meaningOf(text: HeaderText): Meaning<F> | null {
    const meaning = this.reader.meaningOf(text)
    if (this.layout.sides === null || (meaning !== null && meaning.kind !== 'other')) return meaning
    const key = text.keys[0]?.key ?? ''
    const pair = this.pairs.find((side) => key.startsWith(side) || key.startsWith(`被${side}`))
    if (pair === undefined) return meaning
    const [applicant = '', respondent = ''] = [this.layout.sides.applicant[0], this.layout.sides.respondent[0]]
    const plain = key.startsWith('被') ? respondent + key.slice(pair.length + 1) : applicant + key.slice(pair.length)
    const read = this.reader.meaningOf(headerText(plain))
    return read?.kind === 'fields' ? { ...read, rank: 'wide' } : meaning
  }

  evidence(index: number): Evidence {
    const known = this.seen.get(index) ?? evidenceOf(this.below, index, this.texts[index]?.lowest)
    this.seen.set(index, known)
    return known
  }

  fit(index: number, field: F): Fit {
    return fitOf(field, this.evidence(index), this.words)
  }

  /** Whether the values are words of the field's own list, not only like them. */
  areListed(index: number, field: F): boolean {
    const list = this.words.listed.get(field)
    return list !== undefined && this.evidence(index).shareOf((text) => list.has(text)) >= 0.8
  }

  /** What `--map` calls the column: its header, with `#2` where a column before it has the same. */
  reference(index: number): string {
    const shown = this.shown(index)
    const key = headerKey(shown)
    const same = this.texts.flatMap(({ keys }, at) => (keys.some((one) => one.key === key) ? [at] : []))
    return same.length > 1 ? `${shown}#${same.indexOf(index) + 1}` : shown
  }

  /** 列名#2=字段 as a person types it: in quotes where a shell would take it apart. */
  flag(index: number, meaning: string): string {
    const pair = `${this.reference(index)}=${meaning}`
    return `--map ${/^[\p{L}\p{N}#=/_.\-（）、，：]+$/u.test(pair) ? pair : `"${pair}"`}`
  }
}

function pairsIn(texts: readonly HeaderText[]): string[] {
  const keys = new Set(texts.flatMap(({ keys }) => keys[0]?.key ?? []))
  return [...keys].filter((key) => /[人方]$/.test(key) && keys.has(`被${key}`))
}

export function columnOfLetter(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
