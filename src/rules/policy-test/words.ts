// Words of a cell for a closed set of values: the labels that the program prints, the values themselves (YAML), and synonyms.

export function wordsOf<Value extends string>(
  labels: Readonly<Record<Value, string>>,
  synonyms: { readonly [word: string]: Value },
): ReadonlyMap<string, Value> {
  const isValue = (key: string): key is Value => key in labels
  const values = Object.keys(labels).filter(isValue)
  return new Map<string, Value>([
    ...values.map((value): [string, Value] => [labels[value], value]),
    ...Object.entries(synonyms),
    ...values.map((value): [string, Value] => [value, value]),
  ])
}
