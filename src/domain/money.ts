// Money: integer fen, exact rationals, one half-up rounding per printed line.
// Leaves Chinese capitals to amount-in-words.ts and text parsing of ledger cells to ledger/.

/** An amount of money in fen (1/100 yuan); always a safe integer. */
export type Fen = number & { readonly __unit: 'fen' }

/** An exact rational, for rates: 8 % is {numerator: 8, denominator: 100}. */
export type Rate = { readonly numerator: number; readonly denominator: number }

/** Brand an integer as fen. Throws RangeError for anything but a safe integer: money never loses a digit silently. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer amount of fen: ${value}`)
  // the one place where a checked number becomes money
  return (value === 0 ? 0 : value) as Fen
}

export const ZERO: Fen = fen(0)

export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum, amount) => sum + amount, 0))
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0
  for (const amount of amounts) sum += amount
  return fen(sum)
}

export function negate(amount: Fen): Fen {
  return fen(-amount)
}

/** amount × numerator ÷ denominator, exact, then rounded half away from zero to the fen once. */
export function mulDivHalfUp(amount: Fen, numerator: number | bigint, denominator: number | bigint): Fen {
  const n = BigInt(numerator)
  const d = BigInt(denominator)
  if (d <= 0n) throw new RangeError('denominator must be positive')
  const product = BigInt(amount) * n
  const magnitude = product < 0n ? -product : product
  const rounded = (2n * magnitude + d) / (2n * d)
  return fen(Number(product < 0n ? -rounded : rounded))
}

/** amount × rate, rounded half up to the fen. */
export function applyRate(amount: Fen, rate: Rate): Fen {
  return mulDivHalfUp(amount, rate.numerator, rate.denominator)
}

/** `1234567` → `12,345.67`; negative amounts carry a minus sign. */
export function formatYuan(amount: Fen): string {
  const magnitude = Math.abs(amount)
  const yuan = Math.floor(magnitude / 100)
  const cents = magnitude % 100
  const grouped = String(yuan).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${amount < 0 ? '-' : ''}${grouped}.${String(cents).padStart(2, '0')}`
}

/**
 * Decimal text of yuan (`12.5`, `-3`, `1200.00`) → fen, by string and never by multiplication of a float.
 * Returns null when the text is no plain decimal or has more than two decimals that matter.
 */
export function parseYuan(text: string): Fen | null {
  return parseScaledYuan(text, 0)
}

/** Like parseYuan for text in units of 10^exponent yuan (万元 = 4). Null when a fraction of a fen would be lost. */
export function parseScaledYuan(text: string, exponent: number): Fen | null {
  const match = /^([+-]?)(\d{1,15})(?:\.(\d{0,15}))?$/.exec(text)
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const digits = exponent + 2
  const kept = fraction.padEnd(digits, '0')
  if (/[1-9]/.test(kept.slice(digits))) return null
  const value = Number(whole + kept.slice(0, digits))
  return Number.isSafeInteger(value) ? fen(sign === '-' ? -value : value) : null
}

/**
 * Split an amount by weights so that the parts sum to it exactly: floor every part, then hand the missing fen to the
 * largest fractional parts, ties in listed order (largest remainder). Weights are non-negative integers, not all zero.
 */
export function splitByWeights(amount: Fen, weights: readonly number[]): readonly Fen[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total <= 0n || weights.some((weight) => weight < 0)) throw new RangeError('weights must be positive')
  if (amount < 0) return splitByWeights(negate(amount), weights).map(negate)
  const parts = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight)
    return { index, floor: product / total, remainder: product % total }
  })
  let missing = BigInt(amount) - parts.reduce((sum, part) => sum + part.floor, 0n)
  const order = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  const extra = new Set<number>()
  for (const part of order) {
    if (missing === 0n) break
    extra.add(part.index)
    missing -= 1n
  }
  return parts.map((part) => fen(Number(part.floor) + (extra.has(part.index) ? 1 : 0)))
}
