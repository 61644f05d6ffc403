// Laws of the cell values: what is written of a day, a sum, a name or a number is read back as it or is refused, never
// as another. What stands in a cell by accident is left to values-junk.test.ts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInWords } from '../../src/domain/amount-in-words.ts'
import { addDays, dateOf, daysBetween } from '../../src/domain/calendar.ts'
import { fen, formatYuan } from '../../src/domain/money.ts'
import { chineseInteger, spokenInteger } from '../../src/ledger/values/chinese-number.ts'
import { readDate } from '../../src/ledger/values/date.ts'
import { readMediatorNames } from '../../src/ledger/values/mediator-names.ts'
import { cleanName, readNames } from '../../src/ledger/values/people.ts'
import { readPhone } from '../../src/ledger/values/phone.ts'
import { plainDecimal } from '../../src/ledger/values/reading.ts'
import { readDocumentNumber } from '../../src/ledger/values/resident-id.ts'
import { readSum } from '../../src/ledger/values/sum.ts'
import {
  anySum,
  day,
  decimal,
  FIRST,
  formsOf,
  fullWidth,
  HAN_NAME,
  LAST,
  numberCell,
  residentId,
  TODAY,
} from './values-forms.ts'
import { told } from './values-support.ts'

describe('dates', () => {
  const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days))

  it('in every form are that day', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        for (const form of formsOf(date)) expect([form, told(readDate(form))]).toEqual([form, date])
      }),
    )
  })

  it('with a remark, or refused where two days could be meant, are never another day', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('-', '/', '.'), (date, by) => {
        const [y = '', mm = '', dd = ''] = date.split('-')
        const serial = 25569 + daysBetween(day('1970-01-01'), date)
        for (const form of [String(serial), numberCell(String(serial))])
          expect(told(readDate(form))).toBe(`${date} + DATE-SERIAL`)
        for (const form of [`${y.slice(2)}${by}${Number(mm)}${by}${Number(dd)}`, `${y.slice(2)}${by}${mm}${by}${dd}`])
          expect([date, 'DATE-UNREADABLE']).toContain(told(readDate(form)))
        for (const form of [`${mm}${by}${dd}${by}${y}`, `${Number(mm)}月${Number(dd)}日`, `${y}${by}${mm}`])
          expect(told(readDate(form))).toBe('DATE-UNREADABLE')
      }),
    )
  })

  it('that the calendar lacks are refused in every form', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1950, max: 2050 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    fc.assert(
      fc.property(parts, ([y, m, d]) => {
        const expected = dateOf(y, m, d) ?? 'DATE-IMPOSSIBLE'
        const packed = `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`
        for (const form of [`${y}-${m}-${d}`, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, packed])
          expect(told(readDate(form))).toBe(expected)
      }),
    )
  })
})

describe('sums', () => {
  it('in every form are that sum', () => {
    fc.assert(
      fc.property(anySum, (amount) => {
        const [plain, grouped, words] = [decimal(amount, 2), formatYuan(fen(amount)), amountInWords(fen(amount))]
        const forms = [
          ...[plain, grouped, words, fullWidth(plain), `${decimal(amount, 6)}万`, `${decimal(amount, 6)}万元`],
          ...[
            `￥${grouped}`,
            `¥${plain}`,
            `RMB${plain}`,
            `人民币${plain}元`,
            `${plain}元`,
            ` ${grouped} 元整`,
            `${plain}元正`,
          ],
          ...[`人民币${words}`, `${grouped}元（${words}）`, `${words}（￥${grouped}）`, words.replace('元', '圆')],
        ]
        for (const form of forms) expect([form, told(readSum(form))]).toEqual([form, amount])
        expect(told(readSum(numberCell(plain)))).toBe(amount)
        expect(told(readSum(decimal(amount, 6), 4))).toBe(amount)
      }),
    )
  })

  it('with mixed units are that sum or refused', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 999 }),
        (a, b, c) => {
          const amount = (a * 10_000 + b * 1000 + c) * 100
          const tail = c === 0 ? '' : String(c)
          for (const form of [`${a}万${b === 0 ? '' : `${b}千`}${tail}元`, `${a}万${b === 0 ? '' : `${b}千`}${tail}`]) {
            const said = told(readSum(form))
            // 1万2 is 12000 as people say it: there a last digit alone counts in the next place.
            const spoken =
              c > 0 && c < 10
                ? b === 0
                  ? (a * 10_000 + c * 1000) * 100
                  : (a * 10_000 + b * 1000 + c * 100) * 100
                : amount
            expect([amount, spoken, 'AMOUNT-UNREADABLE']).toContain(said)
          }
        },
      ),
    )
  })

  it('in words are read by the letter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (yuan) => {
        const words = amountInWords(fen(yuan * 100)).replace('元整', '')
        expect([chineseInteger(words), spokenInteger(words)]).toEqual([yuan, yuan])
      }),
    )
  })

  it('of two numbers are never one sum', () => {
    fc.assert(
      fc.property(anySum, anySum, fc.constantFrom('-', '~', '至', '、', '+', '/', '\n', '或'), (a, b, by) => {
        expect(String(told(readSum(`${decimal(a, 2)}${by}${decimal(b, 2)}`)))).toMatch(/^AMOUNT-/)
      }),
    )
  })
})

describe('names', () => {
  it('are themselves, spaced out or not, alone or among others', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(HAN_NAME, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('、', '，', '；', '/', '\n', ' 、'),
        (names, by) => {
          expect(readNames(names.join(by)).names).toEqual(names)
          expect(readMediatorNames(names.join(by)).people.map(({ name }) => name)).toEqual(names)
          expect(readNames(`${names.join(by)}等${names.length + 2}人`)).toMatchObject({ names, others: true })
          for (const name of names) expect(cleanName([...name].join('\u3000'))).toBe(name)
        },
      ),
    )
  })

  it('are cleaned once and for all, and gain no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const clean = cleanName(text)
        expect(cleanName(clean)).toBe(clean)
        const normal = `${text}${text.normalize('NFKC')}·`
        for (const character of clean) expect(normal).toContain(character)
      }),
    )
  })
})

describe('document numbers and phones', () => {
  it('are themselves in every form', () => {
    fc.assert(
      fc.property(residentId, fc.integer({ min: 13000000000, max: 19999999999 }).map(String), (id, phone) => {
        const parts = `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`
        for (const form of [id, id.toLowerCase(), fullWidth(id), parts, `'${id}`, ` ${id}\u200b`])
          expect(told(readDocumentNumber(form, TODAY), ({ number }) => number)).toBe(id)
        for (const form of [
          phone,
          fullWidth(phone),
          `+86 ${phone}`,
          `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
        ])
          expect(told(readPhone(form))).toBe(phone)
        expect(told(readDocumentNumber(numberCell(id.replace('X', '0')), TODAY))).toBe('ID-NUMERIC')
      }),
    )
  })

  it('with one character changed are never believed', () => {
    fc.assert(
      fc.property(residentId, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, step) => {
        const changed = id.slice(0, at) + ((Number(id[at]) + step) % 10) + id.slice(at + 1)
        expect(readDocumentNumber(changed, TODAY).kind).toBe('fault')
      }),
    )
  })
})

it('a number is written out without a float', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e21 }),
      (x) => Number(plainDecimal({ raw: String(x) })) === x,
    ),
  )
})
