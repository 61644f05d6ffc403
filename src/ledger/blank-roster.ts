// 花名册 as a workbook to fill, empty or with the stations and names that ledgers tell of. What it looks like is
// blank-sheet.ts, who was found is staff-finds.ts; writing the file is left to the adapter.
import type { WorkbookDraft } from '../domain/workbook-draft.ts'
import { formColumn, namedLists } from './blank-form.ts'
import type { FormLists } from './blank-lists.ts'
import { ROSTER_COLUMNS } from './blank-roster-columns.ts'
import { EXAMPLE_MARK, type FormColumn, formSheet, guideSheet, type Value } from './blank-sheet.ts'
import type { RosterField } from './fields.ts'
import type { RosterLayout } from './layout-file.ts'
import { type RepeatedName, repeatedNames, type StaffRow } from './staff-finds.ts'

const SHEET = '花名册'
const SUBTITLE = '填报单位：　　　　　　　　　　填报人：　　　　　　联系电话：　　　　　　填报日期：'

/** No field of the roster: the import lists it as a column that it does not use. */
const CASES: FormColumn = {
  header: '台账件数',
  width: 16,
  format: 'text',
  hint: '从台账里数出来的，供核对用，不会导入。',
  example: null,
  isNeeded: false,
  check: null,
}

export type RosterForm = {
  readonly layout: RosterLayout
  readonly lists: FormLists<RosterField>
  /** Who was found in ledgers; none for an empty form. */
  readonly staff: readonly StaffRow[]
}

export function rosterWorkbook({ layout, lists, staff }: RosterForm): WorkbookDraft {
  const { title } = layout
  const fields = layout.fields.map(({ id }) => id)
  const own = layout.fields.map((field) =>
    formColumn(field, { spec: ROSTER_COLUMNS[field.id], list: lists[field.id], isNeeded: field.needed }),
  )
  const columns = staff.length === 0 ? own : [...own, CASES]
  const named = namedLists(layout.fields, lists)
  const sheet = formSheet({
    name: SHEET,
    title,
    subtitle: SUBTITLE,
    columns,
    rows: staff.map((row) => [...fields.map((field) => foundValue(row, field)), casesOf(row)]),
    pagesAcross: 1,
    isBlank: true,
  })
  const sentences = [...GUIDE, ...(staff.length === 0 ? [] : FOUND), ...repeatedNames(staff).map(repeatedSentence)]
  const guide = guideSheet({ title: `${title}填写说明`, sentences, columns, lists: named })
  return { sheets: [sheet, guide], lists: [...named].map(([name, values]) => ({ name, values })) }
}

function foundValue(row: StaffRow, field: RosterField): Value {
  switch (field) {
    case 'county':
    case 'station':
    case 'room':
    case 'committee':
    case 'mediator':
      return row[field]
    default:
      return null
  }
}

function casesOf({ led, assisted }: StaffRow): string {
  const parts = [led > 0 ? `主办 ${led} 件` : '', assisted > 0 ? `协办 ${assisted} 件` : '']
  return parts.filter((part) => part !== '').join('，')
}

const GUIDE: readonly string[] = [
  '在“花名册”里填，一个人在一个派出所占一行；调动过的人，每个派出所各占一行，身份证号码填同一个。',
  '带 * 的列必须填；开始填一行以后，还没填的必填格会变成黄色。',
  `写着“${EXAMPLE_MARK}”的一行是样子，导入时自动跳过，可以删掉，也可以留着。`,
  '鼠标停在表头上，会显示这一栏怎么填。表头不要改，也不要合并单元格。',
  '日期写完整的年月日；身份证号、电话、银行卡号已设为文本，照原样填。',
  '有人入职、离职、换卡，改好这张表再导入一次即可，只改变了的部分。',
  '本表含个人信息和银行卡号，不要发到微信群或网盘。',
]

const FOUND: readonly string[] = [
  '派出所、调解室和姓名是从台账里找出来的，请逐行核对：写了别字的改正，已不在岗的填离职日期，不是调解员的整行删掉。',
  '黄色的格子台账里没有，要照人事档案补上。',
]

function repeatedSentence({ mediator, stations }: RepeatedName): string {
  return `“${mediator}”在${stations.join('、')}都出现过：是同一个人，身份证号码填同一个；是同名的两个人，各填各的。`
}
