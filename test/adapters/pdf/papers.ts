// The opened writer and small papers for the tests of the PDF adapter, and the tools that look at a file from outside.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openPdfWriter } from '../../../src/adapters/pdf/writer.ts'
import type { Block, PageDocument, PageSetup } from '../../../src/domain/page.ts'

export const fontsDir = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))
export const createdAt = new Date('2017-10-19T00:00:00Z')

const opening = openPdfWriter({ fontsDir })

export async function render(page: PageDocument): Promise<Uint8Array> {
  return (await opening).render(page, { createdAt })
}

const SETUP: PageSetup = {
  orientation: 'portrait',
  marginsMm: { top: 25, right: 27, bottom: 25, left: 27 },
  sizePt: 14,
  leadingPt: 26,
}

export function paper(blocks: Iterable<Block>, setup: Partial<PageSetup> = {}): PageDocument {
  return { metadata: { title: '试验', subject: null }, setup: { ...SETUP, ...setup }, footer: 'page-of-pages', blocks }
}

/** Is this program of poppler or qpdf on the machine? Tests that need it are skipped by name where it is not. */
export function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Runs a program on the file; `FILE` among the arguments stands for its place. */
export function look(bytes: Uint8Array, program: string, args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return execFileSync(
      program,
      args.map((arg) => (arg === 'FILE' ? file : arg)),
      { encoding: 'utf8' },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function textOf(bytes: Uint8Array): string {
  return look(bytes, 'pdftotext', ['-raw', 'FILE', '-'])
}
