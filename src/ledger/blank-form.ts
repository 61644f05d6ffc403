// A field of a layout as one column of a form: its header, its drop-down or check, an example that the drop-down offers.
import type { CellCheck } from '../domain/workbook-form.ts'
import type { FormLists } from './blank-lists.ts'
import type { FormColumn, Value } from './blank-sheet.ts'
import type { ColumnSpec } from './blank-spec.ts'
import type { LayoutField } from './layout-file.ts'

type Offer = {
  readonly spec: ColumnSpec
  readonly list: readonly string[] | undefined
  /** Coloured until it is filled. */
  readonly isNeeded: boolean
}

/** One column of a form, with its drop-down where there are words to offer. */
export function formColumn(
  { id, label, needed }: Pick<LayoutField<string>, 'id' | 'label' | 'needed'>,
  { spec, list, isNeeded }: Offer,
): FormColumn {
  const check = checkOf(id, { spec, list })
  return {
    header: `${needed ? '*' : ''}${label}${id === 'amount' ? '（元）' : ''}`,
    width: spec.width,
    format: spec.format ?? 'text',
    hint: spec.hint,
    example: exampleOf(spec.example, list),
    isNeeded,
    check: check === null ? null : { ...check, ...(spec.prompt === undefined ? {} : { prompt: spec.prompt }) },
  }
}

function checkOf(
  id: string,
  { spec, list }: Omit<Offer, 'isNeeded'>,
): Pick<CellCheck, 'rule' | 'otherwise' | 'message'> | null {
  const { rule, message = '', otherwise = 'refuse' } = spec
  if (list !== undefined && list.length > 0) return { rule: { kind: 'one-of', list: listName(id) }, otherwise, message }
  return rule === undefined ? null : { rule, otherwise, message }
}

/** An example that the drop-down offers. */
function exampleOf(example: Value, list: readonly string[] | undefined): Value {
  const [first] = list ?? []
  return typeof example !== 'string' || first === undefined || list?.includes(example) ? example : first
}

const listName = (id: string): string => `list_${id}`

export function namedLists<F extends string>(
  fields: readonly { readonly id: F }[],
  lists: FormLists<F>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(fields.flatMap(({ id }) => (lists[id]?.length ? [[listName(id), lists[id] ?? []]] : [])))
}
