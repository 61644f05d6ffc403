import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseKeyOf, matchesShortForm, parseCaseNo } from '../../src/domain/case-number.ts'

describe('case numbers', () => {
  it.each([
    '（2017）翠人调字第001号',
    '(2017)翠人调字第001号',
    '〔2017〕翠人调字第001号',
    '［２０１７］翠人调字第００１号',
    '【2017】 翠人调字 第001号',
    '（2017）翠人调字\u200b第001号\u3000',
  ])('%s has one identity', (text) => {
    expect(caseKeyOf(text)).toBe('(2017)翠人调字第001号')
  })

  it('keeps the case of letters and every digit', () => {
    expect(caseKeyOf('A-01')).not.toBe(caseKeyOf('a-01'))
    expect(caseKeyOf('（2017）翠人调字第1号')).not.toBe(caseKeyOf('（2017）翠人调字第001号'))
  })

  it('is its own identity', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => caseKeyOf(caseKeyOf(text)) === caseKeyOf(text)))
  })

  it.each([
    ['（2017）翠人调字第001号', { year: 2017, word: '翠', sequence: 1 }],
    ['〔2017〕翠人调字12号', { year: 2017, word: '翠', sequence: 12 }],
    ['晋医人调字[2019]001号', { year: 2019, word: '晋医', sequence: 1 }],
    ['2017-翠-12', { year: 2017, word: '翠', sequence: 12 }],
    ['（2017年）宜民调字第7号', { year: 2017, word: '宜', sequence: 7 }],
    ['2017001', null],
    ['无号', null],
  ])('%s', (text, expected) => {
    expect(parseCaseNo(text)).toEqual(expected)
  })

  it.each([
    '翠12',
    '2017-翠-12',
    '2017翠12',
    '翠012',
    '翠-12',
    '（2017）翠人调字第012号',
    '(2017)翠人调字12号',
    '翠12号',
    '２０１７－翠－１２',
  ])('%s can mean the twelfth case of 翠 in 2017', (short) => {
    expect(matchesShortForm(caseKeyOf('（2017）翠人调字第012号'), short)).toBe(true)
  })

  it.each(['翠1', '宜12', '2016-翠-12', '12', '翠', '翠121'])('%s cannot', (short) => {
    expect(matchesShortForm(caseKeyOf('（2017）翠人调字第012号'), short)).toBe(false)
  })
})
