// The summary sheet of an earlier marking, told by its name and the colour of its tab, and the styles that it remembers.
// Other programs number styles anew when they save; the pairs of cells in its first row keep pointing at the right ones.
import type { Archive } from '../archive.ts'
import { columnOf, packAddress } from '../cell-address.ts'
import type { Worksheet } from '../package.ts'
import { parseXml } from '../xml.ts'
import { whole } from './attributes.ts'
import { MEMORY_COLUMN, SUMMARY_NAME, SUMMARY_TAB } from './look.ts'

export type EarlierSummary = {
  readonly name: string
  readonly part: string
  /** Marked style → original style. */
  readonly memory: ReadonlyMap<number, number>
}

export async function findSummary(
  archive: Archive,
  file: string,
  worksheets: readonly Worksheet[],
): Promise<EarlierSummary | null> {
  for (const { name, part } of worksheets) {
    if (!name.startsWith(SUMMARY_NAME)) continue
    const memory = await readMemory(archive, file, part)
    if (memory !== null) return { name, part, memory }
  }
  return null
}

async function readMemory(archive: Archive, file: string, part: string): Promise<ReadonlyMap<number, number> | null> {
  const styles = new Map<number, number>()
  let isOurs = false
  await parseXml(
    { file, part, chunks: archive.read(part) },
    {
      open(name, attributes, depth) {
        if (depth === 3 && name === 'tabColor') isOurs = attributes.rgb?.toUpperCase() === SUMMARY_TAB
        if (depth !== 4 || name !== 'c' || !/^[A-Z]+1$/.test(attributes.r ?? '')) return
        const style = whole(attributes.s)
        if (style !== null) styles.set(columnOf(packAddress(attributes.r ?? '')) - MEMORY_COLUMN, style)
      },
    },
  )
  return isOurs ? pairs(styles) : null
}

/** LibreOffice keeps no empty cell in the default style: a place without its partner stands for style 0. */
function pairs(styles: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const memory = new Map<number, number>()
  for (const [place, marked] of styles) {
    if (place >= 0 && place % 2 === 0 && !memory.has(marked)) memory.set(marked, styles.get(place + 1) ?? 0)
  }
  return memory
}
