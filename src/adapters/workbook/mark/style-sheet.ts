// The style sheet of a workbook, to which styles are added at the ends of their lists: no style that is there changes its
// number. What a mark looks like is left to style-book.ts.
import { damaged, LIMITS, overLimit } from '../faults.ts'
import { attributeOf, whole, withAttribute } from './attributes.ts'
import { type Flavour, XML_HEAD } from './flavour.ts'
import { closing, rewrite, type Tag } from './tags.ts'

/** The lists that are added to. */
export type StyleList = 'fonts' | 'fills' | 'borders' | 'cellXfs'

/** CT_Stylesheet: the order in which its children stand. */
const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
]

const FORMAT = 'numFmtId="0" fontId="0" fillId="0" borderId="0"'
/** What a list begins with: these numbers mean the plain look, and what we add must not take them. */
const FIRST: Readonly<Record<StyleList, readonly string[]>> = {
  fonts: ['<font><sz val="11"/><name val="宋体"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border><left/><right/><top/><bottom/></border>'],
  cellXfs: [`<xf ${FORMAT}/>`],
}

type Entries = { readonly items: string[]; readonly numbers: Map<string, number>; original: number; isThere: boolean }

export class StyleSheet {
  readonly #where: { readonly file: string; readonly part: string }
  readonly #text: string
  readonly #lists: Readonly<Record<StyleList, Entries>> = {
    fonts: noEntries(),
    fills: noEntries(),
    borders: noEntries(),
    cellXfs: noEntries(),
  }
  /** Of the main namespace, with its colon. */
  #prefix = ''
  #hasNamedStyles = false

  constructor(text: string | null, flavour: Flavour, where: { readonly file: string; readonly part: string }) {
    this.#where = where
    this.#text = text ?? emptySheet(flavour)
    this.#read()
  }

  get prefix(): string {
    return this.#prefix
  }

  /** Whether `xfId` has something to point at. */
  get hasNamedStyles(): boolean {
    return this.#hasNamedStyles
  }

  entry(list: StyleList, index: number): string | undefined {
    return this.#lists[list].items[index]
  }

  /** The first entry: what stands where nothing is said. */
  first(list: StyleList): string {
    return this.#lists[list].items[0] ?? withPrefix(FIRST[list][0] ?? '', this.#prefix)
  }

  entries(list: StyleList): readonly string[] {
    return this.#lists[list].items
  }

  /** The number of an entry, which is added when there is none just like it. */
  add(list: StyleList, entry: string): number {
    const { items, numbers } = this.#lists[list]
    for (const first of FIRST[list].slice(items.length)) items.push(withPrefix(first, this.#prefix))
    const known = numbers.get(entry)
    if (known !== undefined) return known
    if (items.length >= LIMITS.cellFormats) throw overLimit(this.#where.file, `单元格样式超过 ${LIMITS.cellFormats} 种`)
    numbers.set(entry, items.length)
    return items.push(entry) - 1
  }

  /** The text of the part with everything that was added. */
  finish(): string {
    const missing = new Set(LISTS.filter((list) => !this.#lists[list].isThere && this.#added(list) !== ''))
    return rewrite(this.#where, this.#text, (tag) => {
      if (tag.depth === 1) return tag.kind === 'open' ? null : closing(tag, this.#sections(missing, ORDER.length))
      if (tag.depth !== 2) return null
      const before = tag.kind === 'close' ? '' : this.#sections(missing, ORDER.indexOf(tag.name))
      const own = isList(tag.name) ? this.#section(tag, tag.name) : null
      return before === '' ? own : before + (typeof own === 'string' ? own : tag.text)
    })
  }

  /** Lists that the part lacks and that stand before the child at `place`. */
  #sections(missing: Set<StyleList>, place: number): string {
    let text = ''
    for (const list of missing) {
      if (ORDER.indexOf(list) >= place) continue
      missing.delete(list)
      const name = this.#prefix + list
      text += `<${name} count="${this.#lists[list].items.length}">${this.#added(list)}</${name}>`
    }
    return text
  }

  #section(tag: Tag, list: StyleList): string | null {
    const added = this.#added(list)
    if (added === '') return null
    if (tag.kind === 'close') return added + tag.text
    const counted =
      attributeOf(tag.text, 'count') === undefined
        ? tag.text
        : withAttribute(tag.text, 'count', String(this.#lists[list].items.length))
    const answer = closing({ ...tag, text: counted }, added)
    return typeof answer === 'string' ? answer : counted
  }

  #added(list: StyleList): string {
    const { items, original } = this.#lists[list]
    return items.slice(original).join('')
  }

  #read(): void {
    let section: string | null = null
    rewrite(this.#where, this.#text, ({ kind, name, prefix, depth }) => {
      if (depth === 1) this.#prefix = prefix
      if (depth === 2) {
        section = kind === 'open' ? name : null
        if (isList(name)) this.#lists[name].isThere = true
        if (name === 'cellStyleXfs') this.#hasNamedStyles = true
      }
      const list = section !== null && isList(section) ? section : null
      if (depth !== 3 || list === null || kind === 'close') return null
      return (entry) => {
        this.#keep(list, entry)
        return entry
      }
    })
    for (const list of LISTS) this.#lists[list].original = this.#lists[list].items.length
  }

  #keep(list: StyleList, entry: string): void {
    const { items, numbers } = this.#lists[list]
    // The first two fills are fixed by the format, whatever they say.
    if (!(list === 'fills' && items.length < 2) && !numbers.has(entry)) numbers.set(entry, items.length)
    items.push(entry)
    if (items.length > LIMITS.cellFormats) throw damaged(this.#where.file, `样式超过 ${LIMITS.cellFormats} 种`)
  }
}

const LISTS: readonly StyleList[] = ['fonts', 'fills', 'borders', 'cellXfs']

function isList(name: string): name is StyleList {
  return name === 'fonts' || name === 'fills' || name === 'borders' || name === 'cellXfs'
}

function noEntries(): Entries {
  return { items: [], numbers: new Map(), original: 0, isThere: false }
}

function withPrefix(entry: string, prefix: string): string {
  return entry.replace(/<(\/?)/g, `<$1${prefix}`)
}

function emptySheet({ main }: Flavour): string {
  const lists = (['fonts', 'fills', 'borders'] as const).map((list) => section(list, FIRST[list]))
  const styles = [section('cellStyleXfs', FIRST.cellXfs), section('cellXfs', [`<xf ${FORMAT} xfId="0"/>`])]
  return `${XML_HEAD}<styleSheet xmlns="${main}">${[...lists, ...styles].join('')}</styleSheet>`
}

function section(name: string, entries: readonly string[]): string {
  return `<${name} count="${entries.length}">${entries.join('')}</${name}>`
}

/** A number attribute of an entry's start tag, or what stands for it. */
export function entryNumber(entry: string, name: string, otherwise: number): number {
  return whole(attributeOf(startTag(entry), name)) ?? otherwise
}

export function startTag(entry: string): string {
  return /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(entry)?.[0] ?? entry
}
