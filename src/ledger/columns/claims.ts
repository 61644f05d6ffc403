// Which columns claim which field by their words, from left to right: a person's word first, then listed headers, then
// those put together from known parts, then wide ones. A bare 联系电话 belongs to the person on its left.
import type { AnyField } from '../fields.ts'
import { headerKey } from '../header.ts'
import type { LayoutField } from '../layout-file.ts'
import { type Fit, hasFixedWords, isTellable } from './fitness.ts'
import type { WordRank } from './meaning.ts'
import type { SheetHeaders } from './sheet-headers.ts'

export type ClaimRank = 'given' | 'profile' | WordRank | 'bare' | 'lesser'

export type Claim<F extends AnyField> = {
  readonly field: F
  readonly index: number
  readonly rank: ClaimRank
  readonly fit: Fit
}

export type Claims<F extends AnyField> = {
  readonly byField: ReadonlyMap<F, readonly Claim<F>[]>
  /** Columns of vague words, and the fields that each may be. */
  readonly open: ReadonlyMap<number, readonly F[]>
  /** Columns that no word speaks for. */
  readonly unknown: readonly number[]
  /** Claims that the values do not bear out. */
  readonly rejected: readonly Claim<F>[]
}

/** Whose a bare personal column is: a party's, or a mediator's and anybody else's. */
type Owner = 'applicant' | 'respondent' | 'somebody' | null

export type Named<F extends AnyField> = {
  readonly given: ReadonlyMap<number, F | null>
  readonly profile: ReadonlyMap<number, F | null>
}

export function claimsOf<F extends AnyField>(headers: SheetHeaders<F>, named: Named<F>): Claims<F> {
  const byField = new Map<F, Claim<F>[]>()
  const open = new Map<number, readonly F[]>()
  const unknown: number[] = []
  const rejected: Claim<F>[] = []
  let owner: Owner = null
  const isStranger = ({ field, index, rank }: Claim<F>): boolean => {
    if (rank === 'given' || rank === 'profile' || !headers.mayBeOfficial(index)) return false
    // Beside a column that names the mediators the handlers are theirs.
    return field === 'mediators' || (field === 'assistants' && !namesMediators(headers))
  }
  const take = (claim: Claim<F>): void => {
    owner = ownerOf(claim.field, headers) ?? owner
    if (isBorneOut(claim) && !isStranger(claim)) byField.set(claim.field, [...(byField.get(claim.field) ?? []), claim])
    else rejected.push(claim)
  }
  for (const [index] of headers.texts.entries()) {
    const byPerson = namedClaim(index, named)
    if (byPerson === 'ignored') continue
    if (byPerson !== null) {
      take({ ...byPerson, index, fit: headers.fit(index, byPerson.field) })
      continue
    }
    const meaning = headers.meaning(index)
    if (meaning === null) {
      if (headers.shown(index) !== '' && headers.askedAs(index).length === 0) unknown.push(index)
    } else if (meaning.kind === 'other') {
      if (meaning.isPerson) owner = 'somebody'
    } else if (meaning.kind === 'personal') {
      const field = headers.layout.fields.find(({ side }) => side?.of === owner && side.what === meaning.what)?.id
      if (field !== undefined)
        take({ field, index, rank: meaning.isLesser ? 'lesser' : 'bare', fit: headers.fit(index, field) })
    } else {
      const [field, ...others] = meaning.fields
      if (meaning.kind === 'vague' || others.length > 0) open.set(index, meaning.fields)
      else if (field !== undefined) take(wordClaim(headers, { field, index, rank: meaning.rank }))
    }
  }
  return { byField, open, unknown, rejected }
}

/** 事由 is what happened, unless words of another field's list stand below it and the header may be that one as well. */
function wordClaim<F extends AnyField>(headers: SheetHeaders<F>, claim: Omit<Claim<F>, 'fit'>): Claim<F> {
  const { index, rank } = claim
  const key = headerKey(headers.shown(index))
  const rather = headers.layout.fields.find(
    ({ id, vague }) =>
      id !== claim.field && vague.some((word) => headerKey(word) === key) && headers.areListed(index, id),
  )
  const field = rank === 'fallback' ? (rather?.id ?? claim.field) : claim.field
  return { field, index, rank, fit: headers.fit(index, field) }
}

function namesMediators<F extends AnyField>(headers: SheetHeaders<F>): boolean {
  return [...headers.texts.keys()].some((index) => {
    const meaning = headers.meaning(index)
    return (
      meaning?.kind === 'fields' &&
      meaning.fields.some((field) => field === 'mediators') &&
      !headers.mayBeOfficial(index)
    )
  })
}

function namedClaim<F extends AnyField>(
  index: number,
  { given, profile }: Named<F>,
): { readonly field: F; readonly rank: 'given' | 'profile' } | 'ignored' | null {
  const field = given.get(index)
  if (field !== undefined) return field === null ? 'ignored' : { field, rank: 'given' }
  const kept = profile.get(index)
  if (kept === undefined) return null
  return kept === null ? 'ignored' : { field: kept, rank: 'profile' }
}

function ownerOf<F extends AnyField>(field: F, { layout }: SheetHeaders<F>): Owner {
  if (field === 'applicant' || field === 'respondent') return field
  if (field === 'mediators' || field === 'assistants') return 'somebody'
  return layout.fields.find(({ id }: LayoutField<F>) => id === field)?.side?.of ?? null
}

/**
 * A listed header and a bare personal word stand unless the values are plainly something else. Where only certain words
 * are valid (矛盾等级: 红, 橙, 黄) a header that was put together needs most values to be of them, a wide one anyway.
 */
function isBorneOut({ rank, fit, field }: Claim<AnyField>): boolean {
  switch (rank) {
    case 'given':
    case 'profile':
      return true
    case 'header':
    case 'bare':
    case 'lesser':
      return fit !== 'contradicted'
    case 'composed':
      return fit !== 'contradicted' && !(fit === 'doubtful' && hasFixedWords(field))
    case 'fallback':
      return fit !== 'contradicted' && !(fit === 'doubtful' && isTellable(field))
    case 'wide':
      return fit !== 'contradicted' && fit !== 'doubtful'
  }
}
