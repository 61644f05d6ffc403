// Whether two cases may be one dispute: points for what they share and against it for what sets them apart, each shared
// thing with its reason in words. It never decides: a pair above the mark is held from pay until a person says how the
// two belong together. Proven on labelled pairs (test/ledger/duplicates-labelled.test.ts): change the points only there.
import { daysBetween } from '../domain/calendar.ts'
import type { CaseFacts } from '../domain/mediation-case.ts'
import { matchSides, type SideMatch, type SidesMatch } from './same-people.ts'

export type Comparable = { readonly stationId: number; readonly facts: CaseFacts }
/** 0 to 100; reasons name no person. */
export type PairScore = { readonly score: number; readonly reasons: readonly string[] }

/** From here on a pair is worth a person's look. */
export const SUSPICIOUS = 75

/** Points, and the reason that is told; what speaks against is not told. */
type Clue = readonly [points: number, reason?: string]

export function scorePair(a: Comparable, b: Comparable): PairScore {
  const sides = matchSides(a.facts.parties, b.facts.parties)
  const call = sameCall(a.facts, b.facts)
  const clues: readonly Clue[] = [
    ...(call === null ? [] : [call ? ([60, '警情编号相同'] as const) : ([-50] as const)]),
    ...peopleClues(sides, a.stationId === b.stationId),
    ...dayClues(a.facts, b.facts),
    ...(a.stationId === b.stationId ? [[5, '同一派出所'] as const] : []),
    ...matterClues(a.facts, b.facts),
  ]
  const sum = clues.reduce((total, [points]) => total + points, 0)
  // One police call is one dispute until a person says otherwise, whatever else the ledgers write.
  const least = call === true ? SUSPICIOUS : 0
  return {
    score: Math.min(100, Math.max(least, sum)),
    reasons: clues.flatMap(([, reason]) => (reason === undefined ? [] : [reason])),
  }
}

function peopleClues(sides: SidesMatch, isOneStation: boolean): readonly Clue[] {
  const clue = sidesClue(sides)
  // With somebody else on one side the rest tells nothing: a shop, a landlord, an insurer meets many people.
  if (clue[0] <= 0) return [clue]
  const ids = sides.filter((side) => side.sharesId).length
  const phones = sides.filter((side) => side.phones === 'shared').length
  const clues: Clue[] = [clue]
  if (ids > 0) clues.push([0, `${ids === 2 ? '双方' : '一方'}证件号码相同`])
  if (phones > 0) clues.push([0, `${phones === 2 ? '双方' : '一方'}电话相同`])
  clues.push(...sides.map((side): Clue => [identityPoints(side)]))
  const isOnlyNames = ids + phones === 0 && sides.every((side) => side.isCommonName)
  if (isOnlyNames && !isOneStation) clues.push([-20])
  return clues
}

/** How far a number bears out that it is the same person; people have a second phone, not a second ID. */
function identityPoints({ sharesId, phones }: SideMatch): number {
  if (sharesId) return 15
  return phones === 'unknown' ? 0 : phones === 'shared' ? 10 : -10
}

function sidesClue([one, other]: SidesMatch): Clue {
  const kinds = [one.kind, other.kind]
  if (kinds.includes('different')) return [-30]
  const same = kinds.filter((kind) => kind === 'same').length
  const alike = kinds.filter((kind) => kind === 'alike').length
  const isRespelt = one.isRespelt || other.isRespelt
  if (same === 2) return [60, isRespelt ? '双方当事人相同（姓名写法不一）' : '双方当事人姓名相同']
  if (same + alike === 2) return [same === 1 ? 50 : 40, '双方当事人姓名同音或相近']
  // A person has one dispute a day, a firm may have several.
  if (same === 1) return [one.isFirm || other.isFirm ? 15 : 30, '一方当事人相同，另一方有一处未写明']
  return [0]
}

/** Close by, two cases of the same people are one dispute entered twice; weeks later they are mostly a second one. */
function dayClues(a: CaseFacts, b: CaseFacts): readonly Clue[] {
  const days = Math.abs(daysBetween(a.acceptedOn, b.acceptedOn))
  if (days <= 2) return [[25, days === 0 ? '同一天受理' : `受理相隔 ${days} 天`]]
  const [earlier, later] = a.acceptedOn < b.acceptedOn ? [a, b] : [b, a]
  const isOver = earlier.closedOn !== null && earlier.closedOn < later.acceptedOn
  const over: readonly Clue[] = isOver ? [[-10]] : []
  if (days <= 7) return [[15, `受理相隔 ${days} 天`], ...over]
  if (days <= 15) return over
  return [[days <= 31 ? -20 : -45], ...over]
}

/** What it was about. */
function matterClues(a: CaseFacts, b: CaseFacts): readonly Clue[] {
  const clues: Clue[] = []
  if (a.disputeType !== null && b.disputeType !== null)
    clues.push(isSameType(a.disputeType, b.disputeType) ? [5, '纠纷类型相同'] : [-5])
  if (a.amountFen !== null && b.amountFen !== null && a.amountFen > 0)
    clues.push(a.amountFen === b.amountFen ? [10, '涉案金额相同'] : [-10])
  const [told, toldAgain] = [wordsOf(a.summary), wordsOf(b.summary)]
  if (told.length >= SHORTEST_STORY && told === toldAgain) clues.push([10, '案情写法相同'])
  return clues
}

/** 邻里 and 邻里纠纷 are one type. */
function isSameType(a: string, b: string): boolean {
  const [first, second] = [a, b].map((type) => type.replace(/(?:性?纠纷|案件)$/, ''))
  return first === second
}

const SHORTEST_STORY = 8
const wordsOf = (text: string | null): string => text?.replace(/[\s\p{P}]+/gu, '') ?? ''

/** Whether both name one police call; null where one of them names none. */
function sameCall(a: CaseFacts, b: CaseFacts): boolean | null {
  const [first, second] = [callKey(a.incidentNo), callKey(b.incidentNo)]
  return first === null || second === null ? null : first === second
}

/** Null for what only stands in for a number: 无, 110, 00000000, a date. */
function callKey(incidentNo: string | null): string | null {
  const key =
    incidentNo
      ?.normalize('NFKC')
      .replace(/[\s\p{P}]+/gu, '')
      .toUpperCase() ?? ''
  const digits = key.replace(/\D/g, '')
  const standsIn = digits.length < 5 || /^(\d)\1*$/.test(digits) || /^(?:19|20)\d{6}$/.test(key)
  return standsIn ? null : key
}
