// The table of shared strings, packed as UTF-8 in pages: one JavaScript string for each of ten million entries would cost
// several times the memory. Strings are made when a cell asks, and the recent short ones are kept.
import type { Archive } from './archive.ts'
import { damaged, LIMITS, overLimit } from './faults.ts'
import { TextCollector } from './text.ts'
import { parseXml } from './xml.ts'

export type SharedStrings = {
  /** The text of an entry, or null when there is no such number. */
  text(index: number): string | null
}

const PAGE_BYTES = 4 * 1024 * 1024
const CACHE_SLOTS = 8192
/** Entries of this many bytes or more carry a long length and are not cached. */
const LONG = 255
const STARTS = 65_536

export async function readSharedStrings(archive: Archive, file: string, part: string | null): Promise<SharedStrings> {
  const table = new PackedText()
  if (part === null) return table
  const text = new TextCollector()
  await parseXml(
    { file, part, chunks: archive.read(part) },
    {
      open(name, _attributes, depth) {
        if (depth === 1 && name !== 'sst') throw damaged(file, '共享文字表不是工作簿的部件')
        if (depth === 2 && name === 'si') text.start()
        else text.open(name)
      },
      text: (piece) => {
        text.add(piece)
        if (text.length > LIMITS.cellText) throw overLimit(file, `有单元格的文字超过 ${LIMITS.cellText} 字`)
      },
      close(name, depth) {
        if (depth !== 2 || name !== 'si') return text.close(name)
        table.add(text.finish())
        if (table.count > LIMITS.sharedStrings || table.bytes > LIMITS.sharedTextBytes) {
          throw overLimit(file, '共享文字过多')
        }
      },
    },
  )
  return table
}

class PackedText implements SharedStrings {
  count = 0
  bytes = 0
  readonly #pages: Buffer[] = []
  #pageUsed = PAGE_BYTES
  /** Where each entry starts, over all pages; in pieces, so that growing copies nothing. */
  readonly #starts: Uint32Array[] = []
  readonly #cachedIndex = new Int32Array(CACHE_SLOTS).fill(-1)
  readonly #cachedText: string[] = new Array<string>(CACHE_SLOTS).fill('')

  /** An entry is its length (one byte, or 255 and four bytes) and its text. */
  add(text: string): void {
    const length = Buffer.byteLength(text)
    const prefix = length < LONG ? 1 : 5
    if (this.#pageUsed + prefix + length > PAGE_BYTES) {
      this.#pages.push(Buffer.allocUnsafeSlow(PAGE_BYTES))
      this.#pageUsed = 0
    }
    const page = this.#pages.at(-1) ?? Buffer.alloc(0)
    page[this.#pageUsed] = Math.min(length, LONG)
    if (prefix > 1) page.writeUInt32LE(length, this.#pageUsed + 1)
    page.write(text, this.#pageUsed + prefix)
    this.#noteStart((this.#pages.length - 1) * PAGE_BYTES + this.#pageUsed)
    this.#pageUsed += prefix + length
    this.bytes += prefix + length
  }

  text(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null
    const slot = index % CACHE_SLOTS
    if (this.#cachedIndex[slot] === index) return this.#cachedText[slot] ?? null
    const start = this.#starts[Math.floor(index / STARTS)]?.[index % STARTS] ?? 0
    const page = this.#pages[Math.floor(start / PAGE_BYTES)] ?? Buffer.alloc(0)
    const at = start % PAGE_BYTES
    const short = page[at] ?? 0
    const from = short < LONG ? at + 1 : at + 5
    const text = page.toString('utf8', from, from + (short < LONG ? short : page.readUInt32LE(at + 1)))
    if (short < LONG) {
      this.#cachedIndex[slot] = index
      this.#cachedText[slot] = text
    }
    return text
  }

  #noteStart(start: number): void {
    if (this.count % STARTS === 0) this.#starts.push(new Uint32Array(STARTS))
    const starts = this.#starts.at(-1)
    if (starts) starts[this.count % STARTS] = start
    this.count++
  }
}
