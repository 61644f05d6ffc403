// The one door to liquidjs: loops, conditions and fields of a template body. What comes out is text with slots (slots.ts),
// never data, so no value can act as markup. A value that is not known must be a line, drop its paragraph, or refuse.
import { Drop, Liquid, LiquidError } from 'liquidjs'
import { AppError, isAppError } from '../domain/app-error.ts'
import { type FactRecord, type FactValue, isNamedText } from './facts/facts.ts'
import { chineseNumeral } from './numerals.ts'
import { type Slot, slotToken } from './slots.ts'

export type RenderedBody = { readonly text: string; readonly slots: readonly Slot[] }
export type LiquidBody = { readonly render: (facts: FactRecord) => RenderedBody }

/** What a template may say; everything else of the language (files, capture, raw output, dates, chance) is taken out. */
const TAGS: ReadonlySet<string> = new Set([
  'assign',
  'break',
  'case',
  'comment',
  'continue',
  'for',
  'if',
  'unless',
  '#',
])
const FILTERS: ReadonlySet<string> = new Set(['size', 'first', 'last', 'map', 'concat', 'plus', 'minus'])

/** A known value on its way through the template. */
class Known extends Drop {
  readonly value: string | number | boolean
  readonly subject: string | null
  constructor(value: string | number | boolean, subject: string | null) {
    super()
    this.value = value
    this.subject = subject
  }
  override valueOf(): string | number | boolean {
    return this.value
  }
}

/** A value that is not known: false to `if`, and remembered by name for the message. */
class Unknown extends Drop {
  readonly path: string
  constructor(path: string) {
    super()
    this.path = path
  }
  override valueOf(): null {
    return null
  }
}

class SlotValue {
  readonly slot: Slot
  constructor(slot: Slot) {
    this.slot = slot
  }
}

/** Parses a body once; `render` may be called any number of times. `line` is where the body begins in the file. */
export function parseLiquid(body: string, file: string, line: number): LiquidBody {
  let slots: Slot[] = []
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    templates: {},
    outputEscape: (value: unknown) => {
      slots.push(toSlot(value))
      return slotToken(slots.length - 1)
    },
  })
  restrict(engine)
  addFilters(engine)
  const parsed = inTemplate(file, line, () => engine.parse(body))
  const render = (facts: FactRecord): RenderedBody =>
    inTemplate(file, line, () => {
      slots = []
      const text: unknown = engine.renderSync(parsed, wrapRecord(facts, ''))
      return { text: String(text), slots }
    })
  return { render }
}

function restrict(engine: Liquid): void {
  for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name]
  for (const name of Object.keys(engine.filters)) if (!FILTERS.has(name)) delete engine.filters[name]
}

function addFilters(engine: Liquid): void {
  const whenUnknown = (slot: (argument: unknown) => Slot) => (value: unknown, argument: unknown) =>
    value instanceof Unknown || value === null ? new SlotValue(slot(argument)) : value
  engine.registerFilter(
    '横线',
    whenUnknown((ems) => ({ kind: 'blank', ems: lengthOf(ems, 8) })),
  )
  engine.registerFilter(
    '横线行',
    whenUnknown((count) => ({ kind: 'lines', count: lengthOf(count, 1) })),
  )
  engine.registerFilter(
    '略去',
    whenUnknown(() => ({ kind: 'drop' })),
  )
  engine.registerFilter('连接', joinNames)
  engine.registerFilter('中文数字', (value: unknown) => {
    const number = value instanceof Known ? value.value : value
    return typeof number === 'number' ? chineseNumeral(number) : value
  })
}

function lengthOf(argument: unknown, fallback: number): number {
  return typeof argument === 'number' && argument > 0 && argument <= 100 ? argument : fallback
}

/** 甲、乙和丙. Unknown when the list is empty or one of it is unknown. */
function joinNames(value: unknown): unknown {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const unknown = list.find((item) => !(item instanceof Known))
  if (unknown !== undefined || list.length === 0) return unknown ?? new Unknown('（空的名单）')
  const known = list.filter((item) => item instanceof Known)
  const texts = known.map((item) => String(item.value))
  const text = texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join('、')}和${texts.at(-1)}`
  return new Known(text, known.flatMap((item) => item.subject ?? []).join('、') || null)
}

function toSlot(value: unknown): Slot {
  if (value instanceof SlotValue) return value.slot
  if (value instanceof Known && typeof value.value !== 'boolean') {
    return { kind: 'text', text: String(value.value), subject: value.subject }
  }
  if (typeof value === 'string' || typeof value === 'number')
    return { kind: 'text', text: String(value), subject: null }
  if (value instanceof Unknown) {
    throw new AppError('FACT-MISSING', `缺少“${value.path}”，这份文书必须写明。`, {
      hint: '先在案件里补上这一项；如果允许手写，在模板里写成 {{ … | 横线: 8 }}。',
    })
  }
  throw new AppError('FACT-NOT-TEXT', '模板要把名单或是否之类的值直接印出来，这些值不能印。', {
    hint: '名单用 {% for %} 逐个列出，或用 {{ … | 连接 }} 连成一句。',
  })
}

function wrapRecord(record: FactRecord, path: string): Record<string, unknown> {
  const wrapped: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(record))
    wrapped[name] = wrap(value, path === '' ? name : `${path}.${name}`)
  return wrapped
}

function wrap(value: FactValue, path: string): unknown {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return new Unknown(path)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return new Known(value, null)
  if (isNamedText(value)) return new Known(value.text, value.subject)
  if (isList(value)) return value.map((item, index) => wrap(item, `${path}第${index + 1}项`))
  return wrapRecord(value, path)
}

function isList(value: FactValue): value is readonly FactValue[] {
  return Array.isArray(value)
}

/** Runs a step of the template language and says its errors in Chinese, with file and line. */
function inTemplate<T>(file: string, line: number, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (isAppError(error)) throw error
    if (!LiquidError.is(error)) throw error
    const original = error.originalError
    if (original !== undefined && isAppError(original)) throw original
    const [row = 1, column = 1] = error.token.getPosition()
    const where = `文书模板 ${file} 第 ${row + line - 1} 行第 ${column} 列`
    throw new AppError('TEMPLATE-SYNTAX', `${where}：${explain(error.message)}。`, {
      hint: '改正模板，或删去工作区里的副本，改用随程序提供的模板。',
    })
  }
}

function explain(message: string): string {
  const plain = message.replace(/, (file|line):.*$/s, '')
  const known: readonly (readonly [RegExp, (name: string) => string])[] = [
    [/^undefined variable: (.*)$/, (name) => `没有“${name}”这一项`],
    [/^undefined filter: (.*)$/, (name) => `没有“${name}”这种写法`],
    [/^tag "(.*)" not found$/, (name) => `不支持 {% ${name} %}`],
    [/^(?:output|tag) "?(.*?)"? not closed$/, (name) => `“${name}”没有写完`],
  ]
  for (const [pattern, say] of known) {
    const match = pattern.exec(plain)
    if (match) return say(match[1] ?? '')
  }
  return `写法无法识别（${plain}）`
}
