// The text of a part, and text back into bytes in the same encoding, byte order mark included. A changed part stays in the
// encoding that it declares, so that everything in it that was not changed keeps its bytes.
import { TextDecoder } from 'node:util'
import type { Archive } from '../archive.ts'
import { damaged, LIMITS } from '../faults.ts'
import type { TagRewriter } from './tags.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'us-ascii'

export type PartText = { readonly text: string; readonly encoding: Encoding }

/** A part that fits into memory. */
export async function readText(archive: Archive, file: string, part: string): Promise<PartText> {
  const found: string[] = []
  let encoding: Encoding = 'utf-8'
  for await (const piece of decoded(archive, file, part, LIMITS.smallPartBytes)) {
    found.push(piece.text)
    encoding = piece.encoding
  }
  return { text: found.join(''), encoding }
}

/** A part of any size through a rewriter. */
export async function* rewritten(
  { archive, file, part }: { readonly archive: Archive; readonly file: string; readonly part: string },
  rewriter: TagRewriter,
): AsyncGenerator<Uint8Array> {
  let encoding: Encoding = 'utf-8'
  for await (const piece of decoded(archive, file, part, LIMITS.unpackedBytes)) {
    encoding = piece.encoding
    yield encoded(rewriter.push(piece.text), encoding)
  }
  yield encoded(rewriter.end(), encoding)
}

export function encoded(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'us-ascii':
      return Buffer.from(
        text.replace(/[^\u0000-\u007F]/gu, (char) => `&#${char.codePointAt(0)};`),
        'latin1',
      )
  }
}

async function* decoded(archive: Archive, file: string, part: string, maximum: number): AsyncGenerator<PartText> {
  let decoder: TextDecoder | null = null
  let encoding: Encoding = 'utf-8'
  try {
    for await (const chunk of archive.read(part, maximum)) {
      if (decoder === null) {
        const marked = byMark(chunk)
        encoding = marked ?? declared(chunk, file, part)
        decoder = new TextDecoder(marked ?? 'utf-8', { fatal: true, ignoreBOM: true })
      }
      yield { text: decoder.decode(chunk, { stream: true }), encoding }
    }
    if (decoder !== null) yield { text: decoder.decode(), encoding }
  } catch (error) {
    if (error instanceof TypeError) throw damaged(file, `部件 ${part} 的文字编码有误`)
    throw error
  }
}

function byMark(chunk: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : null
}

function declared(chunk: Buffer, file: string, part: string): Encoding {
  const head = chunk.subarray(0, 200).toString('latin1')
  const name = /^[^<]*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  if (name === 'us-ascii') return 'us-ascii'
  if (name === 'utf-8' || name === 'utf8') return 'utf-8'
  throw damaged(file, `部件 ${part} 的编码 ${name} 不是 UTF-8`)
}
