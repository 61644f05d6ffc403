// The words and signs of a condition, each with its place. Knows nothing of facts or grammar: see parse.ts.
// Signs that people type by habit (全角标点, &&, =) are named with what belongs there.

export type Token = {
  readonly kind: 'word' | 'number' | 'text' | 'comparison' | 'sign' | 'end'
  readonly text: string
  /** Counted from 1, as a person counts. */
  readonly at: number
}

export type ConditionFault = { readonly fault: string }

/** Longer than any sensible condition; a bound for what a file may ask of the parser. */
const MOST_CHARACTERS = 1_000

const TOKEN =
  /(\s+)|([A-Za-z][A-Za-z0-9]*)|(-?\d{1,15}(?:\.\d{1,6})?)(?![\d.])|('(?:[^']|'')*')|([=!<>]=|[<>])|([(),])/uy

const HABITS: ReadonlyMap<string, string> = new Map([
  ['=', '相等写 =='],
  ['!', '否定写 not，不等写 !='],
  ['&', '并且写 and'],
  ['|', '或者写 or'],
  ['"', "文字用单引号 '"],
  ["'", '这个单引号没有配对'],
  ['（', '用英文括号 ('],
  ['）', '用英文括号 )'],
  ['，', '用英文逗号 ,'],
  ['‘', "用英文单引号 '"],
  ['’', "用英文单引号 '"],
  ['“', "用英文单引号 '"],
  ['”', "用英文单引号 '"],
  ['≥', '大于等于写 >='],
  ['≤', '小于等于写 <='],
  ['≠', '不等写 !='],
])

export function tokensOf(text: string): readonly Token[] | ConditionFault {
  if (text.length > MOST_CHARACTERS) return { fault: `条件超过 ${MOST_CHARACTERS} 个字，请拆成几条` }
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (match === null) return strangeSign(text, at)
    const token = tokenOf(match, at + 1)
    if (token !== null) tokens.push(token)
    at += match[0].length
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 })
  return tokens
}

function tokenOf(match: RegExpExecArray, at: number): Token | null {
  const [all, space, word, number, quoted, comparison] = match
  if (space !== undefined) return null
  if (word !== undefined) return { kind: 'word', text: word, at }
  if (number !== undefined) return { kind: 'number', text: number, at }
  if (quoted !== undefined) return { kind: 'text', text: quoted.slice(1, -1).replaceAll("''", "'"), at }
  return { kind: comparison === undefined ? 'sign' : 'comparison', text: all, at }
}

function strangeSign(text: string, at: number): ConditionFault {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const advice = HABITS.get(sign) ?? '条件只由事实名、比较、数、单引号里的文字、and、or、not、in 和括号组成'
  return { fault: `第 ${at + 1} 个字“${sign}”不能用：${advice}` }
}
