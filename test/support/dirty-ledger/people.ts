// The parties of a dirty row: names, numbers and phones of people who do not exist, in the many ways that cells hold them,
// some of them past belief. Each gives its cells, the parties that must come of them, and what must be said.
import type { Party, PartySide } from '../../../src/domain/mediation-case.ts'
import { checkResidentId } from '../../../src/domain/resident-id.ts'
import type { LedgerField } from '../../../src/ledger/fields.ts'
import { phoneOf, residentIdOf, withWrongCheck } from '../../../src/sample/people.ts'
import type { Random } from '../../../src/sample/random.ts'
import type { DirtyCell } from './draft.ts'
import { blank, type Desk, type Written, writeId, writePhone } from './pens.ts'

const SURNAMES = [...'赖龚汪付万秦樊游梁易闵詹邱魏叶严牟范江', '上官', '诸葛']
const GIVEN = [...'丽芳英敏静秀兰红梅燕琴琼霞玉珍婷娟萍莉群素华蓉雪佳慧思雨凤淑清月菊碧容桂香㛃喆堃龑𠮷']
const POINTED = ['沙马·拉博', '吉克·阿牛', '热合曼·买买提', '古力·阿依努尔']
const POINTS = ['·', '•', '‧', '・', '．', '∙', ' · '] as const
const FIRMS = ['宜宾顺达建筑劳务有限公司', '翠屏区好又来火锅店', '长江物业服务中心'] as const
const NAME_SEPARATORS = ['、', '，', '；', '/', ',', ' 、 ', '\n'] as const
const VALUE_SEPARATORS = ['、', '；', '/', '，'] as const
const ADDRESSES = ['四川省宜宾市翠屏区北正街12号', '高县文江镇胜利路5号2单元', '珙县巡场镇'] as const

export type DrawnSide = {
  readonly cells: readonly (readonly [LedgerField, DirtyCell])[]
  readonly parties: readonly Party[]
  readonly pending: readonly string[]
  readonly warned: readonly string[]
  readonly secrets: readonly string[]
}

type Fault = { readonly code: string; readonly cell: DirtyCell }
/** A number as it must be read, and what is to be said of it. */
type Known = { readonly value: string; readonly warned: string | null }

function nameOf(random: Random): string {
  const kind = random.between(0, 11)
  if (kind === 0) return random.pick(POINTED)
  if (kind === 1) return random.pick(FIRMS)
  const [first, second] = [random.pick(GIVEN), random.pick(GIVEN)]
  return `${random.pick(SURNAMES)}${first}${random.chance(30) || first === second ? '' : second}`
}

function writeName(random: Random, name: string): string {
  if (name.includes('·')) return name.replace('·', random.pick(POINTS))
  const characters = [...name]
  const isCompound = name.startsWith('上官') || name.startsWith('诸葛')
  if (characters.length === 2 && random.chance(50)) return characters.join(random.pick([' ', '  ', '\u3000']))
  if (characters.length === 3 && !isCompound && random.chance(20)) return characters.join(' ')
  return random.chance(10) ? ` ${name}\u3000` : random.chance(4) ? `\u200b${name}` : name
}

function namesCell(random: Random, names: readonly string[], isMore: boolean): string {
  const [only = ''] = names
  const text = names.length === 1 ? writeName(random, only) : names.join(random.pick(NAME_SEPARATORS))
  return isMore ? `${text.trim()}等${names.length + 2}人` : text
}

function drawId(random: Random): Known {
  const id = residentIdOf(random, { from: 1945, to: 1995 }, random.pick(['male', 'female']))
  const old = `${id.slice(0, 6)}${id.slice(8, 17)}`
  return random.chance(3) ? { value: old, warned: 'ID-OLD' } : { value: id, warned: null }
}

function drawPhone(random: Random): Known {
  const mobile = phoneOf(random)
  const kind = random.between(0, 19)
  if (kind === 0) return { value: `12${mobile.slice(2)}`, warned: 'PHONE-PREFIX' }
  return { value: kind === 1 ? `0831-8${mobile.slice(-6)}` : mobile, warned: null }
}

function brokenId({ random, isWorkbook }: Desk, id: string): Fault {
  const zeros = `${id.slice(0, 15)}000`
  const faults: Fault[] = [
    { code: 'ID-CHECK-DIGIT', cell: withWrongCheck(id) },
    { code: 'ID-LENGTH', cell: id.slice(0, 17) },
    { code: 'ID-LENGTH', cell: `${id.slice(0, 17)}11` },
    { code: 'ID-MASKED', cell: `${id.slice(0, 6)}********${id.slice(14)}` },
    { code: 'ID-BIRTH-DATE', cell: `${id.slice(0, 10)}0230${id.slice(14)}` },
    { code: 'ID-NUMERIC', cell: `${id.charAt(0)}.${id.slice(1, 6)}E+17` },
  ]
  if (checkResidentId(zeros).kind === 'fault') faults.push({ code: 'ID-NUMERIC', cell: zeros })
  if (isWorkbook) {
    const kept = `${id.charAt(0)}.${id.slice(1, 15)}`
    for (const raw of [zeros, `${kept}E17`, `${kept}E+17`])
      faults.push({ code: 'ID-NUMERIC', cell: { kind: 'number', raw } })
  }
  return random.pick(faults)
}

function brokenPhone({ random }: Desk, phone: string): Fault {
  return random.pick([
    { code: 'PHONE-UNREADABLE', cell: phone.slice(0, 10) },
    { code: 'PHONE-UNREADABLE', cell: `${phone}7` },
    { code: 'PHONE-NUMERIC', cell: `${phone.charAt(0)}.${phone.slice(1, 3)}E+10` },
  ])
}

/** Values of all the people in one cell, of the first alone, none, or one that cannot be believed. */
function several(
  desk: Desk,
  known: readonly Known[],
  write: (value: string) => Written,
  broken: (value: string) => Fault,
): Several {
  const { random } = desk
  const [first = { value: '', warned: null }] = known
  if (random.chance(12)) return { ...NOTHING, cell: blank(desk) }
  if (known.length > 1 && random.chance(60)) {
    const values = known.map(({ value }) => value)
    return { cell: values.join(random.pick(VALUE_SEPARATORS)), values, fault: null, warned: remarksOn(known) }
  }
  if (known.length === 1 && first.warned === null && !first.value.includes('-') && random.chance(12)) {
    const { code, cell } = broken(first.value)
    return { cell, values: [null], fault: code, warned: [] }
  }
  return { cell: write(first.value).cell, values: [first.value], fault: null, warned: remarksOn([first]) }
}

type Several = {
  readonly cell: DirtyCell
  readonly values: readonly (string | null)[]
  readonly fault: string | null
  readonly warned: readonly string[]
}

const NOTHING: Several = { cell: null, values: [], fault: null, warned: [] }

function remarksOn(known: readonly Known[]): readonly string[] {
  return known.flatMap(({ warned }) => warned ?? [])
}

const FIELDS = {
  applicant: ['applicantId', 'applicantPhone', 'applicantAddress'],
  respondent: ['respondentId', 'respondentPhone', 'respondentAddress'],
} as const

/** One side of a row; `columns` are those that its sheet has. */
export function drawSide(desk: Desk, side: PartySide, columns: ReadonlySet<LedgerField>): DrawnSide {
  const { random } = desk
  const isNamed = columns.has(side) && !random.chance(6)
  const count = isNamed && random.chance(15) ? random.between(2, 3) : 1
  const names = [...new Set(Array.from({ length: count }, () => nameOf(random)))]
  const isMore = isNamed && random.chance(5)
  const ids = names.map(() => drawId(random))
  const phones = names.map(() => drawPhone(random))
  const [idField, phoneField, addressField] = FIELDS[side]
  const id = columns.has(idField)
    ? several(
        desk,
        ids,
        (one) => writeId(desk, one),
        (one) => brokenId(desk, one),
      )
    : NOTHING
  const phone = columns.has(phoneField)
    ? several(
        desk,
        phones,
        (one) => writePhone(desk, one),
        (one) => brokenPhone(desk, one),
      )
    : NOTHING
  const address = columns.has(addressField) && random.chance(80) ? random.pick(ADDRESSES) : null
  const people = Math.max(isNamed ? names.length : 0, id.values.length, phone.values.length, address === null ? 0 : 1)
  return {
    cells: [
      [side, isNamed ? namesCell(random, names, isMore) : blank(desk)],
      [idField, id.cell],
      [phoneField, phone.cell],
      [addressField, address],
    ],
    parties: Array.from({ length: people }, (_, at) => ({
      side,
      name: isNamed ? (names[at] ?? null) : null,
      residentId: id.values[at] ?? null,
      phone: phone.values[at] ?? null,
      address: at === 0 ? address : null,
    })),
    pending: [
      ...(id.fault === null ? [] : [`${idField} ${id.fault}`]),
      ...(phone.fault === null ? [] : [`${phoneField} ${phone.fault}`]),
    ],
    warned: [...(isMore ? ['PARTY-LIST'] : []), ...id.warned, ...phone.warned],
    secrets: [
      ...names,
      ...[...ids, ...phones].map(({ value }) => value),
      ...ids.map(({ value }) => value.slice(0, 14)),
    ],
  }
}
