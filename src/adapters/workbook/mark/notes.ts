// The comments part of a sheet: our notes taken out and put in. A clerk's own note stays and ours is written below it; a
// note that mirrors a thread of comments is left alone, since Excel would write it anew.
import { columnLetters } from '../../../domain/column-letters.ts'
import { xmlText } from '../text.ts'
import { attributeOf, whole } from './attributes.ts'
import { type Flavour, XML_HEAD } from './flavour.ts'
import { NOTE_AUTHOR, NOTE_HEAD } from './look.ts'
import type { CellNote } from './places.ts'
import { type Answer, closing, rewrite, type Tag, type Where } from './tags.ts'

export type EditedNotes = {
  readonly text: string
  /** References whose note is gone, and those that have a new one: the drawing follows. */
  readonly gone: ReadonlySet<string>
  readonly fresh: ReadonlySet<string>
}

/** So long a note is never read to its end; the summary has it all. */
const LONGEST_NOTE = 1500
const THREAD = /^tc=/

export function noteText({ sentences }: CellNote): string {
  const [only = ''] = sentences
  const lines = sentences.length > 1 ? sentences.map((sentence, index) => `${index + 1}. ${sentence}`) : [only]
  const text = lines.join('\n')
  return text.length <= LONGEST_NOTE ? text : `${text.slice(0, LONGEST_NOTE).replace(/[\uD800-\uDBFF]$/, '')}…`
}

export function cellReference({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${columnLetters(column)}${row}`
}

export function emptyNotes({ main }: Flavour): string {
  return `${XML_HEAD}<comments xmlns="${main}"><authors></authors><commentList></commentList></comments>`
}

/** Whether an earlier marking wrote into this part. */
export function hasOwnNotes(text: string): boolean {
  return text.includes(NOTE_HEAD)
}

/** `notes` by cell reference; the part comes back without earlier notes of ours and with these. */
export function editNotes(where: Where, text: string, notes: ReadonlyMap<string, CellNote>): EditedNotes {
  const editor = new NoteEditor(where, notes)
  const edited = rewrite(where, text, (tag) => editor.visit(tag))
  return { text: edited, gone: editor.gone, fresh: editor.fresh }
}

class NoteEditor {
  readonly gone = new Set<string>()
  readonly fresh = new Set<string>()
  readonly #where: Where
  readonly #waiting: Map<string, CellNote>
  readonly #authors: string[] = []
  #prefix = ''

  constructor(where: Where, notes: ReadonlyMap<string, CellNote>) {
    this.#where = where
    this.#waiting = new Map(notes)
  }

  visit(tag: Tag): Answer {
    if (tag.depth === 1) this.#prefix = tag.prefix
    if (tag.depth === 2 && tag.name === 'authors') return closing(tag, tag.kind === 'open' ? '' : this.#author())
    if (tag.depth === 2 && tag.name === 'commentList') return closing(tag, tag.kind === 'open' ? '' : this.#added())
    if (tag.depth !== 3 || tag.kind === 'close') return null
    if (tag.name === 'author') {
      return (element) => {
        this.#authors.push(plainText(element))
        return element
      }
    }
    return tag.name === 'comment' ? (element) => this.#comment(tag, element) : null
  }

  /** Our author, once. */
  #author(): string {
    if (this.#waiting.size === 0 || this.#authors.includes(NOTE_AUTHOR)) return ''
    this.#authors.push(NOTE_AUTHOR)
    return `<${this.#prefix}author>${NOTE_AUTHOR}</${this.#prefix}author>`
  }

  #comment(tag: Tag, element: string): string {
    const reference = attributeOf(tag.text, 'ref')?.replaceAll('$', '').toUpperCase() ?? ''
    const author = this.#authors[whole(attributeOf(tag.text, 'authorId')) ?? 0] ?? ''
    const note = this.#waiting.get(reference)
    if (THREAD.test(author)) {
      this.#waiting.delete(reference)
      return element
    }
    const own = withoutNote(this.#where, element)
    if (own === null) {
      this.gone.add(reference)
      return ''
    }
    if (note === undefined) return own
    this.#waiting.delete(reference)
    return withNote(this.#where, own, this.#run(`\n${NOTE_HEAD}\n${noteText(note)}`))
  }

  #added(): string {
    const author = this.#authors.indexOf(NOTE_AUTHOR)
    const p = this.#prefix
    let added = ''
    for (const [reference, note] of this.#waiting) {
      this.fresh.add(reference)
      const run = this.#run(`${NOTE_HEAD}\n${noteText(note)}`)
      added += `<${p}comment ref="${reference}" authorId="${author}"><${p}text>${run}</${p}text></${p}comment>`
    }
    return added
  }

  #run(text: string): string {
    const p = this.#prefix
    const look = `<${p}sz val="9"/><${p}color indexed="81"/><${p}rFont val="宋体"/><${p}charset val="134"/>`
    return `<${p}r><${p}rPr>${look}</${p}rPr><${p}t xml:space="preserve">${xmlText(text)}</${p}t></${p}r>`
  }
}

/** The comment up to our heading; null when nothing stood before it. */
function withoutNote(where: Where, comment: string): string | null {
  if (!comment.includes(NOTE_HEAD)) return comment
  let isOurs = false
  let isSplit = false
  let left = ''
  const cut = (piece: string): string => {
    if (isOurs) return ''
    const at = piece.indexOf(NOTE_HEAD)
    isOurs = at >= 0
    if (isOurs) isSplit = plainText(piece.slice(0, at)) === ''
    const kept = isOurs ? before(piece, at) : piece
    left += plainText(kept)
    return kept
  }
  const edited = rewrite(where, comment, ({ depth, name, kind }) =>
    depth === 3 && kind !== 'close' && (name === 'r' || name === 't') ? cut : null,
  )
  if (left.trim() === '') return null
  return isSplit ? edited.replace(LAST_BREAK, '$1') : edited
}

/** LibreOffice ends a run at each line: the line break that we put before our heading then belongs to the run above. */
const LAST_BREAK = /(?:\n|&#10;|&#xA;)(<\/(?:[\w.-]+:)?t>)(?![\s\S]*<\/(?:[\w.-]+:)?t>)/

/** A run or a text cut before our heading, with the line break that we put there. */
function before(piece: string, at: number): string {
  const kept = piece.slice(0, at).replace(/(?:\n|&#10;|&#xA;)$/, '')
  if (plainText(kept) === '') return ''
  const close = /(?:<\/[^<>]+>\s*)+$/.exec(piece)?.[0] ?? ''
  return kept + close
}

function plainText(xml: string): string {
  return xml.replace(/<[^>]*>/g, '')
}

/** A run added at the end of a comment's text; a bare `t` becomes a run, for the two do not stand side by side. */
function withNote(where: Where, comment: string, run: string): string {
  let isAdded = false
  const once = (): string => {
    if (isAdded) return ''
    isAdded = true
    return run
  }
  return rewrite(where, comment, (tag) => {
    if (tag.depth === 2 && tag.name === 'text') return closing(tag, tag.kind === 'open' ? '' : once())
    if (tag.depth !== 3 || tag.kind === 'close') return null
    if (tag.name === 't') return (element) => `<${tag.prefix}r>${element}</${tag.prefix}r>`
    return tag.name === 'rPh' || tag.name === 'phoneticPr' ? once() + tag.text : null
  })
}
