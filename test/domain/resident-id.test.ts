import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, type IsoDate } from '../../src/domain/calendar.ts'
import { ageOn, checkCharacterOf, checkResidentId } from '../../src/domain/resident-id.ts'

const day = (year: number, month: number, date: number): IsoDate => {
  const made = dateOf(year, month, date)
  if (made === null) throw new Error('no such day')
  return made
}

const digits17 = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.integer({ min: 1900, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .chain(([division, year, month]) =>
    fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 999 }))
      .map(
        ([date, sequence]) =>
          `${division}${year}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}${String(sequence).padStart(3, '0')}`,
      ),
  )

describe('resident ID numbers (GB 11643)', () => {
  it.each([
    ['11010519491231002X', 'valid'],
    ['11010519491231002x', 'valid'],
    ['511502190106150033', 'valid'],
    ['511502196408011821', 'check-digit'],
    ['511502199002300014', 'birth-date'],
    ['51150219900101001', 'length'],
    ['', 'length'],
    ['511502850505223', 'old'],
    ['511502851305223', 'birth-date'],
  ])('%s is %s', (text, expected) => {
    const check = checkResidentId(text)
    expect(check.kind === 'fault' ? check.fault : check.kind).toBe(expected)
  })

  it('gives the birth date, and a capital X', () => {
    expect(checkResidentId('11010519491231002x')).toEqual({
      kind: 'valid',
      residentId: '11010519491231002X',
      bornOn: '1949-12-31',
    })
    expect(checkResidentId('511502850505223')).toMatchObject({ bornOn: '1985-05-05' })
  })

  it('accepts every number that was given its check character, and no number with one digit changed', () => {
    fc.assert(
      fc.property(digits17, fc.integer({ min: 14, max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, at, step) => {
        const check = checkCharacterOf(digits)
        expect(checkResidentId(digits + check).kind).toBe('valid')
        const other = digits.slice(0, at) + ((Number(digits[at]) + step) % 10) + digits.slice(at + 1)
        expect(checkResidentId(other + check)).toEqual({ kind: 'fault', fault: 'check-digit' })
      }),
    )
  })

  it('counts whole years, the birthday included', () => {
    expect(ageOn(day(2000, 2, 29), day(2018, 2, 28))).toBe(17)
    expect(ageOn(day(2000, 2, 29), day(2018, 3, 1))).toBe(18)
    expect(ageOn(day(1999, 10, 5), day(2017, 10, 5))).toBe(18)
  })
})
