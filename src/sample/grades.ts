// The four grades of difficulty with what usually goes with each, and where cases come from.
// Leaves the kinds of dispute to disputes.ts.

export type GradeKind = {
  readonly grade: string
  readonly weight: number
  /** Yuan, both ends; drawn in steps of a hundred. */
  readonly yuan: { readonly from: number; readonly to: number }
  /** Days from acceptance to the end. */
  readonly days: { readonly from: number; readonly to: number }
  readonly oralPercent: number
  readonly people: { readonly from: number; readonly to: number }
}

/** 难易程度, four grades. */
export const GRADES: readonly GradeKind[] = [
  {
    grade: '简单',
    weight: 31,
    yuan: { from: 100, to: 3_000 },
    days: { from: 0, to: 2 },
    oralPercent: 34,
    people: { from: 2, to: 3 },
  },
  {
    grade: '一般',
    weight: 47,
    yuan: { from: 800, to: 20_000 },
    days: { from: 0, to: 8 },
    oralPercent: 9,
    people: { from: 2, to: 5 },
  },
  {
    grade: '疑难',
    weight: 18,
    yuan: { from: 8_000, to: 120_000 },
    days: { from: 2, to: 24 },
    oralPercent: 0,
    people: { from: 2, to: 9 },
  },
  {
    grade: '重大',
    weight: 4,
    yuan: { from: 80_000, to: 680_000 },
    days: { from: 1, to: 28 },
    oralPercent: 0,
    people: { from: 5, to: 18 },
  },
]

/** 案件来源: most come from the police. */
export const SOURCES = [
  { source: '公安机关委托移送', weight: 68 },
  { source: '当事人申请', weight: 25 },
  { source: '人民调解委员会主动调解', weight: 7 },
] as const
