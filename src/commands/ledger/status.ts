// `gongtiao ledger status MONTH`: which rooms have sent their month, reported none, or are missing. `--zero` records a report
// that there was no case.
import { type Command, has, texts } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { Month } from '../../domain/calendar.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { RoomStatus, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { operationHead } from '../shared/head.ts'
import { countyLabel } from '../shared/labels.ts'
import { trialMark } from '../shared/trial.ts'
import { monthWord } from '../shared/words.ts'

const STATE_LABEL: Readonly<Record<RoomStatus['state'], string>> = {
  sent: '已报',
  zero: '零报告',
  missing: '未报',
  before: '尚未进驻',
}

export const command: Command = {
  arguments: [{ name: 'MONTH', summary: '月份，例如 2017-10、上月', required: true }],
  options: [{ name: 'zero', value: '派出所', summary: '登记这个调解室本月零报告，可写多次', repeat: true }],
  mutates: true,
  examples: ['gongtiao ledger status 2017-10', 'gongtiao ledger status 2017-10 --zero 李庄派出所'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const month = monthWord(input.args[0] ?? '', world.today)
    const zero = texts(input, 'zero')
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(zero.length > 0 && !isDryRun ? 'write' : 'read')
    const before = await store.ledgers.status(month)
    const rooms = zero.map((word) => roomNamed(word, before))
    for (const room of rooms) refuseZero(room, month)
    const lines = isDryRun ? rooms.map(({ station }) => `${trialMark(true)}${station} ${month} 零报告`) : []
    if (!isDryRun) for (const room of rooms) lines.push(await report(world, store, { room, month }))
    const status = await store.ledgers.status(month)
    const of = (state: RoomStatus['state']): readonly RoomStatus[] => status.filter((room) => room.state === state)
    const missing = of('missing')
    return {
      exit: 0,
      lines: [
        ...lines,
        `${month}：${status.length} 个调解室，已报 ${of('sent').length}，零报告 ${of('zero').length}，未报 ${missing.length}${of('before').length === 0 ? '' : `，尚未进驻 ${of('before').length}`}。`,
      ],
      tables: [statusTable(month, status)],
      closing: missing.length === 0 ? [] : [`未报：${missing.map(({ station }) => station).join('、')}`],
      document: {
        month,
        dryRun: isDryRun,
        counts: {
          sent: of('sent').length,
          zero: of('zero').length,
          missing: missing.length,
          before: of('before').length,
        },
        rooms: status.map(({ stationId: _, ...room }) => ({ ...room })),
      },
    }
  },
}

function statusTable(month: Month, status: readonly RoomStatus[]) {
  return {
    title: `${month} 台账收缴情况`,
    columns: [
      { title: '区县', kind: 'text' as const },
      { title: '派出所', kind: 'text' as const },
      { title: '情况', kind: 'text' as const },
      { title: '案件', kind: 'integer' as const },
      { title: '文件里待更正', kind: 'integer' as const },
      { title: '文件', kind: 'text' as const },
    ],
    rows: status.map(({ county, station, state, rows, openItems, files }) => [
      countyLabel(county),
      station,
      STATE_LABEL[state],
      rows,
      openItems,
      files.join('、'),
    ]),
  }
}

function roomNamed(word: string, rooms: readonly RoomStatus[]): RoomStatus {
  const name = word.normalize('NFKC').trim()
  const found = rooms.filter(
    ({ station, room, county }) => station === name || room === name || `${county}${station}` === name,
  )
  const [room, ...others] = found
  if (room === undefined) {
    const nearest = nearestName(
      name,
      rooms.map(({ station }) => station),
    )
    throw new AppError('STATION-UNKNOWN', `花名册里没有“${word}”${nearest === null ? '' : `，是不是“${nearest}”？`}`, {
      hint: '派出所照花名册写：gongtiao roster list',
    })
  }
  if (others.length > 0) {
    const counties = found.map(({ county }) => `${county}${name}`).join('、')
    throw new AppError('STATION-AMBIGUOUS', `不止一个区县有“${name}”。`, { hint: `请写成：${counties}` })
  }
  return room
}

function refuseZero({ station, state, rows }: RoomStatus, month: Month): void {
  if (state !== 'sent') return
  throw new AppError('ZERO-HAS-CASES', `${station} ${month} 已有 ${rows} 件案件，不能登记零报告。`, {
    hint: '如果台账导错了，请先撤出那一批：gongtiao ledger batches',
  })
}

type Report = { readonly room: RoomStatus; readonly month: Month }

async function report(world: World, store: Store, { room, month }: Report): Promise<string> {
  const operation = await store.ledgers.reportZero(room.stationId, month, operationHead(world, 'ledger status --zero'))
  return operation === null ? `${room.station} ${month} 早已登记零报告。` : `${room.station} ${month} 已登记零报告。`
}
