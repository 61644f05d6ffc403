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
const CACHED_TEXT = 256

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
  #starts = new Uint32Array(1024)
  #lengths = new Uint32Array(1024)
  readonly #cachedIndex = new Int32Array(CACHE_SLOTS).fill(-1)
  readonly #cachedText: string[] = []

  add(text: string): void {
    const size = Buffer.byteLength(text)
    if (this.#pageUsed + size > PAGE_BYTES) {
      this.#pages.push(Buffer.allocUnsafeSlow(PAGE_BYTES))
      this.#pageUsed = 0
    }
    if (this.count === this.#starts.length) this.#grow()
    this.#starts[this.count] = (this.#pages.length - 1) * PAGE_BYTES + this.#pageUsed
    this.#lengths[this.count] = size
    this.#pages.at(-1)?.write(text, this.#pageUsed)
    this.#pageUsed += size
    this.bytes += size
    this.count++
  }

  text(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null
    const slot = index % CACHE_SLOTS
    if (this.#cachedIndex[slot] === index) return this.#cachedText[slot] ?? null
    const start = this.#starts[index] ?? 0
    const length = this.#lengths[index] ?? 0
    const offset = start % PAGE_BYTES
    const text = this.#pages[Math.floor(start / PAGE_BYTES)]?.toString('utf8', offset, offset + length) ?? ''
    if (length <= CACHED_TEXT) {
      this.#cachedIndex[slot] = index
      this.#cachedText[slot] = text
    }
    return text
  }

  #grow(): void {
    const starts = new Uint32Array(this.#starts.length * 2)
    const lengths = new Uint32Array(this.#lengths.length * 2)
    starts.set(this.#starts)
    lengths.set(this.#lengths)
    this.#starts = starts
    this.#lengths = lengths
  }
}
