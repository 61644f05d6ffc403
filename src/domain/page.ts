// A paper as a tree: what stands on it and in which order, before any measure is taken. One tree gives PDF, DOCX and
// text. Leaves line breaking, page breaking and fonts to the adapters. Terms: 纸面 Page, 横线 ruled line, 签署 signatures.

export type PageDocument = {
  readonly metadata: PageMetadata
  readonly setup: PageSetup
  readonly footer: Footer
  /** Walked once from the front; a long paper hands its blocks out one by one. */
  readonly blocks: Iterable<Block>
}

/** Goes into the file's properties, so it never holds personal data: a form title, a case number. */
export type PageMetadata = { readonly title: string; readonly subject: string | null }

/** 第 X 页 共 Y 页, or nothing. */
export type Footer = 'page-of-pages' | 'none'

/** A4 always. Margins in millimetres, type in points. `ems` anywhere are widths of one Chinese character. */
export type PageSetup = {
  readonly orientation: 'portrait' | 'landscape'
  readonly marginsMm: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  readonly sizePt: number
  readonly leadingPt: number
}

export type Align = 'justify' | 'left' | 'center' | 'right'

/** Text of one weight. `subject` says whose text it is (当事人“张某”), for a message about a character no font has. */
export type TextRun = {
  readonly kind: 'text'
  readonly text: string
  readonly bold: boolean
  readonly subject: string | null
}

/** A line to write on, within a sentence. */
export type BlankRun = { readonly kind: 'blank'; readonly ems: number }
export type BreakRun = { readonly kind: 'break' }
export type Run = TextRun | BlankRun | BreakRun

/** Level 1 is the title of the paper, centred; levels 2 to 4 stand at the left and stay with what follows. */
export type Heading = { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: readonly Run[] }

export type Paragraph = {
  readonly kind: 'paragraph'
  readonly runs: readonly Run[]
  readonly align: Align
  /** First-line indent. */
  readonly indentEms: number
  readonly keepWithNext: boolean
}

/** A label and its value on a ruled line (姓名 ____). An empty value is a line to write on. */
export type Field = { readonly label: string; readonly weight: number; readonly value: readonly Run[] }
export type FieldRow = { readonly fields: readonly Field[] }
/** Rows of fields that belong together, such as one party. Never parted by a page break unless longer than a page. */
export type FieldRows = { readonly kind: 'fields'; readonly rows: readonly FieldRow[] }

export type TableCell = {
  readonly runs: readonly Run[]
  readonly align: Align
  readonly columns: number
  readonly rows: number
}
export type TableRow = { readonly cells: readonly TableCell[] }
/** A grid. Columns share the width by weight; head rows are repeated on every page; a cell may span columns and rows. */
export type Table = {
  readonly kind: 'table'
  readonly weights: readonly number[]
  readonly headRows: number
  readonly rows: readonly TableRow[]
}

/** Full-width lines for handwriting. */
export type RuledLines = { readonly kind: 'ruled-lines'; readonly count: number }

/** Who signs, in two columns, each line with room to sign; below, at the right, who seals and the date. Never alone on a page. */
export type Signatures = {
  readonly kind: 'signatures'
  readonly left: readonly (readonly Run[])[]
  readonly right: readonly (readonly Run[])[]
  readonly closing: readonly (readonly Run[])[]
}

/** Blocks that stay on one page where a page can hold them. */
export type Keep = { readonly kind: 'keep'; readonly blocks: readonly Block[] }
/** A dashed line to cut along. */
export type CutLine = { readonly kind: 'cut-line' }
export type PageBreak = { readonly kind: 'page-break' }

export type Block = Heading | Paragraph | FieldRows | Table | RuledLines | Signatures | Keep | CutLine | PageBreak

export function textRun(text: string, options: { bold?: boolean; subject?: string | null } = {}): TextRun {
  return { kind: 'text', text, bold: options.bold ?? false, subject: options.subject ?? null }
}
