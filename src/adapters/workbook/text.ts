// Text of a string item: runs of rich text joined, phonetic guides left out, `_xHHHH_` escapes read and written.
// Shared by the string table, the cells and the writers.

/** Collects the `t` elements of one `si` or `is`. */
export class TextCollector {
  #text = ''
  #active = false
  #inText = false
  #inPhonetic = false

  get length(): number {
    return this.#text.length
  }

  start(): void {
    this.#text = ''
    this.#active = true
    this.#inText = false
    this.#inPhonetic = false
  }

  open(name: string): void {
    if (name === 'rPh') this.#inPhonetic = true
    else if (name === 't') this.#inText = this.#active && !this.#inPhonetic
  }

  close(name: string): void {
    if (name === 'rPh') this.#inPhonetic = false
    else if (name === 't') this.#inText = false
  }

  add(piece: string): void {
    if (this.#inText) this.#text += piece
  }

  finish(): string {
    this.#active = false
    return unescapeText(this.#text)
  }
}

const ESCAPE = /_x([0-9A-Fa-f]{4})_/g

/** ST_Xstring (ECMA-376 part 1, 22.9.2.19): `_x000D_` stands for a character that XML cannot carry. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  const plain = text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return plain.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** The inverse: text that merely looks like an escape, control characters, and CR, which XML would turn into LF. */
export function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g, (char) => `_x${hex4(char)}_`)
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** Text for an element or attribute of a part that we write. */
export function xmlText(text: string): string {
  return escapeText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function hex4(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}

const SLICE_LENGTH = 13
const scratch = Buffer.allocUnsafeSlow(64 * 1024)

/**
 * A copy that stands alone. V8 keeps a slice of 13 or more characters as a window on its parent: one case number kept
 * from each row would hold the whole unpacked sheet in memory.
 */
export function detach(text: string): string {
  if (text.length < SLICE_LENGTH) return text
  if (text.length * 3 > scratch.length) return Buffer.from(text).toString()
  return scratch.toString('utf8', 0, scratch.write(text))
}
