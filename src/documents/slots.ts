// How data gets through a template without ever being read as markup: every value becomes a slot, and what Markdown sees
// is only its number between two private-use characters. The texts are put in after the Markdown is a tree.
import { type BlankRun, type BreakRun, type TextRun, textRun } from '../domain/page.ts'

export type Slot =
  | { readonly kind: 'text'; readonly text: string; readonly subject: string | null }
  /** A line to write on within a sentence. */
  | { readonly kind: 'blank'; readonly ems: number }
  /** Whole lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  /** The paragraph that holds this slot is left out. */
  | { readonly kind: 'drop' }

const OPEN = '\uE000'
const CLOSE = '\uE001'
const TOKEN = /\uE000(\d+)\uE001/g
const ONLY_TOKEN = /^\s*\uE000(\d+)\uE001\s*$/

export function slotToken(index: number): string {
  return `${OPEN}${index}${CLOSE}`
}

/** Template text may not hold the two characters that mark a slot. */
export function holdsSlotMarks(text: string): boolean {
  return text.includes(OPEN) || text.includes(CLOSE)
}

/** The slot that is all of this text, if it is one slot and nothing else. */
export function soleSlot(text: string, slots: readonly Slot[]): Slot | null {
  const match = ONLY_TOKEN.exec(text)
  return match ? (slots[Number(match[1])] ?? null) : null
}

export function slotsIn(text: string, slots: readonly Slot[]): readonly Slot[] {
  const found: Slot[] = []
  for (const match of text.matchAll(TOKEN)) {
    const slot = slots[Number(match[1])]
    if (slot !== undefined) found.push(slot)
  }
  return found
}

export type InlineRun = TextRun | BlankRun | BreakRun

/** Literal text and slots as runs. A line feed within data becomes a break. */
export function textToRuns(text: string, slots: readonly Slot[], bold: boolean): InlineRun[] {
  const runs: InlineRun[] = []
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    pushText(runs, text.slice(last, match.index), { bold, subject: null })
    const slot = slots[Number(match[1])]
    if (slot?.kind === 'text') pushData(runs, slot.text, { bold, subject: slot.subject })
    else if (slot?.kind === 'blank') runs.push({ kind: 'blank', ems: slot.ems })
    last = match.index + match[0].length
  }
  pushText(runs, text.slice(last), { bold, subject: null })
  return runs
}

type Look = { readonly bold: boolean; readonly subject: string | null }

function pushText(runs: InlineRun[], text: string, look: Look): void {
  if (text !== '') runs.push(textRun(text, look))
}

function pushData(runs: InlineRun[], text: string, look: Look): void {
  text.split('\n').forEach((line, index) => {
    if (index > 0) runs.push({ kind: 'break' })
    pushText(runs, line, look)
  })
}
