// Amounts in formal capitals: the oracles of the rule text, and a second way to read them back.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountInWords } from '../../src/domain/amount-in-words.ts'
import { fen } from '../../src/domain/money.ts'
import { yuan } from '../rules/policies.ts'

describe('oracles', () => {
  test.each([
    ['X1', '1409.50', '壹仟肆佰零玖元伍角'],
    ['X2', '6007.14', '陆仟零柒元壹角肆分'],
    ['X3', '1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['X4', '107000.53', '壹拾万零柒仟元伍角叁分'],
    ['X5', '16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['X6', '325.04', '叁佰贰拾伍元零肆分'],
    ['X7', '199.85', '壹佰玖拾玖元捌角伍分'],
    ['X8', '9800005000.00', '玖拾捌亿零伍仟元整'],
    ['X9', '1234.56', '壹仟贰佰叁拾肆元伍角陆分'],
    ['X10', '0.00', '零元整'],
    ['X11', '0.01', '壹分'],
    ['X11', '0.10', '壹角'],
    ['X11', '0.12', '壹角贰分'],
    ['X12', '3500', '叁仟伍佰元整'],
    ['X12', '42000', '肆万贰仟元整'],
    ['X12', '1000000', '壹佰万元整'],
    ['X13', '1005', '壹仟零伍元整'],
    ['X13', '10050', '壹万零伍拾元整'],
    ['X13', '100001', '壹拾万零壹元整'],
    ['X13', '20010', '贰万零壹拾元整'],
    ['X14', '4083.42', '肆仟零捌拾叁元肆角贰分'],
    ['X14', '3617.37', '叁仟陆佰壹拾柒元叁角柒分'],
    ['X14', '37.50', '叁拾柒元伍角'],
    ['X15', '110.07', '壹佰壹拾元零柒分'],
    ['X15', '800.04', '捌佰元零肆分'],
    ['X16', '908888.20', '玖拾万零捌仟捌佰捌拾捌元贰角'],
    ['X16', '502198.31', '伍拾万零贰仟壹佰玖拾捌元叁角壹分'],
    ['X16', '1001000.05', '壹佰万零壹仟元零伍分'],
    ['minus', '-45.82', '负肆拾伍元捌角贰分'],
    ['empty 万', '100000001', '壹亿零壹元整'],
    ['万亿', '1000000000000', '壹万亿元整'],
    ['万亿', '1200000030000', '壹万贰仟亿零叁万元整'],
  ])('%s: %s → %s', (_id, amount, expected) => expect(amountInWords(yuan(amount))).toBe(expected))
})

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000, 万: 1e4, 亿: 1e8 }

/** Reads capitals back, right to left by units: independent of how they were written. */
function readBack(words: string): number {
  const [, sign, whole = '', , jiao, cent] = /^(负?)(?:(.*)元)?(零?)(?:(.)角)?(?:(.)分)?整?$/.exec(words) ?? []
  const digit = (character: string | undefined) => (character === undefined ? 0 : DIGITS.indexOf(character))
  const value = readWhole(whole) * 100 + digit(jiao) * 10 + digit(cent)
  return sign === '负' ? -value : value
}

function readWhole(words: string): number {
  for (const mark of ['亿', '万']) {
    const at = words.lastIndexOf(mark)
    if (at >= 0) return readWhole(words.slice(0, at)) * (UNITS[mark] ?? 1) + readWhole(words.slice(at + 1))
  }
  return [...words.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g)].reduce(
    (sum, [, one = '', unit = '']) => sum + DIGITS.indexOf(one) * (UNITS[unit] ?? 1),
    0,
  )
}

test('every amount reads back as itself, and no form is ever doubled', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -1e8, max: 1e8 }), fc.maxSafeInteger()), (value) => {
      const words = amountInWords(fen(value))
      expect(readBack(words) === value).toBe(true)
      if (value !== 0) expect(words).not.toMatch(/零零|零[万亿元角]/)
      expect(words.endsWith('整')).toBe(value % 100 === 0)
    }),
    { numRuns: 2000 },
  )
})
