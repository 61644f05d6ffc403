// `gongtiao payroll item add NAME --kind K --amount N --month M --document D`: an item of pay or deduction beside cases and
// base pay, of a kind that the pack declares. Of an annual bonus the person says how it is taxed; the program never does.
import { type Command, has, type Input, text } from '../../../command.ts'
import { AppError } from '../../../domain/app-error.ts'
import { lastDayOf, monthOf } from '../../../domain/calendar.ts'
import { formatYuan } from '../../../domain/money.ts'
import type { Mediator } from '../../../domain/people.ts'
import type { Policy } from '../../../domain/policy.ts'
import type { PayItem, Store } from '../../../store.ts'
import type { World } from '../../../world.ts'
import { Faults, fallback } from '../../shared/faults.ts'
import { readPeople, thePerson } from '../../shared/find-person.ts'
import { operationHead } from '../../shared/head.ts'
import {
  amountWord,
  BONUS_TAX_LABEL,
  type ItemRule,
  itemRule,
  MONTH_OPTIONS,
  type Months,
  monthsText,
  monthsWord,
  refuseLocked,
} from '../../shared/pay-items.ts'
import { bonusTaxOf, bonusWords, refuseBonusMonths } from '../../shared/pay-items-bonus.ts'
import { refuseRepeatedItem } from '../../shared/pay-items-repeated.ts'
import { DOCUMENT_OPTION, neededText, PERSON_ARGUMENT, runsAfter, STATION_OPTION } from '../../shared/roster-change.ts'
import { trialMark } from '../../shared/trial.ts'

const EXAMPLE = 'gongtiao payroll item add 王建国 --kind 值班补助 --amount 300 --month 2017-11 --document 值班表'

export const command: Command = {
  arguments: [PERSON_ARGUMENT],
  options: [
    {
      name: 'kind',
      value: '项目',
      summary: '标准包声明的项目，如 值班补助、大额医疗、年终奖、其他发放、其他代扣（必写）',
    },
    { name: 'amount', value: '元', summary: '每月的金额（必写），扣款也写正数' },
    ...MONTH_OPTIONS,
    DOCUMENT_OPTION,
    { name: 'note', value: 'TEXT', summary: '备注' },
    { name: 'bonus-tax', value: '单独|合并', summary: '年终奖的计税方式，由本人选' },
    STATION_OPTION,
  ],
  mutates: true,
  examples: [
    EXAMPLE,
    'gongtiao payroll item add 王建国 --kind 年终奖 --amount 6000 --month 2017-12 --bonus-tax 单独 --document 年终考核表',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const { config } = await world.workspace()
    const policies = await world.policies(config.policyPack)
    const store = await world.store(isDryRun ? 'read' : 'write')
    const { person, rule, chosen, ...entry } = await readEntry(world, input, { store, policies })
    const item = { ...entry, note: text(input, 'note')?.trim() || null }
    const bonusTax = await bonusTaxOf(world, { store, policies, item, chosen })
    await refuseRepeatedItem(store, item, rule.label)
    const head = { ...operationHead(world, 'payroll item add'), note: item.document }
    const added = isDryRun ? null : await store.monthFacts.addItem({ ...item, bonusTax }, head)
    const number = added === null ? '' : `项目 ${added.itemId}：`
    const how = bonusTax === null ? '' : `，${BONUS_TAX_LABEL[bonusTax]}计税`
    return {
      exit: 0,
      lines: [
        `${trialMark(isDryRun)}${number}${person.mediator}（${person.mediatorId}）${monthsText(item)}，${rule.label} ${formatYuan(item.amountFen)} 元${how}。`,
        `${rule.taxable ? '计税' : '不计税'}，${rule.inBase ? '计入' : '不计入'}缴费基数。依据：${item.document}`,
      ],
      closing: isDryRun ? [] : await runsAfter(store, item.from),
      document: {
        ...item,
        itemId: added?.itemId ?? null,
        mediator: person.mediator,
        label: rule.label,
        bonusTax,
        dryRun: isDryRun,
      },
    }
  },
}

type Desk = { readonly store: Store; readonly policies: readonly Policy[] }

type Entry = Pick<PayItem, 'mediatorId' | 'kind' | 'amountFen' | 'from' | 'to' | 'document'> & {
  readonly person: Mediator
  readonly rule: ItemRule
  readonly chosen: PayItem['bonusTax']
}

/** All words of the command; what is wrong with them is said at once. */
async function readEntry(world: World, input: Input, { store, policies }: Desk): Promise<Entry> {
  const { today } = world
  const faults = new Faults()
  const months = faults.read(() => monthsWord(input, today, EXAMPLE))
  const kind = faults.read(() => neededText(input, 'kind', { what: '项目', example: EXAMPLE }))
  // Of an unreadable month the kind is still looked up, among those of today.
  const month = fallback(months, { from: monthOf(today), to: monthOf(today) }).from
  const rule = faults.read(() => itemRule(policies, kind(), month))
  const amountFen = faults.read(() => amountWord(input, EXAMPLE))
  const document = faults.read(() => neededText(input, 'document', { what: '依据的文件', example: EXAMPLE }))
  const chosen = faults.read(() => bonusWords(input, rule().kind))
  faults.read(() => refuseBonusMonths(rule().kind, months()))
  const people = await readPeople(store)
  const person = faults.read(() => thePerson(people, input.args[0] ?? '', text(input, 'station')))
  faults.read(() => refuseAway(person(), months()))
  await faults.ask(async () => refuseLocked(store, months().from))
  faults.stop()
  const { mediatorId } = person()
  const entry = { person: person(), rule: rule(), chosen: chosen(), ...months() }
  return { ...entry, mediatorId, kind: rule().kind, amountFen: amountFen(), document: document() }
}

/** 离职以后 may still be owed something; before hiring, nothing can be. */
function refuseAway({ mediator, hiredOn }: Mediator, { from }: Months): void {
  if (hiredOn <= lastDayOf(from)) return
  throw new AppError('ITEM-BEFORE-HIRING', `${mediator} ${hiredOn} 才入职，${from} 不能有项目。`, {
    hint: '请核对月份和姓名。',
  })
}
