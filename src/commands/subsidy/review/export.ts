// `gongtiao subsidy review export MONTH`: 审核表.xlsx of a month's cases, for the bureau to write its decisions on.
import { type Command, has, text } from '../../../command.ts'
import type { ReviewRow } from '../../../documents/papers/review-columns.ts'
import { reviewSheet } from '../../../documents/papers/review-sheet.ts'
import { AppError } from '../../../domain/app-error.ts'
import { formatChineseMonth, lastDayOf } from '../../../domain/calendar.ts'
import { fileName } from '../../../domain/file-name.ts'
import { maskName } from '../../../domain/masking.ts'
import { selectPolicy } from '../../../rules/select-policy.ts'
import type { CaseWork } from '../../../store.ts'
import { type AssessDesk, assessCase, assessDesk } from '../../shared/case-work-assess.ts'
import { type CountedMonth, casesOfMonth, type MonthCase, placeFilter } from '../../shared/case-work-month.ts'
import { countyLabel } from '../../shared/labels.ts'
import { signedByTwo } from '../../shared/review-sheet.ts'
import { trialMark } from '../../shared/trial.ts'
import { monthWord } from '../../shared/words.ts'

/** What one sheet takes and a person can look through. */
const MOST_ROWS = 5000

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，如 2017-10', required: true }],
  options: [
    { name: 'county', value: '区县', summary: '只要这一个区县的' },
    { name: 'station', value: '派出所', summary: '只要这一个派出所的' },
  ],
  mutates: true,
  ownsOut: true,
  examples: [
    'gongtiao subsidy review export 2017-10 --out 审核表.xlsx',
    'gongtiao subsidy review export 2017-10 --county 翠屏区 --out 翠屏区审核表.xlsx',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const counted: CountedMonth = { month: monthWord(input.args[0] ?? '', world.today), filter: placeFilter(input) }
    const { month, filter } = counted
    const title = `${filter.station ?? filter.county ?? ''}${formatChineseMonth(month)}个案补贴审核表`
    const out = text(input, 'out') ?? `${fileName(title)}.xlsx`
    if (!/\.xlsx$/i.test(out)) throw new AppError('USAGE', `审核表要写成 .xlsx 文件，不能是“${out}”。`, { usage: true })
    const desk = await assessDesk(world, await world.store('read'))
    const policy = selectPolicy(desk.policies, 'case-subsidy', lastDayOf(month))
    const rows = await rowsOf(desk, counted)
    const bytes = await world.writeWorkbook(
      reviewSheet({
        title,
        rows,
        grades: [...policy.tiers.keys()],
        signedByTwo: signedByTwo(desk.policies, lastDayOf(month)),
        today: world.today,
      }),
    )
    const isDryRun = has(input, 'dry-run')
    if (!isDryRun) await world.files.write(out, bytes, { force: world.force })
    const undecided = rows.filter(({ review }) => review === null).length
    return {
      exit: 0,
      lines: [`${trialMark(isDryRun)}${title}：${rows.length} 件，其中 ${undecided} 件还没有审核`, `文件：${out}`],
      closing: [`填好后导入：gongtiao subsidy review import ${out}`],
      document: { file: out, month, cases: rows.length, undecided, dryRun: isDryRun },
    }
  },
}

async function rowsOf(desk: AssessDesk, counted: CountedMonth): Promise<readonly ReviewRow[]> {
  const rows: ReviewRow[] = []
  for await (const found of casesOfMonth(desk, counted)) {
    rows.push(await rowOf(desk, found))
    if (rows.length <= MOST_ROWS) continue
    throw new AppError('EXPORT-TOO-MANY', `超过 ${MOST_ROWS} 件，一张审核表放不下。`, {
      hint: '请加 --county 或 --station 分开导出。',
    })
  }
  if (rows.length > 0) return rows
  throw new AppError('EXPORT-EMPTY', `${counted.month} 没有要审核的案件，没有写文件。`, {
    hint: '检查月份、区县和派出所：gongtiao subsidy assess 月份',
  })
}

async function rowOf(desk: AssessDesk, { one, work }: MonthCase): Promise<ReviewRow> {
  const { facts, station, county } = one
  const { policy, assessment } = await assessCase(desk, one, work)
  const declared = facts.grade === null ? null : (policy.gradeWords.get(facts.grade) ?? facts.grade)
  const isWaiting = work.review === null && policy.gradeDeclaredIn === 'review'
  const tried = isWaiting ? (await assessCase(desk, one, asIfPassed(desk, work, declared))).assessment : assessment
  return {
    caseNo: facts.caseNo,
    station,
    county: countyLabel(county),
    acceptedOn: facts.acceptedOn,
    closedOn: facts.closedOn,
    parties: facts.parties.flatMap(({ name }) => (name === null ? [] : maskName(name))).join('、'),
    disputeType: facts.disputeType,
    declared,
    amountFen: tried.result === 'payable' ? tried.amountFen : null,
    missing: tried.result === 'payable' ? null : tried.reason,
    review: work.review,
    fileScore: work.supplement.fileScore,
  }
}

/** Where pay waits for the decision, the sheet shows what the declared grade would earn. */
function asIfPassed({ world }: AssessDesk, work: CaseWork, grade: string | null): CaseWork {
  const review = { decision: 'passed', grade, reason: null, document: null, decidedBy: '', secondBy: null } as const
  return { ...work, review: { ...review, decidedOn: world.today } }
}
