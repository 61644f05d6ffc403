// `gongtiao roster account NAME --account N --from DATE --document --checked-by NAME`: from that day on pay goes to another
// account. A second person must have checked it; batches that were issued keep the account they went to.
import { type Command, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { formatChineseDate } from '../../domain/calendar.ts'
import { maskAccount } from '../../domain/masking.ts'
import { readAccount } from '../../ledger/values/account.ts'
import { cleanName } from '../../ledger/values/people.ts'
import type { World } from '../../world.ts'
import { Faults } from '../shared/faults.ts'
import { needOperator } from '../shared/operator.ts'
import {
  DOCUMENT_OPTION,
  neededText,
  PERSON_ARGUMENT,
  type PersonChange,
  personChange,
  runsSince,
  STATION_OPTION,
} from '../shared/roster-change.ts'
import { trialMark } from '../shared/trial.ts'

const EXAMPLE =
  'gongtiao roster account 王建国 --account 6222020000000000018 --from 2017-12-01 --document 换卡申请 --checked-by 李科长 --as 周会计'

export const command: Command = {
  arguments: [PERSON_ARGUMENT],
  options: [
    { name: 'account', value: 'N', summary: '新的银行卡号或账号（必写）' },
    { name: 'bank', value: 'B', summary: '开户行（缺省：照旧）' },
    { name: 'from', value: 'DATE', summary: '从哪天起用新账户（必写）' },
    DOCUMENT_OPTION,
    { name: 'checked-by', value: 'NAME', summary: '核对的第二个人（必写，不能是经办人）' },
    STATION_OPTION,
  ],
  mutates: true,
  examples: [EXAMPLE],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const change = await personChange(world, input, {
      command: 'roster account',
      example: EXAMPLE,
      own: () => accountWords(world, input),
    })
    const { store, person, from, document, isDryRun, own } = change
    const { operator, checkedBy, account, remark } = own
    const before = await accountBefore(change, from)
    const bank = text(input, 'bank')?.trim() || before.bank
    const stretch = { mediatorId: person.mediatorId, bank, account, from, document, checkedBy }
    const operation = await store.roster.changeAccount(stretch, change.head)
    const shown = world.reveal ? account : maskAccount(account)
    const old = before.account === null ? '（没有）' : world.reveal ? before.account : maskAccount(before.account)
    const told = `${person.mediator}（${person.mediatorId}）从${formatChineseDate(from)}起发到 ${shown}${bank === null ? '' : `（${bank}）`}`
    return {
      exit: 0,
      lines: [
        operation === null ? `早已登记：${told}。` : `${trialMark(isDryRun)}${told}，原来是 ${old}。`,
        `经办：${operator}　核对：${checkedBy}　依据：${document}`,
      ],
      closing: operation === null || isDryRun ? [] : await runsSince(store, from),
      notices: remark,
      document: {
        mediator: person.mediator,
        mediatorId: person.mediatorId,
        account: shown,
        bank,
        before: old,
        from,
        document,
        checkedBy,
        changed: operation !== null,
        dryRun: isDryRun,
      },
    }
  },
}

type AccountWords = ReturnType<typeof accountWord> & { readonly operator: string; readonly checkedBy: string }

function accountWords(world: World, input: Input): AccountWords {
  const faults = new Faults()
  const operator = faults.read(() => needOperator(world))
  const checkedBy = faults.read(() => neededText(input, 'checked-by', { what: '核对的人', example: EXAMPLE }))
  faults.read(() => refuseSamePerson(operator(), checkedBy()))
  const account = faults.read(() => accountWord(neededText(input, 'account', { what: '新的账号', example: EXAMPLE })))
  faults.stop()
  return { ...account(), operator: operator(), checkedBy: checkedBy() }
}

function refuseSamePerson(operator: string, checkedBy: string): void {
  if (cleanName(checkedBy) !== cleanName(operator)) return
  throw new AppError('ACCOUNT-SAME-PERSON', `换卡要两个人：经办人和核对人都是${checkedBy}。`, {
    hint: '请另一个人对照单据核对账号，--checked-by 写他的姓名。',
  })
}

/** Digits only; a failed check digit is only remarked on: passbooks and public accounts have none. */
function accountWord(word: string): { readonly account: string; readonly remark: readonly string[] } {
  const reading = readAccount(word)
  if (reading.kind !== 'value') {
    throw new AppError('USAGE', `账号“${maskAccount(word)}”写得不对：要 8 到 30 位数字。`, {
      hint: '照银行卡或存折写，不要写成科学计数。',
      usage: true,
    })
  }
  const remark = reading.remark === null ? [] : [`${maskAccount(reading.value)} 的校验位不对，请再对照银行卡看一遍。`]
  return { account: reading.value, remark }
}

/** What pay went to until then: the newest change before that day, else the roster's own columns. */
async function accountBefore(
  { store, person }: Pick<PersonChange<unknown>, 'store' | 'person'>,
  from: string,
): Promise<{ readonly bank: string | null; readonly account: string | null }> {
  const own = (await store.roster.accounts()).filter((one) => one.mediatorId === person.mediatorId && one.from < from)
  const { bank, account } = own.at(-1) ?? person
  return { bank, account }
}
