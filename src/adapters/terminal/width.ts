// Columns that a text takes on a terminal: Chinese characters take two. The door to string-width.
import stringWidth from 'string-width'

export function widthOf(text: string): number {
  return stringWidth(text)
}
