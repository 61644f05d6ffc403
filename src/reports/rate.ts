// Percentages as two-decimal strings, half up, from counts; never from rounded figures.

/** part / whole in percent, `91.90`; null over nothing. */
export function percent(part: number, whole: number): string | null {
  if (whole === 0) return null
  const hundredths = (2n * BigInt(part) * 10000n + BigInt(whole)) / (2n * BigInt(whole))
  const text = String(hundredths).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}
