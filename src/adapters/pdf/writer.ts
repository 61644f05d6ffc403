// Page → PDF. Opens the fonts once and keeps them for all papers of a run. Everything is laid out, and every character
// looked up, before the first byte exists.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../domain/app-error.ts'
import { type PageDocument, textRun } from '../../domain/page.ts'
import { newCanvas } from './canvas.ts'
import { writePdf } from './container.ts'
import { embedFont } from './font-embed.ts'
import { readFontFile } from './font-file.ts'
import { alignedLeft, type Frame, frameOf } from './frame.ts'
import { toBoxes } from './layout.ts'
import { type Fonts, toLetters } from './letters.ts'
import { toLines } from './lines.ts'
import { type PlacedBox, paginate } from './paginate.ts'
import { openTypeface, type Typeface, useFont } from './typeface.ts'

export type PdfWriter = {
  /** Throws AppError('GLYPH-MISSING') when a character cannot be printed. `createdAt` fixes the dates in the file. */
  readonly render: (page: PageDocument, options: { readonly createdAt: Date }) => Promise<Uint8Array>
}

const WEIGHTS = { regular: '400Regular', bold: '700Bold' } as const
const FOOTER_SIZE = 10.5

/** `fontsDir` holds the two weights, side by side or in folders of their own as the font package has them. */
export async function openPdfWriter(options: { readonly fontsDir: string }): Promise<PdfWriter> {
  const [regular, bold] = await Promise.all([
    openWeight(options.fontsDir, WEIGHTS.regular),
    openWeight(options.fontsDir, WEIGHTS.bold),
  ])
  return { render: (page, { createdAt }) => renderPage(page, { regular, bold, createdAt }) }
}

async function openWeight(fontsDir: string, weight: string): Promise<Typeface> {
  const name = `NotoSerifSC_${weight}.ttf`
  for (const path of [join(fontsDir, name), join(fontsDir, weight, name)]) {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (bytes !== null) return openTypeface(readFontFile(bytes, `NotoSerifSC-${weight.slice(3)}`))
  }
  throw new AppError('FONT-MISSING', `找不到字体文件 ${name}，打印不出文书。`, { hint: '重新安装本程序。' })
}

type Opened = { readonly regular: Typeface; readonly bold: Typeface; readonly createdAt: Date }

async function renderPage(page: PageDocument, opened: Opened): Promise<Uint8Array> {
  const fonts: Fonts = { regular: useFont(opened.regular, 'F1'), bold: useFont(opened.bold, 'F2') }
  const frame = frameOf(page.setup, fonts)
  // One page at a time: of a long paper only the drawn pages are kept.
  const canvases: string[] = []
  for (const boxes of paginate(toBoxes(page.blocks, frame), frame.height)) canvases.push(drawPage(boxes, frame))
  const pages = canvases.map((content, index) =>
    page.footer === 'none' ? content : `${content}\n${footer(index + 1, canvases.length, frame)}`,
  )
  return writePdf({
    metadata: page.metadata,
    createdAt: opened.createdAt,
    size: frame.page,
    pages,
    fonts: [fonts.regular, fonts.bold].filter((use) => use.glyphs.length > 1).map(embedFont),
  })
}

function drawPage(boxes: readonly PlacedBox[], frame: Frame): string {
  const canvas = newCanvas()
  for (const { box, top, place } of boxes) box.draw(canvas, frame.top + top, place)
  return canvas.content()
}

/** 第 X 页 共 Y 页, in the middle of the bottom margin: possible only when all pages are laid out. */
function footer(number: number, total: number, frame: Frame): string {
  const canvas = newCanvas()
  const type = { fonts: frame.fonts, size: FOOTER_SIZE }
  const letters = toLetters([textRun(`第 ${number} 页 共 ${total} 页`)], type)
  for (const line of toLines(letters, { width: frame.width, size: FOOTER_SIZE, firstIndent: 0, isJustified: false })) {
    const bottom = frame.top + frame.height
    const baseline = bottom + (frame.page.height - bottom) * 0.5
    canvas.text(line, { left: alignedLeft(line, frame, 'center'), baseline, size: FOOTER_SIZE })
  }
  return canvas.content()
}
