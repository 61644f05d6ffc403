// The columns of a pay sheet from the lines of a payslip, and their sums. Deductions are positive here, as printed.
// Leaves the layout to payroll-sheet.ts and summary.ts.
import { addFen, type Fen, negate, ZERO } from '../../domain/money.ts'
import type { PayLine, PayLineKind, Payslip } from '../../domain/payslip.ts'

export type EarningColumn = 'base' | 'caseSubsidy' | 'award' | 'dutyAllowance' | 'annualBonus' | 'otherPay' | 'arrears'
export type DeductionColumn =
  | 'pension'
  | 'medical'
  | 'medicalSupplement'
  | 'unemployment'
  | 'housingFund'
  | 'incomeTax'
  | 'recovery'
  | 'otherDeduction'
export type PayColumnKey = EarningColumn | DeductionColumn | 'gross' | 'deductions' | 'net'

export type PayAmounts = Readonly<Record<PayColumnKey, Fen>> & {
  /** 件数: lines of case subsidy. */
  readonly cases: number
  /** The part of 补发 and 扣回 that names a case, with its sign: what the subsidy sheets must account for. */
  readonly caseArrears: Fen
}

export const EARNINGS: readonly EarningColumn[] = [
  'base',
  'caseSubsidy',
  'award',
  'dutyAllowance',
  'annualBonus',
  'otherPay',
  'arrears',
]
export const DEDUCTIONS: readonly DeductionColumn[] = [
  'pension',
  'medical',
  'medicalSupplement',
  'unemployment',
  'housingFund',
  'incomeTax',
  'recovery',
  'otherDeduction',
]

const COLUMN_OF: Readonly<Record<PayLineKind, EarningColumn | DeductionColumn>> = {
  base: 'base',
  'case-subsidy': 'caseSubsidy',
  award: 'award',
  'duty-allowance': 'dutyAllowance',
  'annual-bonus': 'annualBonus',
  'other-pay': 'otherPay',
  arrears: 'arrears',
  pension: 'pension',
  medical: 'medical',
  'medical-supplement': 'medicalSupplement',
  unemployment: 'unemployment',
  'housing-fund': 'housingFund',
  'income-tax': 'incomeTax',
  recovery: 'recovery',
  'other-deduction': 'otherDeduction',
}

export const NO_AMOUNTS: PayAmounts = {
  base: ZERO,
  caseSubsidy: ZERO,
  award: ZERO,
  dutyAllowance: ZERO,
  annualBonus: ZERO,
  otherPay: ZERO,
  arrears: ZERO,
  gross: ZERO,
  pension: ZERO,
  medical: ZERO,
  medicalSupplement: ZERO,
  unemployment: ZERO,
  housingFund: ZERO,
  incomeTax: ZERO,
  recovery: ZERO,
  otherDeduction: ZERO,
  deductions: ZERO,
  net: ZERO,
  cases: 0,
  caseArrears: ZERO,
}

/**
 * Gross is the sum of what is paid, not of what is left: a correction downwards stands under 扣回, a refunded deduction
 * under 补发.
 */
export function payAmountsOf(payslip: Payslip): PayAmounts {
  const { grossFen: gross, deductionsFen: deductions, netFen: net } = payslip
  return payslip.lines.reduce(withLine, { ...NO_AMOUNTS, gross, deductions, net })
}

function withLine(amounts: PayAmounts, { kind, amountFen, caseNo }: PayLine): PayAmounts {
  const usual = COLUMN_OF[kind]
  const isUsuallyDeducted = DEDUCTIONS.some((deduction) => deduction === usual)
  const isTurned = isUsuallyDeducted ? amountFen > 0 : amountFen < 0
  const column = isTurned ? (isUsuallyDeducted ? 'arrears' : 'recovery') : usual
  const isDeduction = isTurned ? !isUsuallyDeducted : isUsuallyDeducted
  return {
    ...amounts,
    [column]: addFen(amounts[column], isDeduction ? negate(amountFen) : amountFen),
    cases: amounts.cases + (kind === 'case-subsidy' ? 1 : 0),
    caseArrears:
      (kind === 'arrears' || kind === 'recovery') && caseNo !== null
        ? addFen(amounts.caseArrears, amountFen)
        : amounts.caseArrears,
  }
}

export function sumAmounts(all: Iterable<PayAmounts>): PayAmounts {
  let sum = NO_AMOUNTS
  for (const amounts of all) {
    const added = (key: PayColumnKey | 'caseArrears'): Fen => addFen(sum[key], amounts[key])
    sum = {
      base: added('base'),
      caseSubsidy: added('caseSubsidy'),
      award: added('award'),
      dutyAllowance: added('dutyAllowance'),
      annualBonus: added('annualBonus'),
      otherPay: added('otherPay'),
      arrears: added('arrears'),
      gross: added('gross'),
      pension: added('pension'),
      medical: added('medical'),
      medicalSupplement: added('medicalSupplement'),
      unemployment: added('unemployment'),
      housingFund: added('housingFund'),
      incomeTax: added('incomeTax'),
      recovery: added('recovery'),
      otherDeduction: added('otherDeduction'),
      deductions: added('deductions'),
      net: added('net'),
      cases: sum.cases + amounts.cases,
      caseArrears: added('caseArrears'),
    }
  }
  return sum
}
