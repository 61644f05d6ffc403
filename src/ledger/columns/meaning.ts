// What a header says by its words alone: one field, a bare personal column, a word that only its values can settle, a
// column of somebody or something else, or nothing. What stands below the header is left to fitness.ts.
import { type HeaderKey, type HeaderText, headerKey } from '../header.ts'
import type { PersonalColumn, SheetLayout } from '../layout-file.ts'
import { type HeaderPattern, matches, patternCompiler } from './grammar.ts'

/** How sure the words are: a listed header, one put together from known parts; a listed wide one, one put together. */
export type WordRank = 'header' | 'composed' | 'fallback' | 'wide'

export type Meaning<F extends string> =
  | { readonly kind: 'fields'; readonly fields: readonly F[]; readonly rank: WordRank }
  | { readonly kind: 'personal'; readonly what: PersonalColumn['what']; readonly isLesser: boolean }
  | { readonly kind: 'vague'; readonly fields: readonly F[] }
  /** None of ours; `isPerson` when a bare phone beside it belongs to that person. */
  | { readonly kind: 'other'; readonly isPerson: boolean }

/** Longer texts are sentences. */
const LONGEST_HEADER = 24

type Patterns<F extends string> = readonly { readonly field: F; readonly patterns: readonly HeaderPattern[] }[]

export class HeaderReader<F extends string> {
  private readonly words: ReadonlyMap<string, Meaning<F>>
  private readonly proper: Patterns<F>
  private readonly wide: Patterns<F>
  private readonly other: RegExp | null
  private readonly persons: RegExp | null
  private readonly officials: RegExp | null
  private readonly handlers: ReadonlySet<string>
  private readonly asked: ReadonlyMap<string, readonly F[]>
  private readonly known = new Map<string, Meaning<F> | null>()

  constructor({ fields, personal, sides, grammar }: SheetLayout<F>) {
    this.words = listedWords({ fields, personal, sides })
    const compile = patternCompiler(grammar.parts)
    const compiled = (kind: 'patterns' | 'widePatterns'): Patterns<F> =>
      fields.map((field) => ({ field: field.id, patterns: field[kind].map(compile) }))
    this.proper = compiled('patterns')
    this.wide = compiled('widePatterns')
    this.other = anyOf(grammar.other)
    this.persons = anyOf(grammar.persons)
    this.officials = anyOf(grammar.officials)
    this.handlers = new Set(grammar.handlers.map(headerKey))
    this.asked = askedWords(fields)
  }

  /** The first of its keys that says anything. */
  meaningOf({ keys, choices }: HeaderText): Meaning<F> | null {
    const meaning = this.ofKeys(keys) ?? agreed(choices.map((choice) => this.ofKeys(choice)))
    if (meaning !== null) return meaning
    const [whole] = keys
    if (whole === undefined || this.other === null) return null
    const isPerson = this.persons?.test(whole.key) ?? false
    return isPerson || this.other.test(whole.key) ? { kind: 'other', isPerson } : null
  }

  /** Fields that the header never is unasked, but may be. */
  askedAs({ keys }: HeaderText): readonly F[] {
    return keys.flatMap(({ key, bracket }) => (bracket === '' ? (this.asked.get(key) ?? []) : []))
  }

  mentionsOfficial({ keys }: HeaderText): boolean {
    const [whole] = keys
    return whole !== undefined && (this.officials?.test(whole.key) ?? false)
  }

  /** 承办人: whoever handles the case, a mediator or not. */
  isHandler({ keys }: HeaderText): boolean {
    return keys.some(({ key }) => this.handlers.has(key))
  }

  private ofKeys(keys: readonly HeaderKey[]): Meaning<F> | null {
    for (const key of keys) {
      const meaning = this.ofKey(key)
      if (meaning !== null) return meaning
    }
    return null
  }

  private ofKey({ key, above, bracket }: HeaderKey): Meaning<F> | null {
    if (key.length > LONGEST_HEADER) return null
    let meaning = this.known.get(key)
    if (meaning === undefined) {
      meaning = this.read(key)
      this.known.set(key, meaning)
    }
    if (meaning === null || (above === '' && bracket === '')) return meaning
    if (this.isOther(bracket)) {
      return meaning.kind === 'fields' && meaning.rank === 'header' ? { ...meaning, rank: 'wide' } : null
    }
    return this.isOther(above) ? lowered(meaning) : meaning
  }

  private isOther(dropped: string): boolean {
    return dropped !== '' && this.other !== null && this.other.test(headerKey(dropped))
  }

  private read(key: string): Meaning<F> | null {
    const listed = this.words.get(key)
    if (listed !== undefined) return listed
    // What has to be asked is not to be composed after all.
    const asked = this.asked.get(key) ?? []
    const composed = matching(this.proper, key).filter((field) => !asked.includes(field))
    if (composed.length > 0) return { kind: 'fields', fields: composed, rank: 'composed' }
    const wide = matching(this.wide, key).filter((field) => !asked.includes(field))
    return wide.length > 0 ? { kind: 'fields', fields: wide, rank: 'wide' } : null
  }
}

/**
 * 金额 below 补贴发放, or 金额（补贴）, is not our 金额; a word that needs no help, 调解员 or 协议日期, may still be meant where
 * no better column is.
 */
function lowered<F extends string>(meaning: Meaning<F>): Meaning<F> | null {
  if (meaning.kind !== 'fields') return null
  return { ...meaning, rank: meaning.rank === 'header' ? 'composed' : 'wide' }
}

/** A layout is read for every sheet of every file: its words are taken in once. */
const readers = new WeakMap<object, unknown>()

export function headerReaderOf<F extends string>(layout: SheetLayout<F>): HeaderReader<F> {
  const known = readers.get(layout)
  if (known instanceof HeaderReader) return known
  const reader = new HeaderReader(layout)
  readers.set(layout, reader)
  return reader
}

function matching<F extends string>(fields: Patterns<F>, key: string): F[] {
  return fields.flatMap(({ field, patterns }) => (patterns.some((pattern) => matches(pattern, key)) ? [field] : []))
}

/** Words that may stand anywhere in a header. */
function anyOf(words: readonly string[]): RegExp | null {
  const escaped = words.map((word) => headerKey(word).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return words.length === 0 ? null : new RegExp(escaped.join('|'))
}

/** 调解员/承办人 is what both may be; of 姓名/电话 there is nothing that both are. */
function agreed<F extends string>(meanings: readonly (Meaning<F> | null)[]): Meaning<F> | null {
  const fields = meanings.map((meaning) =>
    meaning?.kind === 'fields' || meaning?.kind === 'vague' ? meaning.fields : [],
  )
  const [first = [], ...others] = fields
  const common = first.filter((field) => others.every((one) => one.includes(field)))
  return common.length === 0 ? null : { kind: 'fields', fields: common, rank: 'composed' }
}

function askedWords<F extends string>(fields: SheetLayout<F>['fields']): Map<string, F[]> {
  const words = new Map<string, F[]>()
  for (const { id, ask } of fields) {
    for (const word of ask.map(headerKey)) words.set(word, [...(words.get(word) ?? []), id])
  }
  return words
}

/** Every listed word by its key. Where a word stands in several lists, the surer list has it. */
function listedWords<F extends string>(
  layout: Pick<SheetLayout<F>, 'fields' | 'personal' | 'sides'>,
): Map<string, Meaning<F>> {
  const words = new Map<string, Meaning<F>>()
  for (const { id, vague } of layout.fields) {
    for (const word of vague.map(headerKey)) {
      const before = words.get(word)
      words.set(word, { kind: 'vague', fields: [...(before?.kind === 'vague' ? before.fields : []), id] })
    }
  }
  for (const { id, fallback } of layout.fields) {
    for (const word of fallback) words.set(headerKey(word), { kind: 'fields', fields: [id], rank: 'fallback' })
  }
  const { personal, sides } = layout
  for (const what of ['residentId', 'phone', 'address'] as const) {
    for (const word of personal?.[what] ?? []) {
      words.set(headerKey(word), { kind: 'personal', what, isLesser: personal?.lesser.includes(word) ?? false })
    }
  }
  for (const { id, label, headers, side } of layout.fields) {
    const meaning: Meaning<F> = { kind: 'fields', fields: [id], rank: 'header' }
    for (const word of [label, ...headers]) words.set(headerKey(word), meaning)
    if (side === null || personal === null || sides === null) continue
    for (const who of sides[side.of]) {
      for (const word of personal[side.what]) {
        words.set(headerKey(who + word), meaning)
        words.set(headerKey(word + who), meaning)
      }
    }
  }
  return words
}
