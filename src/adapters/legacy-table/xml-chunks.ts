// Text that is held whole, for the streaming XML parser of the workbook adapter: in pieces, as UTF-8, and without the
// declaration, whose encoding was that of the bytes before they were decoded.
import type { XmlSource } from '../workbook/xml.ts'

const CHUNK = 64 * 1024

export function xmlSource(text: string, file: string, part: string): XmlSource {
  return { file, part, chunks: chunksOf(Buffer.from(text.replace(/^\s*<\?xml\s[^>]*\?>/, ''))) }
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}
