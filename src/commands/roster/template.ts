// `gongtiao roster template OUT [--from-ledger FILE…]`: a blank roster, or one with the stations and names of ledgers
// that are already there, so that only what no ledger says is left to fill.
import { basename } from 'node:path'
import { type Command, has, type Input, texts } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import type { Problem } from '../../domain/problem.ts'
import { rosterLists } from '../../ledger/blank-lists.ts'
import { rosterWorkbook } from '../../ledger/blank-roster.ts'
import { parseLedgerLayout, parseRosterLayout } from '../../ledger/layout-file.ts'
import { repeatedNames, type StaffRow } from '../../ledger/staff-finds.ts'
import type { World } from '../../world.ts'
import { formDocument, formPath, writeForm } from '../shared/blank-form.ts'
import { findStaff } from '../shared/find-staff.ts'
import { trialMark } from '../shared/trial.ts'

export const command: Command = {
  arguments: [
    { name: 'OUT', summary: '写到哪个 .xlsx 文件', required: true },
    { name: 'FILE', summary: '写了 --from-ledger 时：更多的台账', required: false, many: true },
  ],
  options: [
    {
      name: 'from-ledger',
      value: 'FILE',
      summary: '先填好这些台账里的派出所和姓名；文件、文件夹或通配符',
      repeat: true,
    },
  ],
  mutates: true,
  ownsOut: true,
  examples: [
    'gongtiao roster template 空白花名册.xlsx',
    'gongtiao roster template 花名册.xlsx --from-ledger 收到的台账',
  ],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const path = formPath(input)
    const template = await world.templateData('ledgers/roster.yaml')
    const layout = parseRosterLayout(template.value, template.file)
    const { staff, files, problems } = await staffOf(world, input)
    const draft = rosterWorkbook({ layout, lists: rosterLists(layout), staff })
    const bytes = await writeForm(world, input, draft)
    const isDryRun = has(input, 'dry-run')
    const stations = new Set(staff.map(({ county, station }) => `${county ?? ''}\n${station}`)).size
    const found = files === 0 ? '' : `；从 ${files} 份台账里找出派出所 ${stations} 个、姓名 ${staff.length} 行`
    return {
      exit: problems.length > 0 ? 3 : 0,
      lines: [`${trialMark(isDryRun)}空白花名册：${layout.fields.length} 栏${found}。`, `文件：${path}`],
      closing: [`填好以后导入：gongtiao roster import ${path}`],
      notices: repeatedNames(staff).map(
        ({ mediator, stations: at }) =>
          `${mediator}在${at.join('、')}都出现过：同一个人填同一个身份证号码，同名的两个人各填各的。`,
      ),
      problems,
      document: {
        file: path,
        ...formDocument(draft, layout.fields),
        staff: staff.map((row) => ({ ...row })),
        bytes,
        dryRun: isDryRun,
        problems: problems.map((problem) => ({ ...problem })),
      },
    }
  },
}

type Found = { readonly staff: readonly StaffRow[]; readonly files: number; readonly problems: readonly Problem[] }

async function staffOf(world: World, input: Input): Promise<Found> {
  const [, ...others] = input.args
  const words = [...texts(input, 'from-ledger'), ...others]
  if (words.length === 0) return { staff: [], files: 0, problems: [] }
  if (!has(input, 'from-ledger'))
    throw new AppError('USAGE', '台账要写在 --from-ledger 后面。', {
      hint: '例如 gongtiao roster template 花名册.xlsx --from-ledger 台账1.xlsx 台账2.xlsx',
      usage: true,
    })
  const paths = [...new Set((await Promise.all(words.map((word) => world.files.expand(word)))).flat())]
  for (const path of paths) {
    if (await world.files.exists(path)) continue
    throw new AppError('FILE-MISSING', `找不到文件或文件夹：${path}`, { hint: '请检查文件名和所在文件夹。' })
  }
  const template = await world.templateData('ledgers/standard.yaml')
  const { staff, unreadable } = await findStaff(world, paths, parseLedgerLayout(template.value, template.file))
  const [first] = unreadable
  if (first !== undefined && unreadable.length === paths.length) {
    if (unreadable.length === 1) throw first.error
    const list = unreadable.map(({ error }) => error.message).join('\n')
    throw new AppError('NOTHING-READ', `没有一份台账能读：\n${list}`, { hint: '请按上面的提示处理后再试。' })
  }
  return { staff, files: paths.length - unreadable.length, problems: unreadable.map(problemOf) }
}

function problemOf({ path, error }: { readonly path: string; readonly error: AppError }): Problem {
  const { code, message, hint } = error
  return { code, severity: 'refused', file: basename(path), message, ...(hint === null ? {} : { hint }) }
}
