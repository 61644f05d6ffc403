import { describe, expect, it } from 'vitest'
import { CASE_FIELDS, ROSTER_FIELDS } from '../../src/ledger/fields.ts'
import { parseLedgerLayout, parseRosterLayout } from '../../src/ledger/layout-file.ts'
import { ROSTER, STANDARD } from './support.ts'

describe('layout files', () => {
  it('name every field once', () => {
    expect(STANDARD.fields.map(({ id }) => id).sort()).toEqual([...CASE_FIELDS].sort())
    expect(ROSTER.fields.map(({ id }) => id).sort()).toEqual([...ROSTER_FIELDS].sort())
  })

  it('give one meaning to each word', () => {
    for (const lists of [
      STANDARD.words.outcome,
      STANDARD.words.agreementForm,
      STANDARD.words.paidByHand,
      ROSTER.words.employment,
      ROSTER.words.engagement,
    ]) {
      const words = Object.values(lists).flat()
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
    }
  })

  it('can be posted to a worker', () => {
    expect(structuredClone(STANDARD)).toEqual(STANDARD)
  })

  it.each([
    [null, '整个文件：应当是一组键'],
    [{ ...STANDARD, kind: 'cases', extra: 1 }, '整个文件：不认识的键“extra”'],
    [{ ...STANDARD, kind: 'cases', fields: [{ id: 'caseNumber', label: '案号' }] }, 'fields.0.id：只能是 caseNo、'],
    [{ ...STANDARD, kind: 'cases', skip: { totals: '合计', notes: [] } }, 'skip.totals：应当是一列词'],
    [
      {
        ...STANDARD,
        kind: 'cases',
        fields: [
          { id: 'caseNo', label: '案号', headers: ['编号'] },
          { id: 'note', label: '备注', fallback: ['编 号'] },
        ],
      },
      '“编 号”同时属于 caseNo 和 note',
    ],
    [
      {
        ...STANDARD,
        kind: 'cases',
        fields: [{ id: 'caseNo', label: '案号', patterns: ['{case}{nonsense}'], widePatterns: ['{case'] }],
      },
      'caseNo 的“{case}{nonsense}”用了没有的词素 nonsense；caseNo 的“{case”写法不对',
    ],
  ])('that are wrong are told where: %#', (value, words) => {
    expect(() => parseLedgerLayout(value, 'standard.yaml')).toThrow(
      expect.objectContaining({ code: 'LAYOUT-INVALID', message: expect.stringContaining(words) }),
    )
  })

  it('of a ledger are not those of a roster', () => {
    expect(() => parseRosterLayout({ ...STANDARD, kind: 'cases' }, 'x.yaml')).toThrow(
      expect.objectContaining({ code: 'LAYOUT-INVALID' }),
    )
  })
})
