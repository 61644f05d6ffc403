import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf } from '../../src/domain/calendar.ts'
import { fen, formatYuan } from '../../src/domain/money.ts'
import { readAccount } from '../../src/ledger/values/account.ts'
import { readCaseNo } from '../../src/ledger/values/case-no.ts'
import { readCount } from '../../src/ledger/values/count.ts'
import { readDate } from '../../src/ledger/values/date.ts'
import { cleanName, readNames } from '../../src/ledger/values/people.ts'
import { readPhoneText } from '../../src/ledger/values/phone.ts'
import { plainDecimal, type Reading } from '../../src/ledger/values/reading.ts'
import { readDocumentNumber } from '../../src/ledger/values/resident-id.ts'
import { readSum } from '../../src/ledger/values/sum.ts'
import { readGrade, readWord, wordsOf } from '../../src/ledger/values/words.ts'
import { date, GRADES, number, STANDARD } from './support.ts'

/** The value, null for a blank, else the code of the fault; a remark is added with `+`. */
function told<T>(reading: Reading<T>, show: (value: T) => unknown = (value) => value): unknown {
  if (reading.kind === 'blank') return null
  if (reading.kind === 'fault') return reading.fault.code
  return reading.remark === null ? show(reading.value) : `${String(show(reading.value))} + ${reading.remark.code}`
}

describe('dates', () => {
  it.each([
    '2017-10-05',
    '2017/10/5',
    '2017.10.5',
    '2017年10月5日',
    '20171005',
    '２０１７－１０－０５',
    '2017年10月05日',
    '2017-10-05 00:00:00',
    '2017/10/5 14:30',
    '2017-10-05T08:00:00Z',
    '2017年10月5日下午3时',
    '2017 年 10 月 5 日',
    ' 2017.10.05 ',
    '2017年10月5号',
    '2017．10．5',
    '2017-10-5 星期四',
    '2017、10、5',
    '2017年10月5日（星期四）',
    '二〇一七年十月五日',
    '20171005143000',
    '2017.10.5.',
  ])('%s', (text) => {
    expect(told(readDate(text))).toBe('2017-10-05')
  })

  it.each([
    ['2017-13-45', 'DATE-IMPOSSIBLE'],
    ['2017-02-29', 'DATE-IMPOSSIBLE'],
    ['2017年2月30日', 'DATE-IMPOSSIBLE'],
    ['20170431', 'DATE-IMPOSSIBLE'],
    ['2017-00-10', 'DATE-IMPOSSIBLE'],
    ['3/5/24', 'DATE-UNREADABLE'],
    ['17.9.3', 'DATE-UNREADABLE'],
    ['2017-10', 'DATE-UNREADABLE'],
    ['10月5日', 'DATE-UNREADABLE'],
    ['待定', 'DATE-UNREADABLE'],
    ['43012', 'DATE-UNREADABLE'],
    ['2017-10-051', 'DATE-UNREADABLE'],
    ['', null],
    ['/', null],
    ['无', null],
    ['  ', null],
  ])('%j is %s', (text, expected) => {
    expect(told(readDate(text))).toBe(expected)
  })

  it.each([
    [number('43013', true), '2017-10-05'],
    [number('43013.75', true), '2017-10-05'],
    [number('41551', true, 1904), '2017-10-05'],
    [number('20171005'), '2017-10-05'],
    [number('20171005', true), '2017-10-05'],
    [number('43013'), '2017-10-05 + DATE-SERIAL'],
    [number('60', true), 'DATE-IMPOSSIBLE'],
    [number('59', true), '1900-02-28'],
    [number('61', true), '1900-03-01'],
    [number('1', true), '1900-01-01'],
    [number('0', true, 1904), '1904-01-01'],
    [number('0', true), 'DATE-IMPOSSIBLE'],
    [number('-5', true), 'DATE-IMPOSSIBLE'],
    [number('12'), 'DATE-UNREADABLE'],
    [number('2.0171005E7'), '2017-10-05'],
    [{ kind: 'iso-date', text: '2017-10-05T00:00:00' }, '2017-10-05'],
    [{ kind: 'boolean', value: true }, 'DATE-UNREADABLE'],
  ] as const)('%o', (cell, expected) => {
    expect(told(readDate(cell))).toBe(expected)
  })

  it('reads every real day in every form, and never another day', () => {
    const day = fc.tuple(
      fc.integer({ min: 1950, max: 2050 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    fc.assert(
      fc.property(day, ([y, m, d]) => {
        const expected = dateOf(y, m, d) ?? 'DATE-IMPOSSIBLE'
        const forms = [
          `${y}-${m}-${d}`,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
        ]
        for (const form of forms) expect(told(readDate(form))).toBe(expected)
      }),
    )
  })
})

describe('sums', () => {
  it.each([
    ['12000', 1200000],
    ['12,000.00', 1200000],
    ['￥1500', 150000],
    ['¥120', 12000],
    ['200元', 20000],
    ['200.00', 20000],
    ['１２０００', 1200000],
    ['108000.5', 10800050],
    ['10.80005万元', 10800050],
    ['3.6万', 360 * 10000],
    ['１０８０００.５', 10800050],
    ['0', 0],
    ['0.01', 1],
    ['.5', 50],
    ['12000元整', 1200000],
    ['人民币12000元', 1200000],
    ['12 000', 1200000],
    ['1,200', 120000],
    ['2千元', 200000],
    ['壹万贰仟元整', 1200000],
    ['一百二十元', 12000],
    ['120.00 元', 12000],
    ['120.10', 12010],
    ['120.100', 12010],
    ['', null],
    ['/', null],
    ['无', null],
    ['—', null],
    ['-', null],
    ['——', null],
    ['无金额', null],
    ['-120', 'AMOUNT-NEGATIVE'],
    ['(120)', 'AMOUNT-NEGATIVE'],
    ['120.005', 'AMOUNT-PRECISION'],
    ['119.99999999999999', 'AMOUNT-PRECISION'],
    ['1000-2000', 'AMOUNT-UNREADABLE'],
    ['约12000', 'AMOUNT-UNREADABLE'],
    ['12000元左右', 'AMOUNT-UNREADABLE'],
    ['待定', 'AMOUNT-UNREADABLE'],
    ['1e20', 'AMOUNT-UNREADABLE'],
    ['NaN', 'AMOUNT-UNREADABLE'],
    ['1/3', 'AMOUNT-UNREADABLE'],
    ['12,00', 'AMOUNT-UNREADABLE'],
    ['1万2千', 'AMOUNT-UNREADABLE'],
    ['12000元/月', 'AMOUNT-UNREADABLE'],
    ['9999999999999999', 'AMOUNT-UNREADABLE'],
    ['元', 'AMOUNT-UNREADABLE'],
    ['.', 'AMOUNT-UNREADABLE'],
  ])('%j → %o', (text, expected) => {
    expect(told(readSum(text))).toBe(expected)
  })

  it.each([
    ['108000.5', 10800050],
    ['119.99999999999999', '12000 + AMOUNT-ROUNDED'],
    ['108000.50000000001', '10800050 + AMOUNT-ROUNDED'],
    ['1.2E4', 1200000],
    ['120.005', 'AMOUNT-PRECISION'],
    ['1E-2', 1],
    ['0', 0],
    ['-5', 'AMOUNT-NEGATIVE'],
    ['120.00499999999999', 'AMOUNT-PRECISION'],
  ])('the number cell %s → %o', (raw, expected) => {
    expect(told(readSum(number(raw)))).toBe(expected)
  })

  it('takes the unit of the column, unless the cell has its own', () => {
    expect(told(readSum('1.2', 4))).toBe(1200000)
    expect(told(readSum('12000元', 4))).toBe(1200000)
    expect(told(readSum('1.2万', 4))).toBe(1200000)
    expect(told(readSum(number('10.80005'), 4))).toBe(10800050)
    expect(told(readSum(number('3.5999999999999996'), 4))).toBe('3600000 + AMOUNT-ROUNDED')
  })

  it('reads back every sum that is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (amount) => told(readSum(formatYuan(fen(amount)))) === amount),
    )
  })

  it('writes decimals out without a float', () => {
    expect(plainDecimal({ raw: '5.115051950022769e+17' })).toBe('511505195002276900')
    expect(plainDecimal({ raw: '1.50E-3' })).toBe('0.0015')
    expect(plainDecimal({ raw: '0012.500' })).toBe('12.5')
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e21 }),
        (x) => Number(plainDecimal({ raw: String(x) })) === x,
      ),
    )
  })
})

describe('document numbers', () => {
  const read = (cell: Parameters<typeof readDocumentNumber>[0]) =>
    told(readDocumentNumber(cell, date('2017-11-20')), (one) => one.number)
  it.each([
    ['511502190106150033', '511502190106150033'],
    ['51150919650224042x', '51150919650224042X'],
    ['５１１５０９１９６５０２２４０４２Ｘ', '51150919650224042X'],
    ['511502 19010615 0033', '511502190106150033'],
    ['511502850505223', '511502850505223 + ID-OLD'],
    ['E12345678', 'E12345678 + ID-OTHER'],
    ['91350100M000100Y43', '91350100M000100Y43'],
    ['无', null],
    ['', null],
    ['不详', null],
    ['/', null],
    ['511502196408011821', 'ID-CHECK-DIGIT'],
    ['511502199002300014', 'ID-BIRTH-DATE'],
    ['51150219900101', 'ID-LENGTH'],
    ['同上', 'ID-LENGTH'],
    ['4403**********0019', 'ID-MASKED'],
    ['5.11502E+17', 'ID-NUMERIC'],
    ['511502198505052000', 'ID-NUMERIC'],
    ['510101203001010014', 'ID-CHECK-DIGIT'],
  ])('%s → %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('never believes a number cell of eighteen digits', () => {
    expect(read(number('5.115051950022769e+17'))).toBe('ID-NUMERIC')
    expect(read(number('511502190106150033'))).toBe('ID-NUMERIC')
    expect(read(number('511502850505223'))).toBe('511502850505223 + ID-OLD')
  })

  it('refuses a birth that is still to come', () => {
    expect(told(readDocumentNumber('511502190106150033', date('1901-06-14')))).toBe('ID-BIRTH-FUTURE')
  })
})

describe('phones', () => {
  it.each([
    ['13800000014', '13800000014'],
    ['138-0000-0014', '13800000014'],
    ['138 0000 0014', '13800000014'],
    ['+86 13800000014', '13800000014'],
    ['１３８００００００１４', '13800000014'],
    ['12345678901', '12345678901 + PHONE-PREFIX'],
    ['0831-8221234', '0831-8221234'],
    ['08318221234', '0831-8221234'],
    ['(028)87654321', '028-87654321'],
    ['010-12345678-12', '010-12345678-12'],
    ['4001234567', '4001234567'],
    ['', null],
    ['无', null],
    ['不详', null],
    ['8221234', 'PHONE-UNREADABLE'],
    ['1380000001', 'PHONE-UNREADABLE'],
    ['138000000145', 'PHONE-UNREADABLE'],
    ['1.38E+10', 'PHONE-NUMERIC'],
    ['张三', 'PHONE-UNREADABLE'],
  ])('%s → %s', (text, expected) => {
    expect(told(readPhoneText(text))).toBe(expected)
  })
})

describe('names', () => {
  it.each([
    ['李 娜', '李娜'],
    ['\u200b张三\u3000', '张三'],
    ['阿卜杜•热合曼', '阿卜杜·热合曼'],
    ['阿卜杜‧热合曼', '阿卜杜·热合曼'],
    ['阿卜杜・热合曼', '阿卜杜·热合曼'],
    ['阿卜杜．热合曼', '阿卜杜·热合曼'],
    ['阿卜杜.热合曼', '阿卜杜·热合曼'],
    ['姜华㛃', '姜华㛃'],
    ['John Smith', 'John Smith'],
    ['①号', '①号'],
  ])('%j is %s', (text, expected) => {
    expect(cleanName(text)).toBe(expected)
    expect(cleanName(expected)).toBe(expected)
  })

  it.each([
    ['范琳兰、韩文', ['范琳兰', '韩文']],
    ['范琳兰，韩文；王五/李四', ['范琳兰', '韩文', '王五', '李四']],
    ['张三 李四', ['张三', '李四']],
    ['李 娜', ['李娜']],
    ['欧阳 娜', ['欧阳娜']],
    ['欧阳 娜 张三', ['欧阳娜', '张三']],
    ['王 小明 李 四', ['王小明', '李四']],
    ['高文(主办)、吴磊(协办)', ['高文', '吴磊']],
    ['张三、张三', ['张三']],
    ['宜宾 某某建筑公司', ['宜宾某某建筑公司']],
    ['', []],
    ['无', []],
    ['、', []],
    ['高文\n吴磊', ['高文', '吴磊']],
  ])('%j names %o', (text, expected) => {
    expect(readNames(text)).toEqual({ names: expected, others: false })
  })

  it('knows that 等3人 are not all named', () => {
    expect(readNames('张三等3人')).toEqual({ names: ['张三'], others: true })
    expect(readNames('张三、李四等')).toEqual({ names: ['张三', '李四'], others: true })
  })
})

describe('words, counts, case numbers, accounts', () => {
  it.each([
    ['成功', 'settled'],
    ['是', 'settled'],
    ['调解成功', 'settled'],
    ['达成协议', 'settled'],
    [' 成 功 ', 'settled'],
    ['√', 'settled'],
    ['不成功', 'not-settled'],
    ['否', 'not-settled'],
    ['×', 'not-settled'],
    ['未达成', 'not-settled'],
    ['撤回', 'withdrawn'],
    ['终止', 'withdrawn'],
    ['移送', 'transferred'],
    ['调解中', 'open'],
    ['', null],
    ['/', null],
    ['不知道', 'OUTCOME-UNKNOWN'],
  ])('the outcome %j is %s', (text, expected) => {
    expect(told(readWord(text, wordsOf(STANDARD.words.outcome), 'OUTCOME-UNKNOWN'))).toBe(expected)
  })

  it.each([
    ['简易', '简单'],
    ['疑难纠纷', '疑难'],
    ['重大案件', '重大'],
    ['特别简单', 'GRADE-UNKNOWN'],
    ['', null],
  ])('the grade %j is %s', (text, expected) => {
    expect(told(readGrade(text, GRADES))).toBe(expected)
  })

  it.each([
    ['3', 3],
    ['3人', 3],
    ['三人', 3],
    ['20余人', 'COUNT-UNREADABLE'],
    ['3.0', 3],
    ['-1', 'COUNT-UNREADABLE'],
    ['', null],
  ])('the count %j is %s', (text, expected) => {
    expect(told(readCount(text))).toBe(expected)
  })

  it.each([
    ['（2017）翠人调字第1号', '(2017)翠人调字第1号'],
    [number('20240001'), '20240001'],
    [number('2.024E+07'), 'CASE-NO-NUMERIC'],
    ['2.024E+07', 'CASE-NO-NUMERIC'],
    [number('1234567890123456789'), 'CASE-NO-NUMERIC'],
    ['', null],
    ['无', null],
  ])('the case number %o has the key %s', (cell, expected) => {
    expect(told(readCaseNo(cell), (one) => one.caseKey)).toBe(expected)
  })

  it.each([
    ['6217 0026 0154 4554 660', '6217002601544554660 + ACCOUNT-CHECK'],
    ['4111111111111111', '4111111111111111'],
    [number('6.217002601544554E18'), 'ACCOUNT-NUMERIC'],
    [number('123456789012'), '123456789012'],
    ['无', null],
    ['见附件', 'ACCOUNT-UNREADABLE'],
  ])('the account %o is %s', (cell, expected) => {
    expect(told(readAccount(cell))).toBe(expected)
  })
})
