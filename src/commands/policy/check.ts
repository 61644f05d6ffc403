// `gongtiao policy check [ID] [--pack]`: the rule files of a pack proved before use, all findings at once.
import type { Command } from '../../command.ts'
import { isAppError } from '../../domain/app-error.ts'
import type { Table } from '../../domain/table.ts'
import { checkPack, type FileReport } from '../../rules/policy-check/check-pack.ts'
import { CHECK_LABEL, CHECKS, type PackFile } from '../../rules/policy-check/finding.ts'
import type { RuleFile } from '../../store.ts'
import type { World } from '../../world.ts'
import { confirmationsHere, PACK_OPTION, packOf } from '../shared/pack.ts'
import { isConfirmed, policiesNamed } from '../shared/policies.ts'

export const command: Command = {
  arguments: [{ name: 'ID', summary: '只查一个标准，如 case-subsidy；不写时全部', required: false }],
  options: [PACK_OPTION],
  mutates: false,
  examples: ['gongtiao policy check', 'gongtiao policy check case-subsidy --pack yibin-2017'],
  exitCodes: [0, 1, 2, 3],
  async run(world, input) {
    const pack = await packOf(world, input)
    const only = input.args[0] ?? null
    const texts = await world.policyTexts(pack)
    const files = await Promise.all(texts.map((file) => readFile(world, file)))
    const confirmations = await confirmationsHere(world, input)
    const { files: reports, findings } = checkPack({
      pack,
      files,
      today: world.today,
      isConfirmed: (policy) => isConfirmed(policy, confirmations),
      only,
    })
    if (only !== null && reports.length === 0 && findings.length === 0) policiesNamed(await world.policies(pack), only)
    const problems = findings.map(({ problem }) => problem)
    const errors = problems.filter(({ severity }) => severity === 'refused').length
    const warnings = problems.length - errors
    return {
      exit: errors > 0 ? 3 : 0,
      lines: [verdict(pack, reports.length, errors, warnings)],
      tables: [summary(reports)],
      closing: reports.flatMap(gridSentence),
      document: {
        pack,
        errors,
        warnings,
        files: reports.map((report) => ({
          file: report.file,
          id: report.policy?.id ?? null,
          effectiveFrom: report.policy?.effectiveFrom ?? null,
          errors: report.errors,
          warnings: report.warnings,
          grid: report.grid === null ? null : { size: String(report.grid.size), computed: report.grid.computed },
        })),
        problems,
      },
      problems,
    }
  },
}

/** A file that cannot be read is a finding like any other; the rest of the pack is still checked. */
async function readFile(world: World, file: RuleFile): Promise<PackFile> {
  try {
    const [policy] = await world.policiesOf([file])
    if (policy !== undefined) return { kind: 'read', policy }
    throw new Error(`no policy in ${file.file}`)
  } catch (error) {
    if (isAppError(error)) return { kind: 'unreadable', file: file.file, fault: error }
    throw error
  }
}

function verdict(pack: string, files: number, errors: number, warnings: number): string {
  const head = `标准包 ${pack}：检查了 ${files} 份文件`
  if (errors > 0) return `${head}，${errors} 处错误、${warnings} 处提醒。改正错误以前不要使用。`
  return warnings === 0 ? `${head}，没有发现问题。` : `${head}，没有错误，${warnings} 处提醒。`
}

function summary(reports: readonly FileReport[]): Table {
  return {
    title: '',
    columns: ['文件', ...CHECKS.map((check) => CHECK_LABEL[check])].map((title) => ({ title, kind: 'text' as const })),
    rows: reports.map((report) => [
      report.file.replace(/^policies\//, ''),
      // What could not be read was not checked further.
      ...CHECKS.map((check) => (report.policy === null && check !== 'read' ? '—' : word(report.checks[check]))),
    ]),
  }
}

function word({ errors, warnings }: { readonly errors: number; readonly warnings: number }): string {
  if (errors > 0) return `${errors} 处错误`
  return warnings > 0 ? `${warnings} 处提醒` : '通过'
}

function gridSentence({ policy, grid }: FileReport): readonly string[] {
  if (grid === null || policy === null) return []
  const how =
    grid.size > BigInt(grid.computed) ? `抽查了 ${grid.computed} 种（共 ${grid.size} 种）` : `全部 ${grid.size} 种`
  return [`${policy.title}（自 ${policy.effectiveFrom}）：算过案件情形${how}。`]
}
