// Bytes of a web page or an XML table → text. A byte order mark decides, then what the bytes are, then what the page says
// of itself: systems write `charset=gb2312` over UTF-8 and the reverse. Characters that are lost are refused cell by cell.
import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { encodingOfBytes } from '../csv/encoding.ts'

export type MarkupText = { readonly text: string; readonly encoding: string }

const HEAD_BYTES = 8192
const STATED = [
  /<\?xml[^>]*\sencoding\s*=\s*["']([\w-]+)/i,
  /<meta[^>]*\scharset\s*=\s*["']?([\w-]+)/i,
  /charset=["']?([\w-]+)/i,
]
/** What a page says without thinking of it: such a label is no evidence against the bytes. */
const UNRELIABLE = new Set(['utf-8', 'gbk', 'gb18030', 'windows-1252', 'utf-16le', 'utf-16be'])

/** `said`: the charset that a header outside the page gives. */
export function decodeMarkup(bytes: Buffer, said: string | null = null): MarkupText {
  const encoding = encodingOf(bytes, canonical(said) ?? stated(bytes))
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  return { text: decoder.decode(bytes), encoding }
}

function encodingOf(bytes: Buffer, label: string | null): string {
  const guess = encodingOfBytes(bytes)
  if (guess !== 'utf-8' && guess !== 'gb18030') return guess
  if (label === 'utf-8' && isUtf8(bytes)) return label
  return label === null || UNRELIABLE.has(label) ? guess : label
}

function stated(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, HEAD_BYTES)
  for (const pattern of STATED) {
    const label = canonical(pattern.exec(head)?.[1] ?? null)
    if (label !== null) return label
  }
  return null
}

function canonical(label: string | null): string | null {
  if (label === null) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}
