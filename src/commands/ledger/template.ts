// `gongtiao ledger template OUT`: a blank ledger for the rooms to fill. In a workspace its drop-downs hold the roster's
// names and the policy's grades; anywhere else the general words.
import { type Command, has, type Input } from '../../command.ts'
import { ledgerWorkbook } from '../../ledger/blank.ts'
import { type FormLists, ledgerLists, NATIONAL_GRADES } from '../../ledger/blank-lists.ts'
import { PREPARED_ROWS } from '../../ledger/blank-sheet.ts'
import type { LedgerField } from '../../ledger/fields.ts'
import { type LedgerLayout, parseLedgerLayout } from '../../ledger/layout-file.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import type { World } from '../../world.ts'
import { formDocument, formPath, workspaceIfAny, writeForm } from '../shared/blank-form.ts'
import { trialMark } from '../shared/trial.ts'

export const command: Command = {
  arguments: [{ name: 'OUT', summary: '写到哪个 .xlsx 文件', required: true }],
  options: [],
  mutates: true,
  ownsOut: true,
  examples: ['gongtiao ledger template 空白台账.xlsx'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const path = formPath(input)
    const template = await world.templateData('ledgers/standard.yaml')
    const layout = parseLedgerLayout(template.value, template.file)
    const { lists, notice } = await listsFor(world, input, layout)
    const draft = ledgerWorkbook({ layout, lists })
    const bytes = await writeForm(world, input, draft)
    const isDryRun = has(input, 'dry-run')
    return {
      exit: 0,
      lines: [
        `${trialMark(isDryRun)}空白台账：${layout.fields.length} 栏，可填 ${PREPARED_ROWS} 行；${choices(lists)}`,
        `文件：${path}`,
      ],
      closing: [`填好以后先试读：gongtiao ledger import ${path} --dry-run`],
      notices: notice === null ? [] : [notice],
      document: { file: path, ...formDocument(draft, layout.fields), rows: PREPARED_ROWS, bytes, dryRun: isDryRun },
    }
  },
}

type Words = { readonly lists: FormLists<LedgerField>; readonly notice: string | null }

async function listsFor(world: World, input: Input, layout: LedgerLayout): Promise<Words> {
  const { today } = world
  const workspace = await workspaceIfAny(world, input)
  if (workspace === null) {
    return {
      lists: ledgerLists({ layout, grades: NATIONAL_GRADES, roster: null, today }),
      notice: '不在工作区里：难易程度用的是通用的四档，派出所和调解员没有下拉选项。',
    }
  }
  const policy = selectPolicy(await world.policies(workspace.config.policyPack), 'case-subsidy', today)
  const store = await world.store('read')
  const roster = (await store.roster.isEmpty()) ? null : await store.roster.index()
  return {
    lists: ledgerLists({ layout, grades: [...policy.tiers.keys()], roster, today }),
    notice: roster === null ? '还没有花名册：派出所和调解员没有下拉选项。导入花名册后再生成一次就有了。' : null,
  }
}

function choices({ station = [], mediators = [], disputeType = [], grade = [] }: FormLists<LedgerField>): string {
  const roster = station.length === 0 ? '' : `派出所 ${station.length} 个、调解员 ${mediators.length} 名、`
  return `下拉选项有${roster}纠纷类型 ${disputeType.length} 种、难易程度 ${grade.length} 档。`
}
