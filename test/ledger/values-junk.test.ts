// Whatever stands in a cell, nothing is thrown and nothing is made up.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../../src/domain/calendar.ts'
import { readAccount } from '../../src/ledger/values/account.ts'
import { readCaseNo } from '../../src/ledger/values/case-no.ts'
import { readCount } from '../../src/ledger/values/count.ts'
import { readDate } from '../../src/ledger/values/date.ts'
import { readMediatorNames } from '../../src/ledger/values/mediator-names.ts'
import { readNames } from '../../src/ledger/values/people.ts'
import { readPhone } from '../../src/ledger/values/phone.ts'
import type { Reading } from '../../src/ledger/values/reading.ts'
import { readDocumentNumber } from '../../src/ledger/values/resident-id.ts'
import { readShares } from '../../src/ledger/values/shares.ts'
import { readSum } from '../../src/ledger/values/sum.ts'
import { listedWord, readGrade, readWord } from '../../src/ledger/values/words.ts'
import { anyCell, junk, TODAY } from './values-forms.ts'

describe('whatever stands in a cell', () => {
  const words = new Map([['成功', 'settled']])
  const sharers = [
    { names: ['张三'], role: 'lead' as const },
    { names: ['李四'], role: 'assistant' as const },
  ]

  it('nothing is thrown, and a value is one', () => {
    const isDate = (date: string): boolean => parseIsoDate(date) !== null
    const isFen = (sum: number): boolean => Number.isSafeInteger(sum) && sum >= 0
    const sound = <T>(reading: Reading<T>, holds: (value: T) => boolean): void => {
      if (reading.kind === 'value') expect(holds(reading.value)).toBe(true)
    }
    fc.assert(
      fc.property(anyCell, (cell) => {
        sound(readDate(cell), isDate)
        for (const exponent of [0, 4]) sound(readSum(cell, exponent), isFen)
        sound(readDocumentNumber(cell, TODAY), ({ number }) => number.length >= 6)
        sound(readPhone(cell), (phone) => /^[\d-]{7,}$/.test(phone))
        sound(readAccount(cell), (account) => /^\d{8,30}$/.test(account))
        sound(readCaseNo(cell), ({ caseKey }) => caseKey !== '')
      }),
      { numRuns: 2000 },
    )
  })

  it('comes from the text', () => {
    fc.assert(
      fc.property(junk, (text) => {
        const digits = text.normalize('NFKC').replace(/\D/g, '')
        const phone = readPhone(text)
        if (phone.kind === 'value') expect(`0${digits}`).toContain(phone.value.replaceAll('-', '').slice(-7))
        const id = readDocumentNumber(text, TODAY)
        if (id.kind === 'value' && id.value.bornOn !== null) expect(digits).toContain(id.value.number.slice(0, 15))
        const sum = readSum(text)
        if (sum.kind === 'value' && sum.value > 0)
          expect(text.normalize('NFKC')).toMatch(/[1-9一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾]/)
        for (const name of readNames(text).names)
          for (const character of name) expect(`${text}${text.normalize('NFKC')}·`).toContain(character)
        readMediatorNames(text)
        readCount(text)
        const shares = readShares(text, sharers)
        if (shares.kind === 'value')
          expect(shares.value.every((weight) => Number.isSafeInteger(weight) && weight >= 0)).toBe(true)
        if (readWord(text, words, 'OUTCOME-UNKNOWN').kind === 'value')
          expect(text.normalize('NFKC').replace(/\s/g, '')).toContain('成功')
        expect(readGrade(text, words).kind).not.toBe(listedWord(text, new Set(['成功'])) === null ? 'value' : 'blank')
      }),
      { numRuns: 2000 },
    )
  })
})
