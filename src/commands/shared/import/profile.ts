// An office's mapping as it is kept: every column by its header text, whether it is used or not.
import { AppError } from '../../../domain/app-error.ts'
import type { LedgerProfile } from '../../../ledger/context.ts'
import type { ReadingOptions, ReadSource, SheetPlace } from './job.ts'

export function profileOf(name: string, sources: readonly ReadSource[], given: ReadingOptions['map']): LedgerProfile {
  const places = sources.flatMap((source) => source.places)
  const [first] = places
  if (first === undefined || places.some((place) => place.headers.join('\n') !== first.headers.join('\n'))) {
    throw new AppError('PROFILE-SHAPES', '这次读了几种不同的表头，不能存成一个对应关系。', {
      hint: '请一次只导入一种台账，或用 --sheet 指明一张工作表。',
    })
  }
  return { name, headers: first.headers, map: new Map([...mapOf(first), ...given]) }
}

/** Of headers with the same text the second is `列名#2`. */
function mapOf({ columns, headers }: SheetPlace): ReadonlyMap<string, string> {
  const seen = new Map<string, number>()
  const map = new Map<string, string>()
  const used = new Set<string>()
  for (const { header, field } of columns) {
    const nth = (seen.get(header) ?? 0) + 1
    seen.set(header, nth)
    used.add(header)
    map.set(nth === 1 ? header : `${header}#${nth}`, field)
  }
  for (const header of headers) if (!used.has(header)) map.set(header, '忽略')
  return map
}
