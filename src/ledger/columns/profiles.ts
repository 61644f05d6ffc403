// An office's saved mapping: known again by its header texts, in any order, and then as good as `--map`, which wins.
import type { LedgerProfile } from '../context.ts'
import type { AnyField } from '../fields.ts'
import { type HeaderText, headerKey } from '../header.ts'
import { givenColumns } from './given-map.ts'
import type { SheetHeaders } from './sheet-headers.ts'

export function isOfProfile(texts: readonly HeaderText[], { headers }: LedgerProfile): boolean {
  const here = keysOf(texts.map(({ shown }) => shown))
  const there = keysOf(headers)
  return here.length > 0 && here.join('\n') === there.join('\n')
}

function keysOf(headers: readonly string[]): string[] {
  return headers
    .map(headerKey)
    .filter((key) => key !== '')
    .sort()
}

export function profileColumns<F extends AnyField>(
  profiles: readonly LedgerProfile[],
  headers: SheetHeaders<F>,
  given: ReadonlyMap<number, F | null>,
): { readonly name: string; readonly columns: ReadonlyMap<number, F | null> } | null {
  const profile = profiles.find((one) => isOfProfile(headers.texts, one))
  if (profile === undefined) return null
  const taken = new Set(given.values())
  const kept = [...givenColumns(profile.map, headers).columns].filter(
    ([, field]) => field === null || !taken.has(field),
  )
  return { name: profile.name, columns: new Map(kept) }
}
