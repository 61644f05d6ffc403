// `gongtiao case link A B --relation`: a person's word on how two cases belong together, whether they were suspected or
// not. The newest word stands; what it means for pay is said at once.
import { type Command, has, type Input, text, texts } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type CaseRelation, RELATION_LABEL } from '../../domain/case-relation.ts'
import type { RelatedPair, Store, StoredCase } from '../../store.ts'
import { caseDocument } from '../shared/case-view.ts'
import { operationHead } from '../shared/head.ts'
import { trialMark } from '../shared/trial.ts'
import { theCase } from '../shared/words.ts'

/** What each word means, as the person who has to choose is told. */
const MEANINGS: readonly (readonly [CaseRelation, string])[] = [
  ['same-dispute', '一件纠纷登记了两次，补贴只发先登记的一件'],
  ['transferred', '由一处移交另一处，两件各按自己的情况发'],
  ['unrelated', '是两件纠纷，各按自己的情况发'],
]

export const command: Command = {
  arguments: [
    { name: 'A', summary: '一件案件的案号，或短形式如 翠12', required: true },
    { name: 'B', summary: '另一件案件的案号', required: true },
  ],
  options: [
    { name: 'relation', value: '关系', summary: '同一纠纷、移交或无关' },
    { name: 'reason', value: 'TEXT', summary: '说明（留有记录）' },
    {
      name: 'station',
      value: '派出所',
      summary: '案号不唯一时指明派出所；两个都不唯一就写两次，次序同案号',
      repeat: true,
    },
  ],
  mutates: true,
  examples: [
    'gongtiao case link 翠12 叙3 --relation 同一纠纷 --reason 两所都接了警',
    'gongtiao case link 翠12 翠12 --station 新街派出所 --station 南岸派出所 --relation 无关',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const relation = relationWord(text(input, 'relation'))
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const cases = await theCases(store, input)
    const before = await answerBefore(store, cases)
    const reason = text(input, 'reason')?.trim() ?? ''
    const note = reason === '' ? null : reason
    const isNews = before?.relation !== relation || (note !== null && note !== before.note)
    if (isNews && !isDryRun) {
      const head = operationHead(world, 'case link')
      await store.cases.relate([cases[0].caseId, cases[1].caseId], { relation, note }, head)
    }
    return {
      exit: 0,
      lines: [
        `${trialMark(isDryRun)}${named(cases[0])}与${named(cases[1])}：${RELATION_LABEL[relation]}。`,
        payLine(relation, cases),
        ...(isNews ? replacedLine(before) : ['早已这样答复，没有改动。']),
      ],
      closing: isNews && !isDryRun ? await draftLines(store) : [],
      document: {
        cases: cases.map((one) => caseDocument(one, world.reveal)),
        relation: RELATION_LABEL[relation],
        note: isNews ? note : (before?.note ?? null),
        before: before === null ? null : RELATION_LABEL[before.relation],
        changed: isNews,
        dryRun: isDryRun,
      },
    }
  },
}

/** The case that was registered first stands first. */
type Pair = readonly [StoredCase, StoredCase]
type Answer = { readonly relation: CaseRelation; readonly note: string | null }

function relationWord(word: string | null): CaseRelation {
  const choices = MEANINGS.map(([relation, meaning]) => `${RELATION_LABEL[relation]}（${meaning}）`)
  const help = { hint: `--relation 可用：${choices.join('、')}。`, usage: true }
  if (word === null) throw new AppError('USAGE', '没有写两件案件是什么关系。', help)
  const clean = word.normalize('NFKC').replace(/\s+/g, '')
  const found = MEANINGS.find(([relation]) => relation === clean || RELATION_LABEL[relation] === clean)
  if (found === undefined) throw new AppError('USAGE', `没有“${word}”这种关系。`, help)
  return found[0]
}

async function theCases(store: Store, input: Input): Promise<Pair> {
  const [a = '', b = ''] = input.args
  const stations = texts(input, 'station')
  const [first, second, ...others] = stations
  if (others.length > 0)
    throw new AppError('USAGE', '--station 最多写两次。', { hint: '两次的次序同两个案号。', usage: true })
  const isForBoth = second !== undefined
  const one = await (isForBoth ? theCase(store, a, first ?? null) : caseAt(store, a, first))
  const other = await (isForBoth ? theCase(store, b, second) : caseAt(store, b, first))
  if (one.caseId === other.caseId)
    throw new AppError('USAGE', `“${a}”和“${b}”是同一件案件：${named(one)}。`, {
      hint: '请写两件不同的案件；两处用了同一个案号的，--station 写两次，次序同案号。',
      usage: true,
    })
  return one.caseId < other.caseId ? [one, other] : [other, one]
}

/** A single `--station` is for the number that needs it. */
async function caseAt(store: Store, no: string, station: string | undefined): Promise<StoredCase> {
  const isAmbiguous = station !== undefined && (await store.cases.find(no)).length > 1
  return theCase(store, no, isAmbiguous ? station : null)
}

/** What a person has said of them already. */
async function answerBefore(store: Store, [first, second]: Pair): Promise<Answer | null> {
  for await (const { cases, relation, note } of store.cases.pairs({ answered: true })) {
    const isPair = isOf(cases, first) && isOf(cases, second)
    if (isPair) return relation === null ? null : { relation, note }
  }
  return null
}

const isOf = (cases: RelatedPair['cases'], { caseId }: StoredCase): boolean =>
  cases.some((one) => one.caseId === caseId)

const named = ({ facts, station }: StoredCase): string => `${facts.caseNo}（${station}）`

function payLine(relation: CaseRelation, [first, second]: Pair): string {
  return relation === 'same-dispute'
    ? `补贴只发先登记的${named(first)}；${named(second)}不发。`
    : '两件各按自己的情况核算补贴。'
}

function replacedLine(before: Answer | null): readonly string[] {
  return before === null ? [] : [`替换以前的答复：${RELATION_LABEL[before.relation]}。`]
}

/** Runs that were computed under the old answer. */
async function draftLines(store: Store): Promise<readonly string[]> {
  const runs = await store.payroll.months()
  const drafts = runs.filter((run) => run.state === 'draft').map((run) => run.month)
  if (drafts.length === 0) return []
  return [`已有的工资草稿要重新核算：${drafts.map((month) => `gongtiao payroll run ${month}`).join('，')}`]
}
