// The known name nearest to a mistyped one, only ever to suggest it in a message: nothing is mapped by likeness.

/** The option with the fewest characters to change; null when none is within `most`, by default half of the name. */
export function nearestName(
  name: string,
  options: Iterable<string>,
  most: number = Math.floor(name.length / 2),
): string | null {
  let best: string | null = null
  let least = Math.max(1, most) + 1
  for (const option of options) {
    if (Math.abs(option.length - name.length) >= least) continue
    const distance = changesBetween(name, option)
    if (distance < least) {
      best = option
      least = distance
    }
  }
  return best
}

function changesBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
