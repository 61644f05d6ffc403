// Money: the half-fen table where floats go wrong, splits to the fen, text to fen by string.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addFen,
  applyRate,
  fen,
  formatYuan,
  mulDivHalfUp,
  negate,
  parseScaledYuan,
  parseYuan,
  splitByWeights,
  sumFen,
} from '../../src/domain/money.ts'
import { yuan } from '../rules/policies.ts'

const anyFen = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(fen)
const someWeights = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 })
  .filter((weights) => weights.some((weight) => weight > 0))

describe('one half-up rounding on the exact product (A.1)', () => {
  test.each([
    ['5.50', 3, 100, '0.17'],
    ['68.50', 3, 100, '2.06'],
    ['7.25', 2, 100, '0.15'],
    ['200.75', 2, 100, '4.02'],
    ['0.35', 10, 100, '0.04'],
    ['10.35', 10, 100, '1.04'],
    ['36.25', 4, 1000, '0.15'],
    ['29.00', 5, 1000, '0.15'],
  ])('%s × %i/%i = %s', (amount, numerator, denominator, expected) => {
    expect(applyRate(yuan(amount), { numerator, denominator })).toBe(yuan(expected))
    expect(applyRate(negate(yuan(amount)), { numerator, denominator })).toBe(negate(yuan(expected)))
  })

  test('every half fen up to 8,000 yuan at 3 % is rounded up, where a float drops one in six', () => {
    let floatWrong = 0
    for (let amount = 50; amount <= 800_000; amount += 100) {
      const exact = (amount * 3 + 50) / 100
      expect(applyRate(fen(amount), { numerator: 3, denominator: 100 })).toBe(exact)
      if (Math.round((amount / 100) * 0.03 * 100) !== exact) floatWrong++
    }
    expect(floatWrong).toBeGreaterThan(1000)
  })

  test('the result is never more than half a fen from the exact product', () => {
    fc.assert(
      fc.property(anyFen, fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), (amount, n, d) => {
        const twice = 2n * (BigInt(mulDivHalfUp(amount, n, d)) * BigInt(d) - BigInt(amount) * BigInt(n))
        expect(twice >= -BigInt(d) && twice <= BigInt(d)).toBe(true)
      }),
    )
  })

  test('a denominator must be positive, and money must be a safe integer', () => {
    expect(() => mulDivHalfUp(fen(1), 1, 0)).toThrow(RangeError)
    expect(() => fen(0.5)).toThrow(RangeError)
    expect(() => fen(2 ** 53)).toThrow(RangeError)
    expect(Object.is(negate(fen(0)), 0)).toBe(true)
  })
})

describe('largest remainder (E.5)', () => {
  test.each([
    ['70.00', [1, 1, 1], ['23.34', '23.33', '23.33']],
    ['100.00', [1, 1, 1], ['33.34', '33.33', '33.33']],
    ['150.00', [1, 1, 1, 1, 1, 1, 1], [...Array(6).fill('21.43'), '21.42']],
    ['60.00', [1, 1, 1, 1, 1, 1, 1], ['8.58', ...Array(6).fill('8.57')]],
    ['90.00', [5, 3, 1], ['50.00', '30.00', '10.00']],
    ['150.00', [50, 30, 20], ['75.00', '45.00', '30.00']],
    ['75.00', [4, 3], ['42.86', '32.14']],
    ['100.01', [1, 1], ['50.01', '50.00']],
    ['0.01', [1, 1, 1], ['0.01', '0.00', '0.00']],
    ['75.00', [1, 1, 0], ['37.50', '37.50', '0.00']],
  ])('%s at %j', (amount, weights, expected) => {
    expect(splitByWeights(yuan(amount), weights)).toEqual(expected.map(yuan))
  })

  test('parts sum to the amount and lie within one fen of the exact share', () => {
    fc.assert(
      fc.property(anyFen, someWeights, (amount, weights) => {
        const parts = splitByWeights(amount, weights)
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        expect(sumFen(parts)).toBe(amount)
        parts.forEach((part, index) => {
          expect(Math.abs(part * total - amount * (weights[index] ?? 0))).toBeLessThan(total)
        })
      }),
    )
  })

  test('weights must be positive in sum and never negative', () => {
    expect(() => splitByWeights(fen(100), [])).toThrow(RangeError)
    expect(() => splitByWeights(fen(100), [0, 0])).toThrow(RangeError)
    expect(() => splitByWeights(fen(100), [2, -1])).toThrow(RangeError)
  })
})

describe('text ↔ fen', () => {
  test.each([
    ['35.41', 3541],
    ['1.15', 115],
    ['12.5', 1250],
    ['-3', -300],
    ['1200.00', 120_000],
    ['0.10', 10],
    ['1.000', 100],
  ])('%s → %i fen by string', (text, expected) => expect(parseYuan(text)).toBe(expected))

  test.each(['', '1.005', '1e3', '1,000', '.5', '12 3', '99999999999999999', 'NaN'])('%s is no amount', (text) => {
    expect(parseYuan(text)).toBeNull()
  })

  test('units of ten thousand yuan', () => {
    expect(parseScaledYuan('4.2', 4)).toBe(4_200_000)
    expect(parseScaledYuan('0.0001', 4)).toBe(100)
    expect(parseScaledYuan('1.2345678', 4)).toBeNull()
  })

  test('format and parse are inverse', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseYuan(formatYuan(amount).replaceAll(',', ''))).toBe(amount)
      }),
    )
    expect(formatYuan(fen(-123_456_789))).toBe('-1,234,567.89')
    expect(formatYuan(fen(5))).toBe('0.05')
  })

  test('sums are the same however they are grouped', () => {
    fc.assert(
      fc.property(fc.array(anyFen), (amounts) => {
        expect(sumFen(amounts)).toBe(addFen(...amounts))
        expect(sumFen([...amounts].reverse())).toBe(sumFen(amounts))
      }),
    )
  })
})
