// How characters behave in a line: which may not begin or end one, which hold together, which may be squeezed.
// GB/T 15834—2011 §5.1 (places of punctuation marks) and the usual rules of Chinese setting (行首行尾禁则、标点挤压).

export type CharacterKind = 'han' | 'open' | 'close' | 'mark' | 'dash' | 'ellipsis' | 'word' | 'space' | 'blank'

const OPEN = new Set('（〈《「『【〔〖“‘｛［￥＄№§([{')
const CLOSE = new Set('，。、；：？！）〉》」』】〕〗”’｝］·・％‰℃℉°～々ー')
/** Part of a number or word when they stand within one (12,000.00), else closing marks. */
const MARKS = new Set(',.;:?!)]}%')
/** Marks whose ink leaves half of their square empty: at the right for closing marks, at the left for opening ones. */
const EMPTY_RIGHT = new Set('，。、；：）〉》」』】〕〗”’｝］')
const EMPTY_LEFT = new Set('（〈《「『【〔〖“‘｛［')

export type CharacterTraits = {
  readonly kind: CharacterKind
  readonly emptyRight: boolean
  readonly emptyLeft: boolean
}

export function traitsOf(character: string): CharacterTraits {
  return { kind: kindOf(character), emptyRight: EMPTY_RIGHT.has(character), emptyLeft: EMPTY_LEFT.has(character) }
}

function kindOf(character: string): CharacterKind {
  if (character === '—' || character === '―') return 'dash'
  if (character === '…' || character === '⋯') return 'ellipsis'
  if (character === ' ') return 'space'
  if (OPEN.has(character)) return 'open'
  if (CLOSE.has(character)) return 'close'
  if (MARKS.has(character)) return 'mark'
  return isWordCharacter(character) ? 'word' : 'han'
}

/** Latin, Greek, Cyrillic, digits of any width and the marks inside numbers and words. */
function isWordCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (code > 0x20 && code < 0x2000) || (code >= 0xff10 && code <= 0xff19) || (code >= 0x2010 && code <= 0x2013)
}

/** What a mark is between its neighbours; other kinds stay what they are. */
export function kindBetween(
  kind: CharacterKind,
  before: CharacterKind | null,
  after: CharacterKind | null,
): CharacterKind {
  if (kind !== 'mark') return kind
  return before === 'word' && after === 'word' ? 'word' : 'close'
}

/** May a line end between these two? */
export function mayBreak(before: CharacterKind, after: CharacterKind): boolean {
  if (after === 'close' || after === 'space' || before === 'open') return false
  if (before === 'word' && after === 'word') return false
  return !((before === 'dash' && after === 'dash') || (before === 'ellipsis' && after === 'ellipsis'))
}

/** May justification put space between these two? */
export function mayStretch(before: CharacterKind, after: CharacterKind): boolean {
  if (after === 'space' || (before === 'word' && (after === 'word' || after === 'close'))) return false
  return before === 'space' || before === 'blank' || after === 'blank' || before !== after || before === 'han'
}
