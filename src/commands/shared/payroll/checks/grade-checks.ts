// 虚报难易程度: a station whose share of the highest grade is far from its own usual. The numbers are said; what they mean
// is for a person. Bounds are round figures of ours: too few cases say nothing.
import { addMonths, firstDayOf, lastDayOf } from '../../../../domain/calendar.ts'
import type { CaseSubsidyPolicy } from '../../../../domain/policy.ts'
import type { Problem } from '../../../../domain/problem.ts'
import { SETTLED } from '../../../../reports/measures.ts'
import { percent } from '../../../../reports/rate.ts'
import type { Store } from '../../../../store.ts'
import { type CheckContext, topGradeOf } from './context.ts'

const FEWEST_TOP = 3
const FEWEST_BEFORE = 10
const POINTS_APART = 20
const MONTHS_BEFORE = 12

type Share = { top: number; all: number }

export async function gradeShareProblems({ store, run, batch, subsidy }: CheckContext): Promise<readonly Problem[]> {
  const top = topGradeOf(subsidy)
  if (top === null || !batch.pays.includes('subsidies')) return []
  const now = await sharesOf(store, subsidy, { from: firstDayOf(batch.from), to: lastDayOf(run.month) })
  const past = { from: firstDayOf(addMonths(batch.from, -MONTHS_BEFORE)), to: lastDayOf(addMonths(batch.from, -1)) }
  const before = await sharesOf(store, subsidy, past)
  return [...now].flatMap(([station, share]) => {
    const usual = before.get(station)
    if (usual === undefined || usual.all < FEWEST_BEFORE || share.top < FEWEST_TOP || !isFar(share, usual)) return []
    return [
      {
        code: 'CHECK-GRADE-SHARE',
        severity: 'warning' as const,
        got: `${share.top}/${share.all}`,
        expected: `${usual.top}/${usual.all}`,
        message: `${station}本期“${top}” ${share.top} 件，占 ${share.all} 件的 ${percent(share.top, share.all)}%；此前 ${MONTHS_BEFORE} 个月是 ${usual.top}/${usual.all}（${percent(usual.top, usual.all)}%）。`,
        hint: '请抽查这些案件的卷宗：gongtiao subsidy review export',
      },
    ]
  })
}

async function sharesOf(
  store: Store,
  { gradeWords, tiers }: CaseSubsidyPolicy,
  period: Parameters<Store['stats']['tally']>[1],
): Promise<ReadonlyMap<string, Share>> {
  const top = [...tiers.keys()].at(-1)
  const shares = new Map<string, Share>()
  for (const { key, value } of await store.stats.tally(SETTLED, period, ['county', 'station', 'grade'])) {
    const [county, station, grade] = key
    const name = `${county ?? ''}${station ?? ''}`
    const share = shares.get(name) ?? { top: 0, all: 0 }
    shares.set(name, share)
    share.all += value
    if (grade != null && gradeWords.get(grade) === top) share.top += value
  }
  return shares
}

/** The difference of the two shares in percentage points, in whole numbers. */
function isFar(now: Share, usual: Share): boolean {
  return (now.top * usual.all - usual.top * now.all) * 100 >= POINTS_APART * now.all * usual.all
}
