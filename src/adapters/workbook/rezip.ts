// The one door to fflate: packs parts with fixed dates, so that the same content gives the same bytes on any day.
import { unzipSync, Zip, ZipDeflate, type ZipInputFile, type Zippable, zipSync } from 'fflate'

const LEVEL = 6

/** Packs a zip anew in the same order, leaving out the moment at which it was made. */
export function rezip(zip: Uint8Array): Uint8Array {
  const parts: Zippable = {}
  for (const [name, bytes] of Object.entries(unzipSync(zip)))
    parts[name] = [bytes, { mtime: fixedDate(), level: LEVEL }]
  return zipSync(parts)
}

export type ZipPart = { readonly name: string; readonly text: Iterable<string> | AsyncIterable<string> }

/** Packs parts as their text comes; memory holds the packed bytes only. */
export async function zipParts(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const packed: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    packed.push(chunk)
  })
  const encoder = new TextEncoder()
  for (const { name, text } of parts) {
    const entry = new ZipDeflate(name, { level: LEVEL })
    entry.mtime = fixedDate()
    zip.add(entry)
    for await (const piece of text) entry.push(encoder.encode(piece))
    entry.push(new Uint8Array(0), true)
  }
  zip.end()
  return Buffer.concat(packed)
}

/** A part that is packed already. */
export type PackedPart = {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Of the unpacked content. */
  readonly crc: number
  readonly size: number
}

/** Packs one part as its bytes come, so that it can be put into a zip later and in any order. */
export async function packPart(
  name: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<PackedPart> {
  const packed: Uint8Array[] = []
  const entry = new ZipDeflate(name, { level: LEVEL })
  entry.ondata = (error, chunk) => {
    if (error) throw error
    packed.push(chunk)
  }
  for await (const piece of content) entry.push(piece)
  entry.push(new Uint8Array(0), true)
  return { name, bytes: Buffer.concat(packed), crc: entry.crc, size: entry.size }
}

const DEFLATED = 8

/** A zip of packed parts in the given order. */
export function joinParts(parts: readonly PackedPart[]): Uint8Array {
  const joined: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    joined.push(chunk)
  })
  for (const { name, bytes, crc, size } of parts) {
    const entry: ZipInputFile = { filename: name, compression: DEFLATED, crc, size, mtime: fixedDate() }
    zip.add(entry)
    entry.ondata?.(null, bytes, true)
  }
  zip.end()
  return Buffer.concat(joined)
}

/** Zip stores local time and starts in 1980; noon keeps clear of every change of clocks. */
function fixedDate(): Date {
  return new Date(1980, 0, 1, 12, 0, 0)
}
