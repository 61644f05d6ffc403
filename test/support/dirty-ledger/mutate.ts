// Harm done to good files, from a seed: bytes flipped, cut out, doubled, put in; parts of a workbook spoilt as text and
// packed again. What must come of it – a reading or one sentence – is judged by ordeal.ts.
import { strFromU8, strToU8, unzipSync } from 'fflate'
import type { Random } from '../../../src/sample/random.ts'
import { packed } from './write-xml.ts'

const LONGEST_SPAN = 64
/** Bytes that mean something to csv, XML, zip or an encoding. */
const TELLING = [0x00, 0x09, 0x0a, 0x0d, 0x22, 0x26, 0x2c, 0x3b, 0x3c, 0x3e, 0x50, 0x80, 0xc3, 0xef, 0xfe, 0xff]

/** One to three blows at random places. */
export function withHarm(bytes: Uint8Array, random: Random): Uint8Array {
  // A copy: `slice` of a Buffer would be the same memory.
  let harmed: Uint8Array = new Uint8Array(bytes)
  for (let blows = random.between(1, 3); blows > 0; blows--) harmed = blow(harmed, random)
  return harmed
}

type Span = { readonly at: number; readonly end: number }

function spanIn({ length }: Uint8Array, random: Random): Span {
  const at = random.between(0, Math.max(0, length - 1))
  return { at, end: Math.min(length, at + random.between(1, LONGEST_SPAN)) }
}

const BLOWS: readonly ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  function flip(bytes, random) {
    const { at } = spanIn(bytes, random)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7))
    return bytes
  },
  function write(bytes, random) {
    bytes[spanIn(bytes, random).at] = random.pick(TELLING)
    return bytes
  },
  function cut(bytes, random) {
    const { at, end } = spanIn(bytes, random)
    return joined(bytes.slice(0, at), bytes.slice(end))
  },
  function insert(bytes, random) {
    const { at, end } = spanIn(bytes, random)
    const noise = Uint8Array.from({ length: end - at }, () => random.between(0, 255))
    return joined(bytes.slice(0, at), noise, bytes.slice(at))
  },
  function double(bytes, random) {
    const { at, end } = spanIn(bytes, random)
    return joined(bytes.slice(0, end), bytes.slice(at))
  },
  function truncate(bytes, random) {
    return bytes.slice(0, random.between(0, bytes.length))
  },
  function blankOut(bytes, random) {
    const { at, end } = spanIn(bytes, random)
    return bytes.fill(random.pick([0x00, 0x20, 0xff]), at, end)
  },
  function swap(bytes, random) {
    const [a, b] = [spanIn(bytes, random).at, spanIn(bytes, random).at].sort((x, y) => x - y)
    if (a === undefined || b === undefined) return bytes
    const size = Math.min(16, b - a, bytes.length - b)
    const first = bytes.slice(a, a + size)
    bytes.set(bytes.slice(b, b + size), a)
    bytes.set(first, b)
    return bytes
  },
]

function blow(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.length === 0 ? bytes : random.pick(BLOWS)(bytes, random)
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}

type Parts = { readonly [name: string]: Uint8Array }

/** A workbook with one of its parts spoilt and everything packed anew, so that no checksum gives it away. */
export function withHarmInside(workbook: Uint8Array, random: Random): Uint8Array {
  const parts: Parts = unzipSync(workbook)
  const names = Object.keys(parts)
  const sheets = names.filter((name) => name.startsWith('xl/worksheets/'))
  const name = random.chance(55) && sheets.length > 0 ? random.pick(sheets) : random.pick(names)
  const part = parts[name] ?? new Uint8Array()
  const kind = random.between(0, 9)
  if (kind === 0) return packed(Object.fromEntries(Object.entries(parts).filter(([other]) => other !== name)))
  if (kind === 1) return packed({ ...parts, [name]: parts[random.pick(names)] ?? part })
  if (kind === 2) return packed({ ...parts, [name]: withHarm(part, random) })
  return packed({ ...parts, [name]: strToU8(withHarmInText(strFromU8(part), random)) })
}

const VALUES = [
  '',
  '0',
  '-1',
  '1',
  '99999999999',
  '1e308',
  'NaN',
  '1048577',
  'XFE1',
  'A0',
  'ZZZZZ9',
  'A1:XFD1048576',
  'B9:A1',
  'rId99',
  'true',
  'inlineStr',
  's',
  'e',
  '../../x.xml',
  '&#0;',
  '&lt;',
  '&nope;',
  '_x0000_',
  '😀',
] as const
const TAGS = [
  '<row r="99999999"/>',
  '<c r="A1"><v>1</v></c>',
  '<v>',
  '</row>',
  '<c t="s"><v>999999</v></c>',
  '<c t="d"><v>2017-99-99</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<!-- -->',
  '<![CDATA[<row>]]>',
  '<?xml version="1.1"?>',
  ']]>',
] as const

/** Spoils XML where it matters: tags lost, doubled and moved, attributes given what nobody expects. */
function withHarmInText(text: string, random: Random): string {
  const tags = [...text.matchAll(/<[^>]*>/g)]
  const tag = tags[random.between(0, Math.max(0, tags.length - 1))]
  const at = tag?.index ?? 0
  const whole = tag?.[0] ?? ''
  const after = at + whole.length
  const swapped = (piece: string): string => text.slice(0, at) + piece + text.slice(after)
  switch (random.between(0, 6)) {
    case 0:
      return swapped('')
    case 1:
      return swapped(whole + whole)
    case 2:
      return swapped(whole.replace(/"[^"]*"/, `"${random.pick(VALUES)}"`))
    case 3:
      return swapped(
        whole.replace(/([\w:]+)=/, (_, name: string) => `${random.pick(['r', 's', 't', 'ref', name + name])}=`),
      )
    case 4:
      return text.slice(0, at) + random.pick(TAGS) + text.slice(at)
    case 5:
      return withTextAfter(text, after, random)
    default: {
      const other = tags[random.between(0, Math.max(0, tags.length - 1))]?.[0] ?? ''
      return swapped(other)
    }
  }
}

/** Other text in the element that begins here. */
function withTextAfter(text: string, after: number, random: Random): string {
  const end = text.indexOf('<', after)
  const long = random.chance(10) ? '长'.repeat(100_001) : random.pick(VALUES)
  return text.slice(0, after) + long + text.slice(end < 0 ? text.length : end)
}
