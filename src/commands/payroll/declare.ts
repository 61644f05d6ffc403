// `gongtiao payroll declare NAME --kind K --amount N --month M --document D`: what lowers a person's tax, on their own signed
// declaration (公告2018年第60号): 专项附加扣除, 其他扣除, and the first wage of the year (公告2020年第13号).
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { lastDayOf, parseMonth } from '../../domain/calendar.ts'
import { type Fen, formatYuan, ZERO } from '../../domain/money.ts'
import type { Mediator } from '../../domain/people.ts'
import type { Store, TaxDeclaration } from '../../store.ts'
import type { World } from '../../world.ts'
import { Faults, fallback } from '../shared/faults.ts'
import { readPeople, thePerson } from '../shared/find-person.ts'
import { operationHead } from '../shared/head.ts'
import {
  amountWord,
  DECLARATION_LABEL,
  MONTH_OPTIONS,
  type Months,
  monthsText,
  monthsWord,
} from '../shared/pay-items.ts'
import { refuseRepeatedDeclaration } from '../shared/pay-items-repeated.ts'
import { DOCUMENT_OPTION, neededText, PERSON_ARGUMENT, runsAfter, STATION_OPTION } from '../shared/roster-change.ts'
import { trialMark } from '../shared/trial.ts'

const EXAMPLE =
  'gongtiao payroll declare 王建国 --kind 专项附加扣除 --amount 1000 --month 2019-01 --to 2019-12 --document 子女教育申报表'
const KINDS = ['additional', 'other', 'first-job'] as const satisfies readonly TaxDeclaration['kind'][]

export const command: Command = {
  arguments: [PERSON_ARGUMENT],
  options: [
    { name: 'kind', value: '种类', summary: '专项附加扣除、其他扣除或首次就业（必写）' },
    { name: 'amount', value: '元', summary: '每月扣除的金额；首次就业不写' },
    ...MONTH_OPTIONS,
    DOCUMENT_OPTION,
    STATION_OPTION,
  ],
  mutates: true,
  examples: [
    EXAMPLE,
    'gongtiao payroll declare 李秀英 --kind 首次就业 --month 2020-07 --document 本人2020年7月10日承诺书',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const { person, ...declaration } = await readEntry(world, input, store)
    const { kind, amountFen, document } = declaration
    await refuseRepeatedDeclaration(store, declaration)
    const head = { ...operationHead(world, 'payroll declare'), note: document }
    const added = isDryRun ? null : await store.monthFacts.addDeclaration(declaration, head)
    const sum = kind === 'first-job' ? '' : `每月 ${formatYuan(amountFen)} 元`
    return {
      exit: 0,
      lines: [
        `${trialMark(isDryRun)}${person.mediator}（${person.mediatorId}）${monthsText(declaration)}，${DECLARATION_LABEL[kind]}${sum}。依据：${document}`,
      ],
      closing: isDryRun ? [] : await runsAfter(store, declaration.from),
      document: {
        ...declaration,
        declarationId: added?.declarationId ?? null,
        mediator: person.mediator,
        dryRun: isDryRun,
      },
    }
  },
}

type Entry = Omit<TaxDeclaration, 'declarationId'> & { readonly person: Mediator }

/** All words of the command; what is wrong with them is said at once. */
async function readEntry(world: World, input: Input, store: Store): Promise<Entry> {
  const faults = new Faults()
  const kind = faults.read(() => kindWord(neededText(input, 'kind', { what: '种类', example: EXAMPLE })))
  const document = faults.read(() => neededText(input, 'document', { what: '依据的文件', example: EXAMPLE }))
  // An amount beside an unknown kind is still read; whether the kind needs one is not known then.
  const usual = text(input, 'amount') === null ? 'first-job' : 'additional'
  const amountFen = faults.read(() => amountOf(input, fallback(kind, usual)))
  const typed = faults.read(() => monthsWord(input, world.today, EXAMPLE))
  const months = faults.read(() => monthsOf(kind(), typed()))
  const people = await readPeople(store)
  const person = faults.read(() => thePerson(people, input.args[0] ?? '', text(input, 'station')))
  faults.read(() => refuseAway(person(), fallback(months, typed())))
  faults.stop()
  const { mediatorId } = person()
  return { person: person(), mediatorId, kind: kind(), amountFen: amountFen(), ...months(), document: document() }
}

function refuseAway({ mediator, hiredOn }: Mediator, { to }: Months): void {
  if (hiredOn <= lastDayOf(to)) return
  throw new AppError('ITEM-BEFORE-HIRING', `${mediator} ${hiredOn} 才入职，${to} 不能有申报。`, {
    hint: '请核对月份和姓名。',
  })
}

function kindWord(word: string): TaxDeclaration['kind'] {
  const clean = word.normalize('NFKC').replace(/\s+/g, '')
  const found = KINDS.find((kind) => kind === clean || DECLARATION_LABEL[kind] === clean)
  if (found !== undefined) return found
  const known = KINDS.map((kind) => DECLARATION_LABEL[kind]).join('、')
  throw new AppError('USAGE', `没有“${word}”这种申报。`, { hint: `--kind 可用：${known}。`, usage: true })
}

function amountOf(input: Input, kind: TaxDeclaration['kind']): Fen {
  if (kind !== 'first-job') return amountWord(input, EXAMPLE)
  if (text(input, 'amount') === null) return ZERO
  throw new AppError('USAGE', '首次就业不写金额：减除费用从 1 月起算。', { usage: true })
}

/** 公告2020年第13号 art. 1 holds for the rest of the calendar year. */
function monthsOf(kind: TaxDeclaration['kind'], { from, to }: Months): Months {
  if (kind !== 'first-job') return { from, to }
  return { from, to: parseMonth(`${from.slice(0, 4)}-12`) ?? from }
}
