// `gongtiao case shares NO 姓名=份额…`: how the mediators of a case agreed to divide its subsidy; it stands before what the
// ledger says. People of another station may share in a case that was handed over.
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { Table } from '../../domain/table.ts'
import type { CaseShares, CaseWork, StoredCase } from '../../store.ts'
import { sharedMediators } from '../shared/case-work.ts'
import { type AssessDesk, type Assessed, assessCase, assessDesk, RESULT_LABEL } from '../shared/case-work-assess.ts'
import { payLines } from '../shared/case-work-paid.ts'
import { readCaseShares, shareRoster } from '../shared/case-work-shares.ts'
import { refusalText } from '../shared/faults.ts'
import { operationHead } from '../shared/head.ts'
import { trialMark } from '../shared/trial.ts'
import { theCase } from '../shared/words.ts'

export const command: Command = {
  arguments: [
    { name: 'NO', summary: '案号，或短形式如 翠12', required: true },
    {
      name: '姓名=份额',
      summary: '每人一项：60% 或 6；也可按台账里调解员的次序只写 6:4',
      required: false,
      many: true,
    },
  ],
  options: [
    { name: 'document', value: 'TEXT', summary: '约定份额的文书' },
    { name: 'clear', summary: '撤去登记的份额，恢复台账里的' },
    { name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' },
  ],
  mutates: true,
  examples: [
    'gongtiao case shares 翠12 王建国=60% 李秀英=40% --document 分工确认单',
    'gongtiao case shares 翠12 6:4',
    'gongtiao case shares 翠12 王建国=30 张伟=70 --document 移交函',
    'gongtiao case shares 翠12 --clear',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const desk = await assessDesk(world, store)
    const one = await theCase(store, input.args[0] ?? '', text(input, 'station'))
    const before = await store.caseWork.of(one.caseId)
    const shares = has(input, 'clear') ? cleared(input) : await sharesTyped(desk, one, input)
    const isNews =
      weightsText(before.shares) !== weightsText(shares) || documentOf(before.shares) !== documentOf(shares)
    if (isNews && !isDryRun) {
      const recorded = shares ?? { shares: [], document: null }
      await store.caseWork.setShares(one.caseId, recorded, operationHead(world, 'case shares'))
    }
    const work: CaseWork = { ...before, shares }
    const assessed = await assessCase(desk, one, work)
    return {
      exit: 0,
      lines: [`${trialMark(isDryRun)}${one.facts.caseNo}（${one.station}）：${sentence(shares, isNews)}`],
      tables: [sharesTable(desk, { one, work, assessed })],
      closing: [...conclusion(assessed), ...(isNews ? await payLines(store, one) : [])],
      notices: noticesOf(desk, one, shares),
      document: documented({ one, work, assessed, isNews, isDryRun }),
    }
  },
}

type Shown = { readonly one: StoredCase; readonly work: CaseWork; readonly assessed: Assessed }

function cleared(input: Input): null {
  if (input.args.length === 1) return null
  throw new AppError('USAGE', '--clear 和份额不能一起写。', { hint: '恢复台账里的份额只写 --clear。', usage: true })
}

async function sharesTyped({ store }: AssessDesk, one: StoredCase, input: Input): Promise<CaseShares> {
  const roster = await shareRoster(store, one)
  const read = readCaseShares(input.args.slice(1), roster)
  if ('faults' in read) {
    throw new AppError('CASE-SHARES', refusalText(read.faults), {
      hint: '例如 gongtiao case shares 翠12 王建国=60% 李秀英=40%，或按台账的次序写 6:4。',
      usage: true,
    })
  }
  const document = text(input, 'document')?.trim() ?? ''
  return { shares: read.shares, document: document === '' ? null : document }
}

function weightsText(shares: CaseShares | null): string {
  return shares === null ? '' : JSON.stringify(shares.shares.map(({ mediatorId, weight }) => [mediatorId, weight]))
}

const documentOf = (shares: CaseShares | null): string | null => shares?.document ?? null

function sentence(shares: CaseShares | null, isNews: boolean): string {
  if (!isNews) return shares === null ? '没有登记过份额，按台账。' : '份额与已经登记的相同，没有改动。'
  return shares === null ? '撤去登记的份额，按台账。' : '登记份额。'
}

/** What each one gets as things stand; blank while the case waits. */
function sharesTable({ roster }: AssessDesk, { one, work, assessed }: Shown): Table {
  const mediators = sharedMediators(one.facts.mediators, work.shares, roster)
  const total = mediators.reduce((sum, { weight }) => sum + weight, 0)
  const due = new Map(assessed.assessment.shares.map((share) => [share.mediatorId, share]))
  return {
    title: '',
    columns: [
      { title: '调解员', kind: 'text' },
      { title: '编号', kind: 'text' },
      { title: '份额', kind: 'text' },
      { title: '金额', kind: 'money' },
      { title: '说明', kind: 'text' },
    ],
    rows: mediators.map(({ mediator, mediatorId, weight }) => {
      const share = due.get(mediatorId ?? '')
      return [
        mediator,
        mediatorId,
        `${weight}/${total}`,
        share?.amountFen ?? null,
        share?.reason ?? share?.text ?? null,
      ]
    }),
  }
}

function conclusion({ assessment: { result, reason } }: Assessed): readonly string[] {
  return result === 'payable' ? [] : [`现在${RESULT_LABEL[result]}：${reason ?? ''}`]
}

function noticesOf({ roster }: AssessDesk, one: StoredCase, shares: CaseShares | null): readonly string[] {
  if (shares === null) return []
  const own = one.facts.mediators
  const sharing = new Set(shares.shares.filter(({ weight }) => weight > 0).map(({ mediatorId }) => mediatorId))
  const others = [...sharing].filter((mediatorId) => !own.some((person) => person.mediatorId === mediatorId))
  const without = own.filter(({ mediatorId }) => mediatorId === null || !sharing.has(mediatorId))
  return [
    ...others.map(
      (mediatorId) =>
        `${roster.get(mediatorId)?.mediator ?? mediatorId}不在台账的调解员里，按移交共同办理计份额；补贴列在结案的${one.station}名下，随本人的工资发放。`,
    ),
    ...without.map(({ mediator }) => `${mediator}没有份额。`),
  ]
}

type Documented = Shown & { readonly isNews: boolean; readonly isDryRun: boolean }

function documented({ one, work, assessed, isNews, isDryRun }: Documented) {
  const weights = new Map(work.shares?.shares.map(({ mediatorId, weight }) => [mediatorId, weight]))
  const { result, reason, amountFen, shares } = assessed.assessment
  return {
    caseNo: one.facts.caseNo,
    station: one.station,
    recorded: work.shares === null ? null : work.shares.shares.map((share) => ({ ...share })),
    document: documentOf(work.shares),
    result,
    reason,
    amountFen,
    shares: shares.map((share) => ({
      mediator: share.mediator,
      mediatorId: share.mediatorId,
      weight: weights.get(share.mediatorId) ?? null,
      amountFen: share.amountFen,
    })),
    changed: isNews,
    dryRun: isDryRun,
  }
}
