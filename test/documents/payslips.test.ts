import { describe, expect, test } from 'vitest'
import { pageToText } from '../../src/documents/page-text.ts'
import type { Payslip } from '../../src/domain/payslip.ts'
import { payslip, payslipPaper } from './payslip-paper.ts'

describe('工资条', () => {
  test('golden page', async () => {
    const paper = payslipPaper([payslip(1, 2), payslip(2, 0)], { draft: true, trial: true })
    await expect(pageToText(paper)).toMatchFileSnapshot('../../fixtures/pages/payslips.txt')
  })

  test('marks only what is marked', () => {
    const text = pageToText(payslipPaper([payslip(1, 1)], { draft: false, trial: false }))
    expect(text).not.toMatch(/草稿|试算/)
    expect(pageToText(payslipPaper([payslip(1, 1)], { draft: false, trial: true }))).toMatch(/试算/)
  })

  test('slips are made one by one as they are asked for', () => {
    let made = 0
    function* many(): Generator<Payslip> {
      for (; made < 2000; ) yield payslip(++made, 1)
    }
    const blocks = payslipPaper(many(), { draft: false, trial: false }).blocks[Symbol.iterator]()
    expect(blocks.next().value?.kind).toBe('keep')
    expect(made).toBe(1)
  })
})
