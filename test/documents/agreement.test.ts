import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageToText } from '../../src/documents/page-text.ts'
import type { Party } from '../../src/domain/mediation-case.ts'
import type { Block, PageDocument } from '../../src/domain/page.ts'
import { longCase, manyPartiesCase, party, shortCase } from './cases.ts'
import { agreement } from './forms.ts'

const golden = (name: string) => `../../fixtures/pages/agreement-${name}.txt`

function kinds(page: PageDocument): string[] {
  return [...page.blocks].map((block) => block.kind)
}

function fieldValues(block: Block | undefined): string[] {
  if (block?.kind !== 'fields') return []
  return block.rows.flatMap((row) =>
    row.fields.map((field) => field.value.map((run) => (run.kind === 'text' ? run.text : '')).join('')),
  )
}

describe('人民调解协议书', () => {
  test.each([
    ['short', shortCase()],
    ['long', longCase()],
    ['many-parties', manyPartiesCase()],
    [
      'unknown-facts',
      shortCase({ summary: null, agreementTerms: ' ', performanceManner: null, performanceDue: null, agreedOn: null }),
    ],
    ['blank', null],
  ])('golden page: %s', async (name, facts) => {
    await expect(pageToText(agreement(facts))).toMatchFileSnapshot(golden(name))
  })

  test('one copy for each party and one for the committee', () => {
    expect(pageToText(agreement(shortCase()))).toContain('本协议一式三份')
    expect(pageToText(agreement(manyPartiesCase()))).toContain('本协议一式六份')
  })

  test.each([
    ['511502198003120014', '2017-10-19', '男', '37'],
    ['511502197511200024', '2017-10-19', '女', '41'],
  ])('sex and age come from the ID number, on the day of the agreement: %s', (residentId, _, sex, age) => {
    const values = fieldValues([...agreement(shortCase({ parties: [party({ name: '某某', residentId })] })).blocks][2])
    expect(values.slice(1, 4)).toEqual([sex, '', age])
  })

  test('without a date of agreement no age is guessed', () => {
    const values = fieldValues([...agreement(shortCase({ agreedOn: null })).blocks][2])
    expect(values.slice(1, 4)).toEqual(['男', '', ''])
  })

  test('whatever a party is called, the paper has the same blocks and prints the name as it is', () => {
    const plain = kinds(agreement(shortCase({ parties: [party({ name: '张三', address: '某地' })] })))
    const hostile = fc.oneof(
      fc.string({ minLength: 1, unit: fc.constantFrom(...'*|`#<>[]{}%\\_~-=:：!()&;1.x 张') }),
      fc.constantFrom(
        '{{ 编号 }}',
        '{% for %}',
        '<b>x</b>',
        '```栏',
        '# 标题',
        '---',
        '1. 项',
        '\uE0000\uE001',
        '$' + '{x}',
        '%s',
        '&amp;',
        '__proto__',
      ),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '' && !/(?:公司|店|厂)$/.test(text))
        const page = agreement(shortCase({ parties: [party({ name: text, address: text })] }))
        expect(kinds(page)).toEqual(plain)
        const values = fieldValues([...page.blocks][2])
        expect([values[0], values.at(-1)]).toEqual([text.trim(), text.trim()])
      }),
    )
  })

  test('no paper holds the words of a program or an empty pair of brackets', () => {
    const maybe = fc.option(fc.constantFrom('甲', '某某', '一二三'), { nil: null })
    const parties = fc.array(
      fc.record<Party>({
        side: fc.constantFrom('applicant', 'respondent'),
        name: maybe,
        residentId: fc.constantFrom(null, '511502198003120014', '5115021980031200'),
        phone: maybe,
        address: maybe,
      }),
      { maxLength: 6 },
    )
    const facts = fc.record({
      parties,
      summary: maybe,
      agreementTerms: maybe,
      performanceManner: maybe,
      performanceDue: maybe,
    })
    fc.assert(
      fc.property(facts, fc.boolean(), (known, hasAmount) => {
        const page = agreement(shortCase({ ...known, ...(hasAmount ? {} : { amountFen: null }) }))
        expect(pageToText(page)).not.toMatch(/undefined|null|NaN|\[object|（\s*）|\(\s*\)|\{\{|\{%|[\uE000\uE001]/)
      }),
    )
  })
})
