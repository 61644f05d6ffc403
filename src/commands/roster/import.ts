// `gongtiao roster import FILE`: committees, stations, rooms and mediators. A second time only what changed.
import { type Command, has, type Input, text, texts } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { Problem } from '../../domain/problem.ts'
import { parseRosterLayout } from '../../ledger/layout-file.ts'
import type { DecodedRosterRow } from '../../ledger/roster.ts'
import { planEngagements } from '../../ledger/roster-engagements.ts'
import type { RosterChange, RosterEntry, Store } from '../../store.ts'
import type { OpenRoster, World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { mapPair } from '../shared/map-pair.ts'
import { trialMark } from '../shared/trial.ts'

const FIELD_LABEL: { readonly [field: string]: string } = {
  name: '姓名',
  resident_id: '身份证号',
  employment: '用工类别',
  hired_on: '入职日期',
  left_on: '离职日期',
  phone: '电话',
  bank: '开户行',
  account: '账号',
  occupation: '身份职业',
  county: '区县',
  room: '调解室',
  moved_in_on: '进驻日期',
  committee: '调解委员会',
  from_on: '驻所起',
  to_on: '驻所止',
}

/** Shown only as changed, never in their old and new words. */
const PERSONAL = new Set(['resident_id', 'phone', 'account'])

export const command: Command = {
  arguments: [{ name: 'FILE', summary: '花名册（csv、xlsx）', required: true }],
  options: [
    { name: 'sheet', value: 'NAME', summary: '只读这一张工作表' },
    { name: 'header-row', value: 'N', summary: '表头在第几行' },
    { name: 'map', value: '列名=字段', summary: '指定一列是什么字段，可写多次', repeat: true },
  ],
  mutates: true,
  examples: ['gongtiao roster import 驻所人民调解员花名册.xlsx'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const template = await world.templateData('ledgers/roster.yaml')
    const [path = ''] = await world.files.expand(input.args[0] ?? '')
    const reading = await world.readRoster(path, {
      layout: parseRosterLayout(template.value, template.file),
      today: world.today,
      ...placeOf(input),
    })
    const { file } = reading
    const store = await world.store(isDryRun ? 'read' : 'write')
    const { changes, operation } = await store.roster.import(
      reading.rows.map(entryOf),
      operationHead(world, 'roster import'),
      isDryRun,
    )
    const engaged = await engage(world, store, { reading, isDryRun })
    const problems = [...reading.problems, ...engaged.problems]
    const differing = changes.filter((change) => change.kind !== 'unchanged')
    const counts = {
      ...reading.counts,
      added: count(changes, 'added'),
      changed: count(changes, 'changed'),
      unchanged: count(changes, 'unchanged'),
    }
    return {
      exit: reading.counts.refused + reading.counts.pending + engaged.problems.length > 0 ? 3 : 0,
      lines: [
        `${file.file}${reading.sheet === null ? '' : `（工作表“${reading.sheet}”）`}：${reading.counts.rows} 行，退回 ${reading.counts.refused} 行`,
        `${trialMark(isDryRun)}${differing.length === 0 ? '与现有花名册一致，没有改动。' : `新增 ${counts.added} 项，变更 ${counts.changed} 项，未变 ${counts.unchanged} 项。`}`,
        ...(engaged.stretches === 0 ? [] : [`用工关系：登记 ${engaged.stretches} 段。`]),
      ],
      tables: counts.changed === 0 ? [] : [changesTable(differing)],
      closing: operation === null ? [] : ['下一步：gongtiao ledger import 台账文件或文件夹'],
      notices: reading.notices,
      problems,
      document: {
        dryRun: isDryRun,
        counts: { ...counts, engagements: engaged.stretches },
        problems: problems.map((problem) => ({ ...problem })),
        file: {
          file: file.file,
          sheet: reading.sheet,
          encoding: file.encoding,
          headerRow: reading.headerRow,
          columns: reading.columns.map((one) => ({ ...one })),
          ignoredColumns: reading.ignoredColumns,
        },
      },
    }
  },
}

/** How people are engaged, once they are in the roster: a new person has no stretch yet. */
async function engage(
  world: World,
  store: Store,
  { reading, isDryRun }: { readonly reading: OpenRoster; readonly isDryRun: boolean },
): Promise<{ readonly stretches: number; readonly problems: readonly Problem[] }> {
  const mediators = await store.roster.mediators()
  const engagements = await store.roster.engagements()
  const known = mediators.map(({ mediatorId, residentId }) => {
    return [residentId, engagements.filter((one) => one.mediatorId === mediatorId)] as const
  })
  const { stretches, problems } = planEngagements(reading, reading.file.file, new Map(known))
  if (isDryRun || stretches.length === 0) return { stretches: stretches.length, problems }
  const ids = new Map(mediators.map(({ mediatorId, residentId }) => [residentId, mediatorId]))
  const dated = stretches.flatMap(({ residentId, engagement, from }) => {
    const mediatorId = ids.get(residentId)
    return mediatorId === undefined ? [] : [{ mediatorId, engagement, from, document: reading.file.file }]
  })
  await store.roster.engage(dated, operationHead(world, 'roster import'))
  return { stretches: dated.length, problems }
}

function placeOf(input: Input): { sheet?: string; headerRow?: number; map: ReadonlyMap<string, string> } {
  const [sheet, headerRow] = [text(input, 'sheet'), text(input, 'header-row')]
  if (headerRow !== null && !/^[1-9]\d*$/.test(headerRow))
    throw new AppError('USAGE', `--header-row 要写行号，不能是“${headerRow}”。`, { usage: true })
  return {
    ...(sheet === null ? {} : { sheet }),
    ...(headerRow === null ? {} : { headerRow: Number(headerRow) }),
    map: new Map(texts(input, 'map').map(mapPair)),
  }
}

const count = (changes: readonly RosterChange[], kind: RosterChange['kind']): number =>
  changes.filter((change) => change.kind === kind).length

/** Where the sheet names no committee, each room stands for its own; where it names no room, the station does. */
function entryOf(row: DecodedRosterRow): RosterEntry {
  const room = row.room ?? `驻${row.station}人民调解室`
  const given = new Set<string>()
  for (const name of ['room', 'committee', 'movedInOn', 'assignedFrom', 'assignedTo'] as const)
    if (row[name] !== null) given.add(name)
  const { mediator, residentId, employment, hiredOn, leftOn, phone, bank, account, occupation } = row
  return {
    county: row.county ?? '',
    station: row.station,
    room,
    committee: row.committee ?? room,
    movedInOn: row.movedInOn,
    mediator: { mediator, residentId, employment, hiredOn, leftOn, phone, bank, account, occupation },
    assignedFrom: row.assignedFrom ?? hiredOn,
    assignedTo: row.assignedTo,
    given,
  }
}

function changesTable(changes: readonly RosterChange[]) {
  return {
    title: '变更',
    columns: ['对象', '字段', '原来', '现在'].map((title) => ({ title, kind: 'text' as const })),
    rows: changes.flatMap((change) =>
      change.fields.map((one) =>
        PERSONAL.has(one.field)
          ? [change.what, FIELD_LABEL[one.field] ?? one.field, '（已改）', '（已改）']
          : [change.what, FIELD_LABEL[one.field] ?? one.field, one.before ?? '', one.after ?? ''],
      ),
    ),
  }
}
