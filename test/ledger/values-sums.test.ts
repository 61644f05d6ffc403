import { describe, expect, it } from 'vitest'
import type { NumberCell } from '../../src/domain/sheet.ts'
import { readCount } from '../../src/ledger/values/count.ts'
import { plainDecimal } from '../../src/ledger/values/reading.ts'
import { readSum } from '../../src/ledger/values/sum.ts'
import { reasonOf, told } from './values-support.ts'

const number = (raw: string, format: string | null = null, isDate = false): NumberCell => {
  return { kind: 'number', raw, format, isDate, dateSystem: 1900 }
}

describe('sums', () => {
  it.each([
    ['12000', 1200000],
    ['12,000.00', 1200000],
    ['12，000', 1200000],
    ['￥1500', 150000],
    ['¥120', 12000],
    ['RMB12000', 1200000],
    ['12000RMB', 1200000],
    ['200元', 20000],
    ['12000块钱', 1200000],
    ['200.00', 20000],
    ['１２０００', 1200000],
    ['108000.5', 10800050],
    ['10.80005万元', 10800050],
    ['1.2万', 1200000],
    ['1.2万元', 1200000],
    ['0.5万', 500000],
    ['3.6万', 3600000],
    ['１０８０００．５', 10800050],
    ['0', 0],
    ['零元整', 0],
    ['0.01', 1],
    ['.5', 50],
    ['12000元整', 1200000],
    ['12000元正', 1200000],
    ['人民币12000元', 1200000],
    ['人民币：12000元', 1200000],
    ['12 000', 1200000],
    ['12 000.50 元', 1200050],
    ['1,200', 120000],
    ['2千元', 200000],
    ['1万2千', 1200000],
    ['1万2千元', 1200000],
    ['1万2000元', 1200000],
    ['3千5', 350000],
    ['三千五', 350000],
    ['1万5', 1500000],
    ['12000元5角', 1200050],
    ['壹万贰仟元整', 1200000],
    ['人民币壹万贰仟元整', 1200000],
    ['壹萬貳仟圓正', 1200000],
    ['壹万贰仟元伍角', 1200050],
    ['壹仟肆佰零玖元伍角', 140950],
    ['壹仟肆佰零玖元伍角整', 140950],
    ['陆仟零柒元壹角肆分', 600714],
    ['壹仟陆佰捌拾元零叁角贰分', 168032],
    ['壹仟陆佰捌拾元叁角贰分', 168032],
    ['壹拾万柒仟元零伍角叁分', 10700053],
    ['壹拾万零柒仟元伍角叁分', 10700053],
    ['叁佰贰拾伍元零肆分', 32504],
    ['伍分', 5],
    ['一百二十元', 12000],
    ['一百二十', 12000],
    ['十万元', 10000000],
    ['12000元（壹万贰仟元整）', 1200000],
    ['壹万贰仟元整（￥12,000.00）', 1200000],
    ['壹万贰仟元整(小写：12000)', 1200000],
    ['120.00 元', 12000],
    ['120.10', 12010],
    ['120.100', 12010],
  ])('%j is %o fen', (text, expected) => {
    expect(told(readSum(text))).toBe(expected)
  })

  it.each(['', '/', '无', '—', '-', '——', '无金额', '不涉及', '未涉及', ' ', '／'])(
    '%j is no sum, and not 0',
    (text) => {
      expect(told(readSum(text))).toBeNull()
    },
  )

  it.each([
    ['-120', 'AMOUNT-NEGATIVE'],
    ['−120', 'AMOUNT-NEGATIVE'],
    ['负120', 'AMOUNT-NEGATIVE'],
    ['￥-5', 'AMOUNT-NEGATIVE'],
    ['(120)', 'AMOUNT-NEGATIVE'],
    ['120.005', 'AMOUNT-PRECISION'],
    ['119.99999999999999', 'AMOUNT-PRECISION'],
    ['1000-2000', 'AMOUNT-RANGE'],
    ['1000元—2000元', 'AMOUNT-RANGE'],
    ['1000~2000', 'AMOUNT-RANGE'],
    ['1000至2000元', 'AMOUNT-RANGE'],
    ['约12000', 'AMOUNT-RANGE'],
    ['12000元左右', 'AMOUNT-RANGE'],
    ['5000余元', 'AMOUNT-RANGE'],
    ['5000多', 'AMOUNT-RANGE'],
    ['数千元', 'AMOUNT-RANGE'],
    ['几千元', 'AMOUNT-RANGE'],
    ['十余万元', 'AMOUNT-RANGE'],
    ['不足1000元', 'AMOUNT-RANGE'],
    ['待定', 'AMOUNT-UNREADABLE'],
    ['不详', 'AMOUNT-UNREADABLE'],
    ['1e20', 'AMOUNT-UNREADABLE'],
    ['1.2E+04', 'AMOUNT-UNREADABLE'],
    ['NaN', 'AMOUNT-UNREADABLE'],
    ['Infinity', 'AMOUNT-UNREADABLE'],
    ['1/3', 'AMOUNT-UNREADABLE'],
    ['12,00', 'AMOUNT-UNREADABLE'],
    ['1,2000', 'AMOUNT-UNREADABLE'],
    ['1000 2000', 'AMOUNT-UNREADABLE'],
    ['1000\n2000', 'AMOUNT-UNREADABLE'],
    ['120 10', 'AMOUNT-UNREADABLE'],
    ['医疗费2000、误工费1000', 'AMOUNT-UNREADABLE'],
    ['12000元（已付）', 'AMOUNT-UNREADABLE'],
    ['12000元（壹万叁仟元整）', 'AMOUNT-UNREADABLE'],
    ['3千5元', 'AMOUNT-UNREADABLE'],
    ['12000元/月', 'AMOUNT-UNREADABLE'],
    ['9999999999999999', 'AMOUNT-UNREADABLE'],
    ['二十十元', 'AMOUNT-UNREADABLE'],
    ['元', 'AMOUNT-UNREADABLE'],
    ['整', 'AMOUNT-UNREADABLE'],
    ['.', 'AMOUNT-UNREADABLE'],
  ])('%j is refused: %s', (text, code) => {
    expect(told(readSum(text))).toBe(code)
  })

  it('says why', () => {
    expect(reasonOf(readSum('12000元（壹万叁仟元整）'))).toBe('数字与大写的金额不一样')
    expect(reasonOf(readSum('1000 2000'))).toBe('写了不止一个数')
    expect(reasonOf(readSum('1.2E+04'))).toContain('科学计数')
  })

  it.each([
    [number('108000.5'), 10800050],
    [number('119.99999999999999'), '12000 + AMOUNT-ROUNDED'],
    [number('108000.50000000001'), '10800050 + AMOUNT-ROUNDED'],
    [number('1.2E4'), 1200000],
    [number('120.005'), 'AMOUNT-PRECISION'],
    [number('1E-2'), 1],
    [number('0'), 0],
    [number('-5'), 'AMOUNT-NEGATIVE'],
    [number('120.00499999999999'), 'AMOUNT-PRECISION'],
    [number('43013', 'yyyy/m/d', true), 'AMOUNT-UNREADABLE'],
    [number('0.3', '0%'), 'AMOUNT-UNREADABLE'],
    [number('1200', '¥#,##0.00'), 120000],
  ])('the number cell %o is %s', (cell, expected) => {
    expect(told(readSum(cell))).toBe(expected)
  })

  it('takes the unit of the column, unless the cell has its own', () => {
    expect(told(readSum('1.2', 4))).toBe(1200000)
    expect(told(readSum('￥1.2', 4))).toBe(1200000)
    expect(told(readSum('12000元', 4))).toBe('1200000 + AMOUNT-UNIT')
    expect(told(readSum('1.2万', 4))).toBe('1200000 + AMOUNT-UNIT')
    expect(told(readSum('壹万贰仟元整', 4))).toBe('1200000 + AMOUNT-UNIT')
    expect(told(readSum('五十', 4))).toBe('AMOUNT-UNREADABLE')
    expect(told(readSum(number('10.80005'), 4))).toBe(10800050)
    expect(told(readSum(number('3.5999999999999996'), 4))).toBe('3600000 + AMOUNT-ROUNDED')
  })

  it('writes decimals out without a float', () => {
    expect(plainDecimal({ raw: '5.115051950022769e+17' })).toBe('511505195002276900')
    expect(plainDecimal({ raw: '1.50E-3' })).toBe('0.0015')
    expect(plainDecimal({ raw: '0012.500' })).toBe('12.5')
  })
})

it.each([
  ['3', 3],
  ['3人', 3],
  ['三人', 3],
  ['十二人', 12],
  ['20余人', 'COUNT-UNREADABLE'],
  ['3.0', 3],
  ['-1', 'COUNT-UNREADABLE'],
  ['', null],
])('the count %j is %s', (text, expected) => {
  expect(told(readCount(text))).toBe(expected)
})
