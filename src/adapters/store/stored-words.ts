// Words and months that we wrote ourselves, read back; anything else there is damage.
import { type Month, parseMonth } from '../../domain/calendar.ts'

export function storedMonth(text: string): Month {
  const month = parseMonth(text)
  if (month === null) throw new Error(`a stored month: ${text}`)
  return month
}

/** `column` names the place of the damage. */
export function storedWord<Word extends string>(column: string, words: readonly Word[], text: string): Word {
  const word = words.find((one) => one === text)
  if (word === undefined) throw new Error(`a stored ${column}: ${text}`)
  return word
}
