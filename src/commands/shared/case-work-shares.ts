// The shares that people agreed on, as typed → one whole-number weight a person. What does not add up, names nobody or
// leaves a number open is a fault; all faults come together, and no share is ever guessed.
import type { Mediator } from '../../domain/people.ts'
import type { RecordedShare, Store, StoredCase } from '../../store.ts'
import { choicesOf, findPerson, type People, readPeople } from './find-person.ts'

/** `own`: the case's mediators in the order of the ledger; they are found before namesakes elsewhere. */
export type ShareRoster = { readonly people: People; readonly own: readonly string[] }

export async function shareRoster(store: Store, { facts }: StoredCase): Promise<ShareRoster> {
  return { people: await readPeople(store), own: facts.mediators.flatMap(({ mediatorId }) => mediatorId ?? []) }
}

export type SharesRead = { readonly shares: readonly RecordedShare[] } | { readonly faults: readonly string[] }

type Amount = { readonly digits: string; readonly unit: string }

const WHOLE = /^(?:全部|全额|独办|一人)$/
const AMOUNT = /^(\d{1,6}(?:\.\d{1,4})?)(%|成|份)?$/
const BETWEEN = /[\s、，,;；/]+/

export function readCaseShares(words: readonly string[], roster: ShareRoster): SharesRead {
  const parts = words.flatMap((word) => word.normalize('NFKC').split(BETWEEN)).filter((part) => part !== '')
  if (parts.length === 0) return { faults: ['没有写份额'] }
  return parts.some((part) => part.includes('=')) ? byName(parts, roster) : byOrder(parts, roster)
}

/** 王建国=60% 李秀英=40%. */
function byName(parts: readonly string[], roster: ShareRoster): SharesRead {
  const faults: string[] = []
  const people: string[] = []
  const amounts: Amount[] = []
  for (const part of parts) {
    const at = part.indexOf('=')
    const found = at < 1 ? { fault: `“${part}”要写成 姓名=份额` } : personNamed(part.slice(0, at), roster)
    const amount = amountOf(part.slice(at + 1), parts.length)
    if ('fault' in found) faults.push(found.fault)
    else if (people.includes(found.mediatorId)) faults.push(`${found.mediator}写了两次`)
    else people.push(found.mediatorId)
    if (at > 0 && amount === null) faults.push(`“${part}”的份额不是数：应为 60%、6 或 全部`)
    if (amount !== null) amounts.push(amount)
  }
  faults.push(...sumFaults(amounts))
  if (faults.length > 0) return { faults }
  const weights = weightsOf(amounts)
  return { shares: people.map((mediatorId, index) => ({ mediatorId, weight: weights[index] ?? 0 })) }
}

/** 6:4, 60% 40%: in the order in which the ledger names the mediators. */
function byOrder(parts: readonly string[], { own }: ShareRoster): SharesRead {
  const numbers = parts.flatMap((part) => part.split(/[:比]/))
  const amounts = numbers.map((number) => amountOf(number, numbers.length))
  const known = amounts.filter((amount) => amount !== null)
  if (known.length < amounts.length)
    return { faults: [`“${parts.join(' ')}”看不懂：应为 姓名=份额，或按调解员次序写 6:4`] }
  const faults = sumFaults(known)
  if (numbers.length !== own.length) {
    faults.unshift(`写了 ${numbers.length} 个份额，本案的调解员有 ${own.length} 位：请写成 姓名=份额`)
  }
  if (faults.length > 0) return { faults }
  const weights = weightsOf(known)
  return { shares: own.map((mediatorId, index) => ({ mediatorId, weight: weights[index] ?? 0 })) }
}

function amountOf(text: string, count: number): Amount | null {
  if (WHOLE.test(text)) return count === 1 ? { digits: '100', unit: '%' } : null
  const match = AMOUNT.exec(text)
  return match === null ? null : { digits: match[1] ?? '', unit: match[2] ?? '' }
}

/** Percentages come to 100 and tenths to 10; bare numbers are a ratio. */
function sumFaults(amounts: readonly Amount[]): string[] {
  const [unit = '', ...others] = new Set(amounts.map((amount) => amount.unit))
  if (amounts.length === 0) return []
  if (others.length > 0) return ['份额的单位不一样：要么都写百分比，要么都写比例']
  const whole = { '%': 100, 成: 10 }[unit]
  const total = amounts.reduce((sum, { digits }) => sum + scaled(digits), 0)
  if (total === 0) return ['份额之和是 0']
  return whole === undefined || total === whole * SCALE
    ? []
    : [`份额之和是 ${total / SCALE}${unit}，不是 ${whole}${unit}`]
}

/** Decimals as integers of this many parts of one. */
const SCALE = 10_000
const scaled = (digits: string): number => Math.round(Number(digits) * SCALE)

/** As written where all are whole, so that 30:70 on the paper is 30:70 here; else by the smallest common unit. */
function weightsOf(amounts: readonly Amount[]): readonly number[] {
  const weights = amounts.map(({ digits }) => scaled(digits))
  const unit = weights.every((weight) => weight % SCALE === 0) ? SCALE : weights.reduce(commonDivisor, 0)
  return weights.map((weight) => weight / unit)
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

type Found = Pick<Mediator, 'mediatorId' | 'mediator'> | { readonly fault: string }

/** By name or number; the case's own mediators before others of the same name. */
export function personNamed(word: string, { people, own }: ShareRoster): Found {
  const ownPeople = { ...people, mediators: people.mediators.filter(({ mediatorId }) => own.includes(mediatorId)) }
  const here = findPerson(ownPeople, word, null)
  const found = here.kind === 'none' ? findPerson(people, word, null) : here
  switch (found.kind) {
    case 'one':
      return found.person
    case 'none':
      return { fault: `花名册里没有“${word}”${found.nearest === null ? '' : `，是不是“${found.nearest}”？`}` }
    case 'several':
      return { fault: `“${word}”分不清是哪一位，请写编号：${choicesOf(people, found.found)}` }
  }
}
