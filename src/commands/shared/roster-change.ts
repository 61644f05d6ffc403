// What the commands share that record a change of one person from a day on: who, from when, on which paper, and the drafts
// that have to be computed again. What the change is, is left to each command.
import { type ArgumentSpec, has, type Input, type OptionSpec, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type IsoDate, type Month, monthOf } from '../../domain/calendar.ts'
import type { Mediator } from '../../domain/people.ts'
import type { OperationHead, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { Faults } from './faults.ts'
import { type People, readPeople, thePerson } from './find-person.ts'
import { operationHead } from './head.ts'
import { dayWord } from './words.ts'

export const PERSON_ARGUMENT: ArgumentSpec = { name: 'NAME', summary: '姓名或编号（M001）', required: true }
export const STATION_OPTION: OptionSpec = { name: 'station', value: '派出所', summary: '同名时指明派出所' }
export const DOCUMENT_OPTION: OptionSpec = { name: 'document', value: 'TEXT', summary: '依据的文件或单据（必写）' }

export type PersonChange<Own> = {
  /** Of a dry run a private copy, in which the change is made for real: it is refused where the real one would be. */
  readonly store: Store
  readonly isDryRun: boolean
  readonly people: People
  readonly person: Mediator
  readonly from: IsoDate
  readonly document: string
  readonly head: OperationHead
  readonly own: Own
}

type ChangeWords<Own> = {
  readonly command: string
  /** Shown where a word is missing. */
  readonly example: string
  /** What only this command asks for. */
  readonly own: (people: People) => Own
}

/** Reads `NAME --from DATE --document TEXT` and what the command asks for besides; all that is wrong is said at once. */
export async function personChange<Own>(
  world: World,
  input: Input,
  { command, example, own: readOwn }: ChangeWords<Own>,
): Promise<PersonChange<Own>> {
  const faults = new Faults()
  const document = faults.read(() => neededText(input, 'document', { what: '依据的文件', example }))
  const from = faults.read(() => dayWord(neededText(input, 'from', { what: '从哪天起', example }), '--from'))
  const isDryRun = has(input, 'dry-run')
  const store = isDryRun ? await world.scratchStore() : await world.store('write')
  const people = await readPeople(store)
  const own = faults.read(() => readOwn(people))
  const person = faults.read(() => thePerson(people, input.args[0] ?? '', text(input, 'station')))
  faults.stop()
  const head = { ...operationHead(world, command), note: document() }
  return { store, isDryRun, people, person: person(), from: from(), document: document(), head, own: own() }
}

type Needed = { readonly what: string; readonly example: string }

export function neededText(input: Input, name: string, { what, example }: Needed): string {
  const word = text(input, name)?.trim() ?? ''
  if (word === '') throw new AppError('USAGE', `没有写${what}（--${name}）。`, { hint: `例如 ${example}`, usage: true })
  return word
}

/** What a person does next where runs were computed before the change; locked months get their difference later. */
export async function runsAfter(store: Store, month: Month): Promise<readonly string[]> {
  const runs = (await store.payroll.months()).filter((run) => run.month >= month)
  const drafts = [...new Set(runs.flatMap((run) => (run.state === 'draft' ? [run.month] : [])))]
  const locked = [...new Set(runs.flatMap((run) => (run.state === 'draft' ? [] : [run.month])))]
  return [
    ...(drafts.length === 0
      ? []
      : [`已有的工资草稿要重新核算：${drafts.map((one) => `gongtiao payroll run ${one}`).join('，')}`]),
    ...(locked.length === 0
      ? []
      : [`${locked.join('、')} 的工资已经提交或发放，不会改动，请核对是否要在以后的月份补扣。`]),
  ]
}

export const runsSince = (store: Store, from: IsoDate): Promise<readonly string[]> => runsAfter(store, monthOf(from))
