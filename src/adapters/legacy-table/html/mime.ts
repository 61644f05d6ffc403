// The parts of a MIME message that are web pages, with their transfer encoding undone. Only what Excel and report systems
// write into .mht and .xls: one level of multipart, quoted-printable, base64 or plain.
import { damaged } from '../../workbook/faults.ts'

/** A page and the charset that its header gives. */
export type MimePart = { readonly bytes: Buffer; readonly charset: string | null }

type Header = {
  readonly type: string
  readonly charset: string | null
  readonly encoding: string
  readonly boundary: string | null
}

export function mimeParts(bytes: Buffer, file: string): readonly MimePart[] {
  const message = bytes.toString('latin1')
  const { header, body } = divide(message)
  if (header.boundary === null) return pageOf(header, body)
  const pieces = body.split(`--${header.boundary}`)
  // The last boundary carries `--`: without it the message was not received whole.
  if (pieces.length < 2 || pieces.at(-1)?.startsWith('--') !== true) throw damaged(file, '网页档案没有写完')
  return pieces.slice(1, -1).flatMap((piece) => {
    const part = divide(piece.replace(/^\r?\n/, ''))
    return pageOf(part.header, part.body)
  })
}

function pageOf({ type, charset, encoding }: Header, body: string): readonly MimePart[] {
  if (type !== 'text/html') return []
  if (encoding === 'base64') return [{ bytes: Buffer.from(body, 'base64'), charset }]
  const plain = encoding === 'quoted-printable' ? unquoted(body) : body
  return [{ bytes: Buffer.from(plain, 'latin1'), charset }]
}

function divide(text: string): { readonly header: Header; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(text)
  const head = end === null ? text : text.slice(0, end.index)
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
  const type = field('Content-Type')
  const parameter = (name: string) => new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(type)
  const charset = parameter('charset')
  const boundary = parameter('boundary')
  return {
    header: {
      type: (type.split(';')[0] ?? '').trim().toLowerCase(),
      charset: charset?.[1] ?? charset?.[2] ?? null,
      encoding: field('Content-Transfer-Encoding').toLowerCase(),
      boundary: boundary?.[1] ?? boundary?.[2] ?? null,
    },
    body: end === null ? '' : text.slice(end.index + end[0].length),
  }
}

function unquoted(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
