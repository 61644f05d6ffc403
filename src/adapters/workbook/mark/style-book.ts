// The styles that marks need: each style of a marked cell once more with the fill of the mark, and back again. The way back
// is remembered by the summary sheet; where that is lost, a mended cell simply has no fill.
import type { Severity } from '../../../domain/problem.ts'
import { attributeOf, withAttribute } from './attributes.ts'
import { isMarkColour, markColour } from './look.ts'
import { entryNumber, type StyleSheet, startTag } from './style-sheet.ts'

const NO_FILL = 0

export class StyleBook {
  readonly #sheet: StyleSheet
  /** Marked style → original style, from an earlier summary. */
  readonly #memory: ReadonlyMap<number, number>
  readonly #unmarked = new Map<number, number>()
  readonly #made = new Map<string, number>()
  readonly #pairs = new Map<number, number>()
  /** Fills that marks took the place of, in the order of their shades. */
  readonly #covered: string[] = []
  /** Fills of an earlier marking, and the fill that each took the place of. */
  readonly #ownFills: ReadonlyMap<number, number>

  constructor(sheet: StyleSheet, memory: ReadonlyMap<number, number>) {
    this.#sheet = sheet
    this.#memory = memory
    const own = new Map<number, number>()
    for (const [index, fill] of sheet.entries('fills').entries()) {
      if (isMarkColour(solidColour(fill))) own.set(index, NO_FILL)
    }
    for (const [marked, original] of memory) {
      const fill = this.#fillOf(marked)
      if (own.has(fill) && !own.has(this.#fillOf(original))) own.set(fill, this.#fillOf(original))
    }
    this.#ownFills = own
  }

  /** Whether any style here was made by an earlier marking. */
  get hasMarks(): boolean {
    return this.#ownFills.size > 0
  }

  /**
   * The style of a cell without its mark: the one that is remembered, or, where a program has made other styles of it, the
   * same with the fill that its shade stands for.
   */
  unmarked(style: number): number {
    const known = this.#unmarked.get(style)
    if (known !== undefined) return known
    const fill = this.#ownFills.get(this.#fillOf(style))
    const remembered = this.#memory.get(style)
    const plain =
      fill === undefined ? style : (remembered ?? this.#sheet.add('cellXfs', withFill(this.#entry(style), fill)))
    this.#unmarked.set(style, plain)
    return plain
  }

  /** The same style with the fill of a mark. */
  marked(style: number, severity: Severity): number {
    const key = `${severity} ${style}`
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const covered = this.#sheet.entry('fills', this.#fillOf(style)) ?? this.#sheet.first('fills')
    const fill = solidFill(this.#sheet.prefix, markColour(severity, this.#shadeOver(covered)))
    const made = this.#sheet.add('cellXfs', withFill(this.#entry(style), this.#sheet.add('fills', fill)))
    this.#made.set(key, made)
    if (!this.#pairs.has(made)) this.#pairs.set(made, style)
    return made
  }

  /** Marked style → original style, of all that were made. */
  get pairs(): ReadonlyMap<number, number> {
    return this.#pairs
  }

  #entry(style: number): string {
    return this.#sheet.entry('cellXfs', style) ?? this.#sheet.first('cellXfs')
  }

  #fillOf(style: number): number {
    return entryNumber(this.#entry(style), 'fillId', NO_FILL)
  }

  /**
   * A shade for each fill that a mark hides. Programs join styles that are alike, and two originals that differ by nothing
   * but their fill must not become one.
   */
  #shadeOver(fill: string): number {
    const shade = this.#covered.indexOf(fill)
    return shade >= 0 ? shade : this.#covered.push(fill) - 1
  }
}

export function solidFill(p: string, rgb: string): string {
  const colours = `<${p}fgColor rgb="${rgb}"/><${p}bgColor indexed="64"/>`
  return `<${p}fill><${p}patternFill patternType="solid">${colours}</${p}patternFill></${p}fill>`
}

function withFill(entry: string, fill: number): string {
  const start = startTag(entry)
  const filled = withAttribute(withAttribute(start, 'fillId', String(fill)), 'applyFill', '1')
  return filled + entry.slice(start.length)
}

function solidColour(fill: string): string | undefined {
  if (!/patternType\s*=\s*["']solid["']/.test(fill)) return undefined
  const tag = /<(?:[\w.-]+:)?fgColor\b[^<>]*>/.exec(fill)?.[0]
  return tag === undefined ? undefined : attributeOf(tag, 'rgb')
}
