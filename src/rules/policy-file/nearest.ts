// The known word nearest to a mistyped one, for "did you mean". Pure text distance; no dictionary.

/** The option with the smallest edit distance, or null when none is near enough to be meant. */
export function nearest(word: string, options: readonly string[]): string | null {
  let best: { readonly option: string; readonly distance: number } | null = null
  for (const option of options) {
    const distance = editDistance(word.toLowerCase(), option.toLowerCase())
    if (best === null || distance < best.distance) best = { option, distance }
  }
  return best !== null && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.option : null
}

/** Optimal string alignment: insert, delete, replace, or swap two neighbours. */
function editDistance(a: string, b: string): number {
  let beforePrevious: readonly number[] = []
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforePrevious, j - 2) + 1 : Infinity
      row.push(Math.min(replaced, at(previous, j) + 1, at(row, j - 1) + 1, swapped))
    }
    beforePrevious = previous
    previous = row
  }
  return at(previous, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
