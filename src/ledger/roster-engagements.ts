// The engagements that a roster states, against those that are known: what is new, as dated stretches by resident ID. A word
// without a day never changes the past: where another is in force already, the row is named instead.
import type { IsoDate } from '../domain/calendar.ts'
import { ENGAGEMENT_LABEL, type Engagement } from '../domain/people.ts'
import type { Problem } from '../domain/problem.ts'
import { LEDGER_CODES } from './codes.ts'
import type { DecodedRosterRow, RosterReading } from './roster.ts'

export type StatedEngagement = {
  readonly residentId: string
  readonly engagement: Engagement
  readonly from: IsoDate
}

/** A person's stretches as they are recorded, oldest first. */
export type KnownEngagements = ReadonlyMap<
  string,
  readonly { readonly engagement: Engagement; readonly from: IsoDate }[]
>

export function planEngagements(
  { rows, columns, sheet }: Pick<RosterReading, 'rows' | 'columns' | 'sheet'>,
  file: string,
  known: KnownEngagements,
): { readonly stretches: readonly StatedEngagement[]; readonly problems: readonly Problem[] } {
  const header = columns.find(({ field }) => field === 'engagement')?.header
  const stretches = new Map<string, StatedEngagement>()
  const problems: Problem[] = []
  for (const row of rows) {
    if (row.engagement === null) continue
    const stated = stretchOf(row, row.engagement, known.get(row.residentId) ?? [])
    if (stated === 'known') continue
    const key = stated === null ? '' : `${stated.residentId}\n${stated.from}`
    const other = stretches.get(key)
    if (stated === null || (other !== undefined && other.engagement !== stated.engagement)) {
      problems.push(noDate(row, row.engagement, { file, sheet, header }))
    } else stretches.set(key, stated)
  }
  return { stretches: [...stretches.values()], problems }
}

function stretchOf(
  { residentId, engagedFrom, hiredOn }: DecodedRosterRow,
  engagement: Engagement,
  known: readonly { readonly engagement: Engagement; readonly from: IsoDate }[],
): StatedEngagement | 'known' | null {
  const from = engagedFrom ?? hiredOn
  if (known.some((one) => one.from === from && one.engagement === engagement)) return 'known'
  if (engagedFrom !== null || known.length === 0) return { residentId, engagement, from }
  // Without a day the roster says how it is now.
  return known.at(-1)?.engagement === engagement ? 'known' : null
}

type Place = { readonly file: string; readonly sheet: string | null; readonly header: string | undefined }

function noDate({ row, mediator }: DecodedRosterRow, engagement: Engagement, { file, sheet, header }: Place): Problem {
  const { meaning, advice } = LEDGER_CODES['ENGAGEMENT-NO-DATE']
  return {
    code: 'ENGAGEMENT-NO-DATE',
    severity: 'pending',
    file,
    ...(sheet === null ? {} : { sheet }),
    row,
    ...(header === undefined ? {} : { column: header }),
    got: ENGAGEMENT_LABEL[engagement],
    hint: advice,
    message: `${mediator}：${meaning}`,
  }
}
