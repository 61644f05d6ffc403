// 工作台账 as a workbook: blank for a room to fill, or holding its cases so that they import elsewhere unchanged. What it
// looks like is blank-sheet.ts; writing the file is left to the adapter.
import { AppError } from '../domain/app-error.ts'
import type { WorkbookDraft } from '../domain/workbook-draft.ts'
import { LEDGER_COLUMNS } from './blank-columns.ts'
import { formColumn, namedLists } from './blank-form.ts'
import type { FormLists } from './blank-lists.ts'
import { type LedgerRow, rowValues } from './blank-rows.ts'
import { EXAMPLE_MARK, formSheet, guideSheet, PREPARED_ROWS } from './blank-sheet.ts'
import type { ColumnSpec } from './blank-spec.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerLayout } from './layout-file.ts'

/** A workbook is made in memory, about 1 GB for so many; a room has a few thousand cases in a year. */
export const MOST_ROWS = 20_000
/** Wide as a register is, on two A3 pages side by side. */
const PAGES_ACROSS = 2
const SHEET = '工作台账'
const SUBTITLE =
  '填报单位：　　　　　　　　　　填报人：　　　　　　联系电话：　　　　　　填报日期：　　　　　　金额单位：元'

export type LedgerForm = {
  readonly layout: LedgerLayout
  readonly lists: FormLists<LedgerField>
  /** The cases of a finished ledger; without them a form to fill. */
  readonly rows?: Iterable<LedgerRow>
  readonly title?: string
}

export function ledgerWorkbook({ layout, lists, rows, title = layout.title }: LedgerForm): WorkbookDraft {
  const cases = [...casesWithin(rows ?? [], MOST_ROWS)]
  const isUsed = (id: LedgerField): boolean => id !== 'paidByHand' || cases.some((one) => one.paidByHand !== null)
  const fields = ORDER.flatMap((id) => layout.fields.filter((field) => field.id === id && isUsed(field.id)))
  const columns = fields.map((field) =>
    formColumn(field, {
      spec: specOf(field.id, lists),
      list: lists[field.id],
      isNeeded: field.needed && !WHEN_SETTLED.has(field.id),
    }),
  )
  const named = namedLists(fields, lists)
  const filled = cases.map((row) => {
    const values = rowValues(row, layout)
    return fields.map(({ id }) => values[id])
  })
  const sheet = formSheet({
    name: SHEET,
    title,
    subtitle: SUBTITLE,
    columns,
    rows: filled,
    pagesAcross: PAGES_ACROSS,
    isBlank: rows === undefined,
  })
  const guide = guideSheet({ title: `${title}填写说明`, sentences: GUIDE, columns, lists: named })
  return {
    sheets: rows === undefined ? [sheet, guide] : [sheet],
    lists: [...named].map(([name, values]) => ({ name, values })),
  }
}

/** In the example the assistant is not the lead once more. */
function specOf(field: LedgerField, { assistants }: FormLists<LedgerField>): ColumnSpec {
  const spec = LEDGER_COLUMNS[field]
  return field === 'assistants' && assistants !== undefined ? { ...spec, example: assistants[1] ?? null } : spec
}

/** Needed of a settled case only: a blank is no fault of an open one. */
const WHEN_SETTLED: ReadonlySet<LedgerField> = new Set(['grade', 'closedOn'])

/**
 * The columns in the order of the paper; every field stands here, or LEDGER_COLUMNS would not compile. 已发 is the bureau's
 * word on months before this program: no room is asked for it, and it goes out only where a case has it.
 */
const ORDER = Object.keys(LEDGER_COLUMNS)

const GUIDE: readonly string[] = [
  '在“工作台账”里填，一件案件一行。带 * 的列必须填；开始填一行以后，还没填的必填格会变成黄色。',
  `写着“${EXAMPLE_MARK}”的一行是样子，导入时自动跳过，可以删掉，也可以留着。`,
  `前 ${PREPARED_ROWS} 行已经设好下拉选项和检查；不够时，把最后一行整行复制到下面再改。`,
  '鼠标停在表头上，会显示这一栏怎么填。表头不要改，也不要合并单元格；要多记一些，在最右边另加一列。',
  '日期写完整的年月日；身份证号、电话、案号已设为文本，照原样填。金额单位是元。',
  '一格里填几个人，用顿号“、”隔开；证件号码、电话照同样的顺序填，没有的填“无”。',
  '调解成功的，难易程度和结案日期必须填；还在调解的，结案日期空着，下个月填好再报，案号不变。',
  '填好后保存为 .xlsx 报送。本表含当事人个人信息，不要发到微信群或网盘。',
]

function* casesWithin<T>(rows: Iterable<T>, most: number): Generator<T> {
  let count = 0
  for (const row of rows) {
    if (++count > most) {
      throw new AppError('LEDGER-TOO-LONG', `一份台账最多写 ${most} 件案件。`, {
        hint: '请按派出所或月份分开导出。',
      })
    }
    yield row
  }
}
