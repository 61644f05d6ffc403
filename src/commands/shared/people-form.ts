// A blank sheet with the roster's names, to be filled and sent back: attendance, opening sums. The look is blank-sheet's.
import { type Command, has, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { WorkbookDraft } from '../../domain/workbook-draft.ts'
import { type FormColumn, formSheet } from '../../ledger/blank-sheet.ts'
import type { World } from '../../world.ts'
import { type People, stationNow } from './find-person.ts'
import { trialMark } from './trial.ts'

type Column = {
  readonly header: string
  readonly hint: string
  /** Text unless it says so. */
  readonly format?: 'money' | 'integer'
  readonly width?: number
}

export type PeopleForm = {
  readonly name: string
  readonly title: string
  readonly people: People
  /** Beside 编号, 姓名 and 派出所. */
  readonly columns: readonly Column[]
}

const SUBTITLE = '填报单位：　　　　　　　　　　填报人：　　　　　　填报日期：'

export function peopleForm({ name, title, people, columns }: PeopleForm): WorkbookDraft {
  const sheet = formSheet({
    name,
    title,
    subtitle: SUBTITLE,
    columns: [PERSON_ID, PERSON, STATION, ...columns.map(formColumn)],
    rows: people.mediators.map((one) => [
      one.mediatorId,
      one.mediator,
      stationNow(people, one),
      ...columns.map(() => null),
    ]),
    pagesAcross: 1,
    isBlank: false,
  })
  return { sheets: [sheet] }
}

const formColumn = ({ header, hint, format, width = 12 }: Column): FormColumn => ({
  header,
  width,
  format: format ?? 'text',
  hint,
  example: null,
  isNeeded: false,
  check: null,
})

const PERSON_ID = formColumn({ header: '编号', hint: '花名册里的编号，不要改。', width: 8 })
const PERSON = formColumn({ header: '姓名', hint: '照花名册。', width: 10 })
const STATION = formColumn({ header: '派出所', hint: '照花名册。', width: 16 })

/** Writes the form to `--template`. */
export async function writePeopleForm(
  world: World,
  input: Input,
  { draft, people }: { readonly draft: WorkbookDraft; readonly people: number },
): ReturnType<Command['run']> {
  const out = text(input, 'template') ?? ''
  if (!/\.xlsx$/i.test(out)) {
    throw new AppError('USAGE', `空白表要写成 .xlsx 文件，不能是“${out}”。`, { usage: true })
  }
  const isDryRun = has(input, 'dry-run')
  const bytes = await world.writeWorkbook(draft)
  if (!isDryRun) await world.files.write(out, bytes, { force: world.force })
  return {
    exit: 0,
    lines: [`${trialMark(isDryRun)}空白表：${people} 人`, `文件：${out}`],
    document: { file: out, people, bytes: bytes.length, dryRun: isDryRun },
  }
}
