// `gongtiao case set NO field=value…`: what people record of a case beside its ledger row. What the ledger itself states
// is not changed here: it comes again with the next ledger.
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { CaseSupplement } from '../../domain/case-supplement.ts'
import { nearestName } from '../../domain/nearest.ts'
import { CASE_FIELDS } from '../../ledger/fields.ts'
import { parseLedgerLayout } from '../../ledger/layout-file.ts'
import type { Store, StoredCase } from '../../store.ts'
import type { World } from '../../world.ts'
import {
  type FieldContext,
  SUPPLEMENT_FIELDS,
  type SupplementField,
  supplementField,
} from '../shared/case-work-fields.ts'
import { PaidCases, paidDocument, payLines } from '../shared/case-work-paid.ts'
import { refusalText } from '../shared/faults.ts'
import { operationHead } from '../shared/head.ts'
import { trialMark } from '../shared/trial.ts'
import { theCase } from '../shared/words.ts'

export const command: Command = {
  arguments: [
    { name: 'NO', summary: '案号，或短形式如 翠12', required: true },
    {
      name: '项目=内容',
      summary: `登记的内容，可写多项；只写“项目=”就清空。可用：${SUPPLEMENT_FIELDS.map(({ label }) => label).join('、')}`,
      required: true,
      many: true,
    },
  ],
  options: [
    { name: 'document', value: 'TEXT', summary: '依据的文书（记入操作记录）' },
    { name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' },
  ],
  mutates: true,
  examples: [
    'gongtiao case set 翠12 履行日期=2017-11-10 回访日期=2017-11-20',
    'gongtiao case set 翠12 卷宗评分=86 卷宗材料=申请书、调解笔录、协议书 --document 评查表第3号',
    'gongtiao case set 翠12 到场时间=2017-10-17T21:40 群体性=是',
    'gongtiao case set 翠12 履行日期=',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const [no = '', ...pairs] = input.args
    const one = await theCase(store, no, text(input, 'station'))
    const { supplement: before } = await store.caseWork.of(one.caseId)
    const after = await resolved(store, one, await applied(world, one, { pairs, before }))
    const changes = changesOf(before, after)
    if (changes.length > 0 && !isDryRun) await write(world, store, { one, after, input })
    return {
      exit: 0,
      lines: [
        `${trialMark(isDryRun)}${one.facts.caseNo}（${one.station}）`,
        ...(changes.length === 0 ? ['与已经登记的相同，没有改动。'] : []),
      ],
      tables: changes.length === 0 ? [] : [changeTable(changes)],
      closing: changes.length === 0 ? [] : await payLines(store, one),
      document: {
        caseNo: one.facts.caseNo,
        station: one.station,
        changes: changes.map(({ field }) => ({ field: field.key, before: before[field.key], after: after[field.key] })),
        paidIn: paidDocument(await new PaidCases(store).runOf(one)),
        dryRun: isDryRun,
      },
    }
  },
}

type Change = { readonly field: SupplementField; readonly before: string; readonly after: string }

function changesOf(before: CaseSupplement, after: CaseSupplement): readonly Change[] {
  return SUPPLEMENT_FIELDS.map((field) => ({ field, before: field.show(before), after: field.show(after) })).filter(
    (change) => change.before !== change.after,
  )
}

function changeTable(changes: readonly Change[]) {
  return {
    title: '',
    columns: ['项目', '之前', '之后'].map((title) => ({ title, kind: 'text' as const })),
    rows: changes.map(({ field, before, after }) => [field.label, before || '（空）', after || '（空）']),
  }
}

type Written = { readonly one: StoredCase; readonly after: CaseSupplement; readonly input: Input }

async function write(world: World, store: Store, { one, after, input }: Written): Promise<void> {
  const document = text(input, 'document')?.trim() ?? ''
  const head = operationHead(world, 'case set')
  await store.caseWork.setSupplement(one.caseId, after, document === '' ? head : { ...head, note: document })
}

type Asked = { readonly pairs: readonly string[]; readonly before: CaseSupplement }

/** Every wrong name and value in one refusal: a clerk mends them in one go. */
async function applied(world: World, one: StoredCase, { pairs, before }: Asked): Promise<CaseSupplement> {
  const context: FieldContext = { today: world.today, acceptedOn: one.facts.acceptedOn }
  const faults: string[] = []
  const seen = new Set<SupplementField>()
  let after = before
  for (const { word, value } of pairs.map(pairOf)) {
    const field = supplementField(word)
    if (field === null) faults.push(await unknownField(world, word))
    else if (value === null) faults.push(`${field.label}没有写内容：要写成 ${field.label}=…`)
    else if (seen.has(field)) faults.push(`${field.label}写了两次`)
    else {
      seen.add(field)
      const read = value === '' ? { value: field.clear(after) } : field.set(after, value, context)
      if ('value' in read) after = read.value
      else faults.push(`${field.label}“${value}”${read.fault}（应写${field.expected}）`)
    }
  }
  if (faults.length === 0) return after
  throw new AppError('CASE-FIELDS', refusalText(faults), {
    hint: `可登记：${SUPPLEMENT_FIELDS.map(({ label }) => label).join('、')}。`,
    usage: true,
  })
}

/** `value` is null without an equals sign, and empty where the field is to be cleared. */
function pairOf(pair: string): { readonly word: string; readonly value: string | null } {
  const text = pair.normalize('NFKC')
  const at = text.indexOf('=')
  if (at === -1) return { word: text.trim(), value: null }
  return { word: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
}

async function unknownField(world: World, word: string): Promise<string> {
  if (word === '') return '没有写项目的名称'
  if (await isOfLedger(world, word)) return `“${word}”由台账写明，不在这里改：请更正台账后重新导入`
  const near = nearestName(
    word,
    SUPPLEMENT_FIELDS.flatMap(({ key, label, words }) => [label, ...words, key]),
  )
  return `没有“${word}”这一项${near === null ? '' : `，是不是“${near}”？`}`
}

async function isOfLedger(world: World, word: string): Promise<boolean> {
  if (CASE_FIELDS.some((field) => field === word)) return true
  const { value, file } = await world.templateData('ledgers/standard.yaml')
  const { fields } = parseLedgerLayout(value, file)
  return fields.some(({ label, headers }) => label === word || headers.includes(word))
}

/** 重新受理自: the earlier case by its whole number. */
async function resolved(store: Store, one: StoredCase, after: CaseSupplement): Promise<CaseSupplement> {
  if (after.reopenedFrom === null) return after
  const found = await store.cases.find(after.reopenedFrom)
  const earlier =
    found.find((other) => other.committeeId === one.committeeId) ?? (await theCase(store, after.reopenedFrom, null))
  if (earlier.caseId === one.caseId)
    throw new AppError('CASE-FIELDS', '重新受理自写了本案自己的案号。', { hint: '应写先前那一件的案号。', usage: true })
  return { ...after, reopenedFrom: earlier.facts.caseNo }
}
