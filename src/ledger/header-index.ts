// All header words of a layout, looked up by their key. Personal columns are known with their side (申请人电话) and
// without (联系电话); whose the latter are depends on where they stand, which layout.ts decides.
import { headerKey } from './header.ts'
import type { PersonalColumn, SheetLayout } from './layout-file.ts'

export type Meaning<F extends string> =
  | { readonly kind: 'field'; readonly field: F; readonly isFallback: boolean }
  | { readonly kind: 'personal'; readonly what: PersonalColumn['what'] }

export type HeaderIndex<F extends string> = ReadonlyMap<string, Meaning<F>>

export function headerIndexOf<F extends string>(layout: SheetLayout<F>): HeaderIndex<F> {
  const index = new Map<string, Meaning<F>>()
  const { personal, sides } = layout
  if (personal !== null) {
    for (const what of ['residentId', 'phone', 'address'] as const) {
      for (const word of personal[what]) index.set(headerKey(word), { kind: 'personal', what })
    }
  }
  for (const { id, label, headers, fallback, side } of layout.fields) {
    const meaning: Meaning<F> = { kind: 'field', field: id, isFallback: false }
    for (const word of fallback) index.set(headerKey(word), { ...meaning, isFallback: true })
    for (const word of [label, ...headers]) index.set(headerKey(word), meaning)
    if (side === null || personal === null || sides === null) continue
    for (const who of sides[side.of]) {
      for (const word of personal[side.what]) {
        index.set(headerKey(who + word), meaning)
        index.set(headerKey(word + who), meaning)
      }
    }
  }
  return index
}

/** What a header means: the first of its keys that is a known word. */
export function meaningOf<F extends string>(keys: readonly string[], index: HeaderIndex<F>): Meaning<F> | null {
  for (const key of keys) {
    const meaning = index.get(key)
    if (meaning !== undefined) return meaning
  }
  return null
}

/** A field by its identifier or its Chinese label, as `--map` names it. */
export function fieldNamed<F extends string>(name: string, layout: SheetLayout<F>): F | null {
  const wanted = headerKey(name)
  return layout.fields.find(({ id, label }) => headerKey(id) === wanted || headerKey(label) === wanted)?.id ?? null
}
