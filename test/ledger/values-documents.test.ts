import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../../src/domain/calendar.ts'
import type { NumberCell } from '../../src/domain/sheet.ts'
import { readAccount } from '../../src/ledger/values/account.ts'
import { readCaseNo } from '../../src/ledger/values/case-no.ts'
import { readPhone } from '../../src/ledger/values/phone.ts'
import { readDocumentNumber } from '../../src/ledger/values/resident-id.ts'
import { reasonOf, told } from './values-support.ts'

const number = (raw: string): NumberCell => ({ kind: 'number', raw, format: null, isDate: false, dateSystem: 1900 })

describe('document numbers', () => {
  const reading = (cell: Parameters<typeof readDocumentNumber>[0], today = '2017-11-20') => {
    const day = parseIsoDate(today)
    if (day === null) throw new Error(today)
    return readDocumentNumber(cell, day)
  }
  const read = (cell: Parameters<typeof readDocumentNumber>[0]) => told(reading(cell), (one) => one.number)

  it.each([
    ['511502190106150033', '511502190106150033'],
    ["'511502190106150033", '511502190106150033'],
    ['51150919650224042x', '51150919650224042X'],
    ['51150919650224042×', '51150919650224042X'],
    ['５１１５０９１９６５０２２４０４２Ｘ', '51150919650224042X'],
    ['511502 19010615 0033', '511502190106150033'],
    ['511502-19010615-0033', '511502190106150033'],
    ['身份证：511502190106150033', '511502190106150033'],
    ['511502850505223', '511502850505223 + ID-OLD'],
    ['E12345678', 'E12345678 + ID-OTHER'],
    ['护照E12345678', 'E12345678 + ID-OTHER'],
    ['H1234567890', 'H1234567890 + ID-OTHER'],
    ['M12345678', 'M12345678 + ID-OTHER'],
    ['12345678', '12345678 + ID-OTHER'],
    ['A123456(7)', 'A123456(7) + ID-OTHER'],
    ['军字第1234567号', '军字第1234567号 + ID-OTHER'],
    ['ABC123456789012', 'ABC123456789012 + ID-OTHER'],
    ['91350100M000100Y43', '91350100M000100Y43'],
    ['91350100m000100y43', '91350100M000100Y43'],
    ['无', null],
    ['', null],
    ['不详', null],
    ['/', null],
    ['511502196408011821', 'ID-CHECK-DIGIT'],
    ['91350100M000100Y44', 'ID-CHECK-DIGIT'],
    ['511502199002300014', 'ID-BIRTH-DATE'],
    ['51150219900101', 'ID-LENGTH'],
    ['19900101', 'ID-LENGTH'],
    ['13800000014', 'ID-LENGTH'],
    ['张三', 'ID-IS-TEXT'],
    ['阿卜杜·热合曼', 'ID-IS-TEXT'],
    ['4403**********0019', 'ID-MASKED'],
    ['5.11502E+17', 'ID-NUMERIC'],
    ['511502198505052000', 'ID-NUMERIC'],
    ['510101203001010014', 'ID-CHECK-DIGIT'],
  ])('%s → %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('says what the number looks like, and how many digits it has', () => {
    expect(reasonOf(reading('H1234567890'))).toContain('港澳居民来往内地通行证')
    expect(reasonOf(reading('51150219900101'))).toBe('身份证号应为 18 位，这里有 14 位')
    expect(reasonOf(reading('91350100M000100Y44'))).toContain('统一社会信用代码')
  })

  it('never takes a broken resident ID for a credit code', () => {
    // Of the last characters of one number only one is right; the others must all be faults.
    for (const last of '0123456789X') {
      const text = `51150219010615003${last}`
      expect(read(text)).toBe(last === '3' ? text : 'ID-CHECK-DIGIT')
    }
  })

  it('knows the credit code of digits alone from a resident ID with a wrong date', () => {
    expect(read('911234560000000278')).toBe('911234560000000278')
    expect(read('517126200203637499')).toBe('ID-BIRTH-DATE')
  })

  it('never believes a number cell of eighteen digits', () => {
    expect(read(number('5.115051950022769e+17'))).toBe('ID-NUMERIC')
    expect(read(number('511502190106150033'))).toBe('ID-NUMERIC')
    expect(read(number('511502850505223'))).toBe('511502850505223 + ID-OLD')
    expect(read({ kind: 'boolean', value: true })).toBe('ID-LENGTH')
  })

  it('refuses a birth that is still to come', () => {
    expect(told(reading('511502190106150033', '1901-06-14'))).toBe('ID-BIRTH-FUTURE')
  })
})

describe('phones', () => {
  it.each([
    ['13800000014', '13800000014'],
    ['138-0000-0014', '13800000014'],
    ['138 0000 0014', '13800000014'],
    ['+86 13800000014', '13800000014'],
    ['86-13800000014', '13800000014'],
    ['8613800000014', '13800000014'],
    ['008613800000014', '13800000014'],
    ['（86）13800000014', '13800000014'],
    ['(+86)138-0000-0014', '13800000014'],
    ['电话：13800000014', '13800000014'],
    ['１３８００００００１４', '13800000014'],
    ['12345678901', '12345678901 + PHONE-PREFIX'],
    ['0831-8221234', '0831-8221234'],
    ['0831—8221234', '0831-8221234'],
    ['08318221234', '0831-8221234'],
    ['(028)87654321', '028-87654321'],
    ['（0831）8221234', '0831-8221234'],
    ['+86 831 8221234', '0831-8221234'],
    ['010-12345678-12', '010-12345678-12'],
    ['0831-8221234转801', '0831-8221234-801'],
    ['0831-8221234 分机 801', '0831-8221234-801'],
    ['4001234567', '4001234567'],
    ['', null],
    ['无', null],
    ['不详', null],
    ['8221234', 'PHONE-UNREADABLE'],
    ['1380000001', 'PHONE-UNREADABLE'],
    ['138000000145', 'PHONE-UNREADABLE'],
    ['1.38E+10', 'PHONE-NUMERIC'],
    ['张三', 'PHONE-UNREADABLE'],
    [number('13800000014'), '13800000014'],
    [number('1.3800000014E10'), '13800000014'],
    [number('1.38E+10'), 'PHONE-NUMERIC'],
    [number('8318221234'), 'PHONE-UNREADABLE'],
  ])('%o → %s', (cell, expected) => {
    expect(told(readPhone(cell))).toBe(expected)
  })

  it('says what is wrong with it', () => {
    expect(reasonOf(readPhone('8221234'))).toBe('座机号没有区号')
    expect(reasonOf(readPhone('1380000001'))).toBe('手机号应为 11 位，这里有 10 位')
  })
})

describe('case numbers and accounts', () => {
  it.each([
    ['（2017）翠人调字第1号', '(2017)翠人调字第1号'],
    ["'20240001", '20240001'],
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
    ["'4111-1111-1111-1111", '4111111111111111'],
    ['４１１１１１１１１１１１１１１１', '4111111111111111'],
    [number('6.217002601544554E18'), 'ACCOUNT-NUMERIC'],
    [number('123456789012'), '123456789012'],
    ['无', null],
    ['见附件', 'ACCOUNT-UNREADABLE'],
  ])('the account %o is %s', (cell, expected) => {
    expect(told(readAccount(cell))).toBe(expected)
  })
})
