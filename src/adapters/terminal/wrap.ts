// Breaks a text into lines of a terminal: by columns, since Chinese takes two. Words stay whole, a number stays with what
// it counts, no line begins with a closing mark or ends with an opening one.
import { widthOf } from './width.ts'

/** `第 5 行`, a run of letters and digits, or one character; each takes the marks around it along. */
const PIECES = /[（【《“‘]*(?:(?:第 )?\d+ [^!-~\s]|[!-~]+|[^!-~])[，。、；：？！）】》”’…]*/gu

/** `columns` null: a pipe, one line. The first line stands where it is put, the others `hanging` columns to the right. */
export function wrapText(text: string, columns: number | null, hanging: number): readonly string[] {
  if (columns === null || widthOf(text) < columns) return [text]
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const piece of piecesOf(text, columns - hanging - 1)) {
    const wide = widthOf(piece)
    if (line.trim() !== '' && width + wide >= columns) {
      lines.push(line.trimEnd())
      line = ' '.repeat(hanging)
      width = hanging
      if (piece.trim() === '') continue
    }
    line += piece
    width += wide
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** A piece that no line could hold is broken at any character. */
function piecesOf(text: string, room: number): readonly string[] {
  return (text.match(PIECES) ?? []).flatMap((piece) => (widthOf(piece) <= room ? [piece] : [...piece]))
}
