// Of the second way: exact rationals on BigInt, the tax tables as steps, and the rates of two packs.

/** An exact number of fen. */
export type Q = { readonly n: bigint; readonly d: bigint }
export const q = (n: bigint | number, d: bigint | number = 1): Q => ({ n: BigInt(n), d: BigInt(d) })
export const times = (a: Q, b: Q): Q => ({ n: a.n * b.n, d: a.d * b.d })
export const minus = (a: Q, b: Q): Q => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d })
export const plus = (a: Q, b: Q): Q => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
export const less = (a: Q, b: Q): boolean => a.n * b.d < b.n * a.d
export const least = (a: Q, b: Q): Q => (less(b, a) ? b : a)
export const most = (a: Q, b: Q): Q => (less(a, b) ? b : a)
export const down = (x: Q): bigint => (x.n >= 0n || x.n % x.d === 0n ? x.n / x.d : x.n / x.d - 1n)
export const halfUp = (x: Q): number => Number(down(plus(x, q(1, 2))))
export const NONE = q(0)

// Steps as [upper edge in yuan, per cent]; the last is open.
export const R1 = [
  [1500, 3],
  [4500, 10],
  [9000, 20],
  [35_000, 25],
  [55_000, 30],
  [80_000, 35],
  [null, 45],
] as const
export const R2 = [
  [3000, 3],
  [12_000, 10],
  [25_000, 20],
  [35_000, 25],
  [55_000, 30],
  [80_000, 35],
  [null, 45],
] as const
export const R3 = [
  [36_000, 3],
  [144_000, 10],
  [300_000, 20],
  [420_000, 25],
  [660_000, 30],
  [960_000, 35],
  [null, 45],
] as const
export const LABOUR = [
  [20_000, 20],
  [50_000, 30],
  [null, 40],
] as const
export type Table = readonly (readonly [number | null, number])[]

/** Each step's part of the base at its own rate. */
export function steps(base: Q, table: Table): Q {
  let sum = NONE
  let from = NONE
  for (const [edge, percent] of table) {
    const to = edge === null ? base : least(base, q(edge * 100))
    if (less(from, to)) sum = plus(sum, times(minus(to, from), q(percent, 100)))
    from = most(from, edge === null ? base : q(edge * 100))
  }
  return sum
}

export type Rate = {
  readonly kind: string
  readonly own: number | null
  readonly employer: number | null
  readonly floor: number | null
  readonly cap: number | null
}
export const RATES: Readonly<Record<'yibin-2017' | 'yibin-2023', readonly Rate[]>> = {
  'yibin-2017': [
    { kind: 'pension', own: 800, employer: 1900, floor: null, cap: null },
    { kind: 'medical', own: 200, employer: null, floor: null, cap: null },
    { kind: 'unemployment', own: 40, employer: 60, floor: null, cap: null },
    { kind: 'housing-fund', own: 500, employer: 500, floor: null, cap: null },
  ],
  'yibin-2023': [
    { kind: 'pension', own: 800, employer: 1600, floor: 424_600, cap: 2_122_800 },
    { kind: 'medical', own: 200, employer: null, floor: 424_600, cap: 2_122_800 },
    { kind: 'unemployment', own: 40, employer: 60, floor: 424_600, cap: 2_122_800 },
    { kind: 'work-injury', own: null, employer: 16, floor: 424_600, cap: 2_122_800 },
    { kind: 'housing-fund', own: 500, employer: 500, floor: 197_000, cap: null },
  ],
}
