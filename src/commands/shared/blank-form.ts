// What the two commands that write a form to fill share: where it goes, which workspace its words come from, and the
// writing itself.
import { extname } from 'node:path'
import { has, type Input, text } from '../../command.ts'
import { AppError, isAppError } from '../../domain/app-error.ts'
import type { WorkbookDraft } from '../../domain/workbook-draft.ts'
import type { Workspace, World } from '../../world.ts'

/** The OUT of the command line. `--out` would be a second place for the same file. */
export function formPath(input: Input): string {
  const [out = ''] = input.args
  if (text(input, 'out') !== null) {
    throw new AppError('USAGE', '这条命令的文件名直接写在后面，不用 --out。', {
      hint: '例如 gongtiao ledger template 台账.xlsx',
      usage: true,
    })
  }
  if (extname(out).toLowerCase() === '.xlsx') return out
  throw new AppError('USAGE', `空白表要写成 .xlsx 文件，不能是“${out}”。`, { usage: true })
}

/** A form can be had before there is a workspace; a workspace that was named and is not there is a mistake. */
export async function workspaceIfAny(world: World, input: Input): Promise<Workspace | null> {
  try {
    return await world.workspace()
  } catch (error) {
    if (isAppError(error) && error.code === 'WORKSPACE-MISSING' && text(input, 'workspace') === null) return null
    throw error
  }
}

/** Writes the form, or on a dry run only makes it; gives the number of its bytes. */
export async function writeForm(world: World, input: Input, draft: WorkbookDraft): Promise<number> {
  const bytes = await world.writeWorkbook(draft)
  if (!has(input, 'dry-run')) await world.files.write(formPath(input), bytes, { force: world.force })
  return bytes.length
}

/** What a form says of its columns to a machine. */
export function formDocument(
  draft: WorkbookDraft,
  fields: readonly { readonly id: string; readonly label: string }[],
): {
  readonly sheet: string
  readonly fields: readonly { readonly field: string; readonly label: string }[]
  readonly lists: { readonly [field: string]: number }
} {
  return {
    sheet: draft.sheets[0]?.name ?? '',
    fields: fields.map(({ id, label }) => ({ field: id, label })),
    lists: Object.fromEntries(
      (draft.lists ?? []).map(({ name, values }) => [name.replace(/^list_/, ''), values.length]),
    ),
  }
}
