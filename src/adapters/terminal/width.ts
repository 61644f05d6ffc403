// Columns that a text takes on a terminal: Chinese characters take two, marks and joiners none. The door to
// get-east-asian-width. string-width would also see emoji sequences as one, but its tables cost more time at every start
// than the whole of `--help`.
import { eastAsianWidth } from 'get-east-asian-width'

const TAKES_NO_ROOM = /^[\p{Mn}\p{Me}\p{Cf}]$/u

export function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x300) width += 1
    else if (!TAKES_NO_ROOM.test(character)) width += eastAsianWidth(point)
  }
  return width
}
