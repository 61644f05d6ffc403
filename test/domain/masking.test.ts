import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maskAccount,
  maskAddress,
  maskName,
  maskNumbersIn,
  maskPhone,
  maskResidentId,
} from '../../src/domain/masking.ts'

describe('masking', () => {
  it.each([
    [maskName, '张三', '张*'],
    [maskName, '张三丰', '张**'],
    [maskName, '欧阳丽玲', '欧阳**'],
    [maskName, '欧阳浩', '欧阳*'],
    [maskName, '欧阳', '欧*'],
    [maskName, '𠮷野', '𠮷*'],
    [maskName, '张', '*'],
    [maskName, '', ''],
    [maskResidentId, '511502190106150014', '511***********0014'],
    [maskResidentId, '511502850505223', '511*********223'],
    [maskPhone, '13800000014', '138****0014'],
    [maskPhone, '0831-8221234', '083*****1234'],
    [maskAccount, '6217002601544550012', '**** 0012'],
    [maskAccount, '0012', '****'],
    [maskAddress, '四川省宜宾市翠屏区某街12号3栋', '四川省宜宾市翠屏区****'],
    [maskNumbersIn, '身份证511502190106150014，电话13800000014', '身份证511***********0014，电话138****0014'],
    [maskNumbersIn, '2017-13-45', '2017-13-45'],
  ])('%o %s → %s', (mask, text, expected) => {
    expect(mask(text)).toBe(expected)
  })

  it('masks once and for all, and never shows the middle', () => {
    const digits = fc.stringMatching(/^\d{11,19}$/)
    fc.assert(
      fc.property(digits, (text) => {
        for (const mask of [maskResidentId, maskPhone, maskAccount]) {
          expect(mask(mask(text))).toBe(mask(text))
          expect(mask(text)).not.toContain(text.slice(3, -4) || 'x')
        }
      }),
    )
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => maskName(maskName(name)) === maskName(name)))
  })
})
