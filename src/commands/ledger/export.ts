// `gongtiao ledger export`: the rooms' own 工作台账 as a workbook that imports elsewhere unchanged; with `--figures` the same
// cases for the city, without anything personal.
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { fileName } from '../../domain/file-name.ts'
import { FORM_LABEL, OUTCOME_LABEL } from '../../domain/mediation-case.ts'
import type { Table } from '../../domain/table.ts'
import { ledgerWorkbook, MOST_ROWS } from '../../ledger/blank.ts'
import { type LedgerLayout, parseLedgerLayout } from '../../ledger/layout-file.ts'
import type { CaseFilter, StoredCase } from '../../store.ts'
import type { World } from '../../world.ts'
import { trialMark } from '../shared/trial.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [],
  options: [
    { name: 'station', value: '派出所', summary: '只要这一个派出所的' },
    { name: 'county', value: '区县', summary: '只要这一个区县的' },
    { name: 'month', value: 'M', summary: '只要这个月受理的' },
    { name: 'figures', summary: '报市局的数据：不含当事人、调解员等个人信息' },
  ],
  mutates: true,
  ownsOut: true,
  examples: [
    'gongtiao ledger export --station 李庄派出所 --out 李庄派出所台账.xlsx',
    'gongtiao ledger export --figures --month 2017-10 --out 翠屏区2017年10月.xlsx',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isFigures = has(input, 'figures')
    const filter = filterOf(world, input)
    const title = titleOf(filter, isFigures)
    const out = text(input, 'out') ?? `${fileName(title)}.xlsx`
    if (!/\.xlsx$/i.test(out)) throw new AppError('USAGE', `台账要写成 .xlsx 文件，不能是“${out}”。`, { usage: true })
    const isDryRun = has(input, 'dry-run')
    const cases = await casesOf(world, filter)
    // What leaves with full names is on record before it leaves.
    if (!isFigures && !isDryRun) await world.recordReveal('ledger export')
    const template = await world.templateData('ledgers/standard.yaml')
    const layout = parseLedgerLayout(template.value, template.file)
    const bytes = isFigures
      ? await world.writeTables([figuresTable({ cases, title, layout })])
      : await ownLedger(world, { cases, title, layout })
    if (!isDryRun) await world.files.write(out, bytes, { force: world.force })
    return {
      exit: 0,
      lines: [`${trialMark(isDryRun)}${title}：${cases.length} 件`, `文件：${out}`],
      closing: isFigures ? [] : ['文件里有当事人的完整信息，已记入操作记录；请只交给该收的人。'],
      document: { file: out, cases: cases.length, figures: isFigures, bytes: bytes.length, dryRun: isDryRun },
    }
  },
}

function filterOf(world: World, input: Input): CaseFilter {
  const [station, county, month] = ['station', 'county', 'month'].map((name) => text(input, name))
  return {
    ...(station == null ? {} : { station: station.normalize('NFKC') }),
    ...(county == null ? {} : { county: county.normalize('NFKC') }),
    ...(month == null ? {} : { month: monthWord(month, world.today) }),
  }
}

function titleOf({ station, county, month }: CaseFilter, isFigures: boolean): string {
  const place = station ?? county ?? ''
  return `${place}${month === undefined ? '' : `${month.replace('-', '年')}月`}${isFigures ? '案件数据' : '工作台账'}`
}

async function casesOf(world: World, filter: CaseFilter): Promise<readonly StoredCase[]> {
  const store = await world.store('read')
  const cases: StoredCase[] = []
  for await (const one of store.cases.list(filter)) {
    cases.push(one)
    if (cases.length <= MOST_ROWS) continue
    throw new AppError('EXPORT-TOO-MANY', `超过 ${MOST_ROWS} 件，一个工作簿放不下。`, {
      hint: '请加 --station、--county 或 --month 分开导出。',
    })
  }
  if (cases.length > 0) return cases
  throw new AppError('EXPORT-EMPTY', '没有符合条件的案件，没有写文件。', {
    hint: '检查派出所、区县和月份：gongtiao case list',
  })
}

type Export = { readonly cases: readonly StoredCase[]; readonly title: string; readonly layout: LedgerLayout }

async function ownLedger(world: World, { cases, title, layout }: Export): Promise<Uint8Array> {
  const rows = cases.map(({ facts, station, room, county, committee }) => ({
    ...facts,
    ...{ station, room, county, committee },
  }))
  return world.writeWorkbook(ledgerWorkbook({ layout, lists: {}, rows, title }))
}

/** Nobody can be told from it: no party, no mediator, no free text. */
function figuresTable({ title, cases, layout: { lists } }: Export): Table {
  // A word that is on no list was typed freely, and may name somebody.
  const listed = (value: string | null, list: readonly string[]): string | null =>
    value === null || list.includes(value) ? value : '（未列入名单）'
  return {
    title,
    columns: [
      { title: '区县', kind: 'text' },
      { title: '派出所', kind: 'text' },
      { title: '案号', kind: 'text' },
      { title: '受理日期', kind: 'date' },
      { title: '协议日期', kind: 'date' },
      { title: '结案日期', kind: 'date' },
      { title: '纠纷类型', kind: 'text' },
      { title: '难易程度', kind: 'text' },
      { title: '案件来源', kind: 'text' },
      { title: '调解结果', kind: 'text' },
      { title: '协议形式', kind: 'text' },
      { title: '涉案金额', kind: 'money' },
      { title: '涉及人数', kind: 'integer' },
    ],
    rows: cases.map(({ county, station, facts }) => [
      county,
      station,
      facts.caseNo,
      facts.acceptedOn,
      facts.agreedOn,
      facts.closedOn,
      listed(facts.disputeType, lists.disputeType),
      facts.grade,
      listed(facts.source, lists.source),
      OUTCOME_LABEL[facts.outcome],
      facts.agreementForm === null ? null : FORM_LABEL[facts.agreementForm],
      facts.amountFen,
      facts.peopleInvolved,
    ]),
  }
}
