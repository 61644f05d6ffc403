// Lines → Payslip → totals of the run. Every sum is a sum of printed lines; nothing is computed twice.
// Where the lines come from is for subsidy/assess.ts and monthly-items.ts; a stored slip is assembled the same way.
import { addFen, type Fen, fen, negate, sumFen, ZERO } from '../domain/money.ts'
import {
  PAY_LINE_KINDS,
  type PayLine,
  type PayLineKind,
  type PayrollTotals,
  type Payslip,
  type PayslipSums,
} from '../domain/payslip.ts'
import type { Earnings } from './monthly-items.ts'

/** Which side of the slip a kind stands on; arrears and contributions may correct either way (补发, 退回). */
const SIDE: Readonly<Record<PayLineKind, 'earning' | 'deduction' | 'either'>> = {
  base: 'earning',
  'case-subsidy': 'earning',
  award: 'earning',
  'duty-allowance': 'earning',
  'annual-bonus': 'earning',
  'other-pay': 'earning',
  arrears: 'either',
  pension: 'either',
  medical: 'either',
  'medical-supplement': 'deduction',
  unemployment: 'either',
  'housing-fund': 'either',
  'income-tax': 'deduction',
  recovery: 'deduction',
  'other-deduction': 'deduction',
}

export type PayslipParts = Omit<Payslip, 'grossFen' | 'deductionsFen' | 'netFen'>

/** Puts the lines in order (cases as given) and sums them. A line on the wrong side of the slip is our mistake. */
export function assemblePayslip(parts: PayslipParts): Payslip {
  for (const { kind, amountFen } of parts.lines) {
    const side = SIDE[kind]
    if ((side === 'earning' && amountFen < 0) || (side === 'deduction' && amountFen > 0)) {
      throw new RangeError(`payslip line ${kind} has the wrong sign: ${amountFen}`)
    }
  }
  const lines = [...parts.lines].sort((a, b) => placeOf(a) - placeOf(b))
  const grossFen = sumFen(lines.map(({ amountFen }) => amountFen).filter((amount) => amount > 0))
  const deductionsFen = negate(sumFen(lines.map(({ amountFen }) => amountFen).filter((amount) => amount < 0)))
  return { ...parts, lines, grossFen, deductionsFen, netFen: addFen(grossFen, negate(deductionsFen)) }
}

/**
 * The sums that monthlyItems asks for, of one person's case subsidies, awards and arrears. What cases give back are
 * `recovery` lines with their number and arrears below zero.
 */
export function earningsOf(lines: readonly PayLine[]): Earnings {
  const isCorrection = ({ kind, caseNo, amountFen }: PayLine) =>
    (kind === 'recovery' && caseNo !== null) || (kind === 'arrears' && amountFen < 0)
  const corrections = lines.filter(isCorrection)
  const rest = lines.filter((line) => !isCorrection(line))
  return {
    caseSubsidyFen: sumOf(rest, 'case-subsidy'),
    awardFen: sumOf(rest, 'award'),
    arrearsFen: sumOf(rest, 'arrears'),
    correctionsFen: sumFen(corrections.map((line) => line.amountFen)),
  }
}

export const NO_TOTALS: PayrollTotals = {
  mediators: 0,
  cases: 0,
  baseFen: ZERO,
  caseSubsidyFen: ZERO,
  awardFen: ZERO,
  grossFen: ZERO,
  deductionsFen: ZERO,
  taxFen: ZERO,
  netFen: ZERO,
}

/** A slip without its lines. */
export function sumsOf({ lines, employerLines: _, ...head }: Payslip): PayslipSums {
  return { ...head, sumOf: (kind) => sumOf(lines, kind) }
}

/** One more slip in the totals; `cases` stays, because a case with two mediators stands on two slips. */
export function addToTotals(totals: PayrollTotals, slip: PayslipSums): PayrollTotals {
  return {
    mediators: totals.mediators + 1,
    cases: totals.cases,
    baseFen: addFen(totals.baseFen, slip.sumOf('base')),
    caseSubsidyFen: addFen(totals.caseSubsidyFen, slip.sumOf('case-subsidy')),
    awardFen: addFen(totals.awardFen, slip.sumOf('award')),
    grossFen: addFen(totals.grossFen, slip.grossFen),
    deductionsFen: addFen(totals.deductionsFen, slip.deductionsFen),
    taxFen: addFen(totals.taxFen, negate(slip.sumOf('income-tax'))),
    netFen: addFen(totals.netFen, slip.netFen),
  }
}

/** Totals of slips in hand. A case is told apart by county and number; a streamed run passes its own count of cases. */
export function totalsOf(payslips: Iterable<Payslip>, cases?: number): PayrollTotals {
  let totals = NO_TOTALS
  const seen = new Set<string>()
  for (const slip of payslips) {
    totals = addToTotals(totals, sumsOf(slip))
    if (cases !== undefined) continue
    for (const { kind, caseNo } of slip.lines) if (kind === 'case-subsidy') seen.add(`${slip.county}\t${caseNo}`)
  }
  return { ...totals, cases: cases ?? seen.size }
}

function sumOf(lines: readonly PayLine[], kind: PayLineKind): Fen {
  let sum = 0
  for (const line of lines) if (line.kind === kind) sum += line.amountFen
  return fen(sum)
}

function placeOf(line: PayLine): number {
  return PAY_LINE_KINDS.indexOf(line.kind)
}
