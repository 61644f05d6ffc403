import { describe, expect, test } from 'vitest'
import { openPdfWriter } from '../../../src/adapters/pdf/writer.ts'
import { type Block, textRun } from '../../../src/domain/page.ts'
import { longCase, manyPartiesCase, party, shortCase } from '../../documents/cases.ts'
import { agreement } from '../../documents/forms.ts'
import { payslip, payslipPaper } from '../../documents/payslip-paper.ts'
import { createdAt, fontsDir, has, look, paper, render, textOf } from './papers.ts'

const hasPoppler = has('pdftotext') && has('pdffonts') && has('pdfinfo')
/** Without poppler (poppler-utils) what a file says can only be read by ourselves; those tests are skipped. */
const withPoppler = test.skipIf(!hasPoppler)
const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  runs: [textRun(text)],
  align: 'justify',
  indentEms: 2,
  keepWithNext: false,
})
const plainText = (text: string) => text.replace(/\s/g, '')

describe('PDF of a paper', () => {
  test('the same paper has the same bytes, whatever was printed before', async () => {
    const first = await render(agreement(shortCase()))
    await render(agreement(manyPartiesCase()))
    const again = await render(agreement(shortCase()))
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true)
    const other = await (await openPdfWriter({ fontsDir })).render(agreement(shortCase()), { createdAt })
    expect(Buffer.from(other).equals(Buffer.from(first))).toBe(true)
  })

  test('a character that no font has is refused, with the character, its code and whose it is', async () => {
    const page = agreement(shortCase({ parties: [party({ name: '李𠮷' })] }))
    await expect(render(page)).rejects.toMatchObject({
      code: 'GLYPH-MISSING',
      message: expect.stringMatching(/“𠮷”（U\+20BB7）.*当事人“李\*”的第 2 个字/),
    })
  })

  test.each([
    ['\u202e', 'U+202E'],
    ['\u0007', 'U+0007'],
    ['\ue123', 'U+E123'],
    ['😀', 'U+1F600'],
    ['☐', 'U+2610'],
  ])('refused in facts: %j', async (character, code) => {
    const page = agreement(shortCase({ summary: `双方${character}争吵` }))
    await expect(render(page)).rejects.toThrow(code)
  })

  test('a folder without fonts is named as such', async () => {
    await expect(openPdfWriter({ fontsDir: '/nonexistent' })).rejects.toMatchObject({ code: 'FONT-MISSING' })
  })

  withPoppler('text comes out in the order of the paper, with page numbers', async () => {
    const text = plainText(textOf(await render(agreement(longCase()))))
    const marks = [
      '人民调解协议书',
      '编号：（2017）翠人调字第012号',
      '张建军',
      '李秀英',
      '纠纷主要事实',
      '自愿达成如下协议',
      '（¥12,000.00）',
      '履行方式',
      '一式三份',
      '人民调解委员会印章',
      '2017年10月19日',
    ]
    let at = -1
    for (const mark of marks) {
      const found = text.indexOf(mark, at + 1)
      expect(found, mark).toBeGreaterThan(at)
      at = found
    }
    const pages = Number(/共(\d+)页/.exec(text)?.[1])
    expect(pages).toBeGreaterThan(2)
    for (let page = 1; page <= pages; page++) expect(text).toContain(`第${page}页共${pages}页`)
  })

  withPoppler('what parties are called is printed as it is', async () => {
    const names = ['*|{{x}}', '<b>&amp;</b>', ') \\ endobj trailer %%EOF /JavaScript', '[a](b) ```x``` %s \\d']
    const bytes = await render(agreement(shortCase({ parties: names.map((name) => party({ name, address: name })) })))
    const text = plainText(textOf(bytes))
    for (const name of names) expect(text).toContain(plainText(name))
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/JavaScript|\/OpenAction|\/JS /)
  })

  withPoppler('fonts are embedded subsets; properties hold the form and the number, never a person', async () => {
    const bytes = await render(agreement(shortCase()))
    expect(look(bytes, 'pdffonts', ['FILE']).split('\n').slice(2, 4)).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+NotoSerifSC-Regular .*yes yes yes/),
      expect.stringMatching(/^[A-Z]{6}\+NotoSerifSC-Bold .*yes yes yes/),
    ])
    const info = look(bytes, 'pdfinfo', ['FILE'])
    expect(info).toMatch(/Title:\s+人民调解协议书/)
    expect(info).toMatch(/Subject:\s+（2017）翠人调字第012号/)
    expect(info).not.toMatch(/张建军|李秀英/)
  })

  withPoppler('a hostile case number breaks no properties', async () => {
    const bytes = await render(agreement(shortCase({ caseNo: '<x>&（2017）\n1号' })))
    expect(look(bytes, 'pdfinfo', ['FILE'])).toMatch(/Subject:\s+＜x＞＆（2017） 1号/)
  })

  test.skipIf(!has('qpdf'))('the file is well formed', async () => {
    for (const page of [
      agreement(null),
      agreement(longCase()),
      payslipPaper([payslip(1, 70)], { draft: true, trial: true }),
    ]) {
      expect(look(await render(page), 'qpdf', ['--check', 'FILE'])).toContain('No syntax or stream encoding errors')
    }
  })

  withPoppler('a long table repeats its head on every page and loses no line', async () => {
    const text = textOf(await render(payslipPaper([payslip(1, 90)], { draft: false, trial: false })))
    const pages = text.split('\f').filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('依据与说明')
    expect(text.match(/翠人调字第\d{3}号/g)).toHaveLength(90)
  })

  withPoppler('signatures never stand alone on a page, however long the paper', async () => {
    for (let lines = 1; lines <= 60; lines += 3) {
      const summary = Array.from({ length: lines }, (_, index) => `第${index}行`).join('\n')
      const pages = textOf(await render(agreement(shortCase({ summary })))).split('\f')
      const signing = pages.filter((page) => page.includes('记录人（签名）'))
      expect(signing).toHaveLength(1)
      expect(signing[0]).toContain('本协议一式三份')
      expect(signing[0]).toContain('2017年10月19日')
    }
  })

  withPoppler('no text lies outside the margins', async () => {
    const word = 'x'.repeat(400)
    const hostile = [
      paragraph('，。'.repeat(300)),
      paragraph(word),
      paragraph('甲'.repeat(3000)),
      paragraph('（'.repeat(100)),
    ]
    const page = { ...paper(hostile), footer: 'none' as const }
    for (const bytes of [await render(page), await render({ ...agreement(manyPartiesCase()), footer: 'none' })]) {
      for (const [xMin, yMin, xMax, yMax] of boxesOf(look(bytes, 'pdftotext', ['-bbox', 'FILE', '-']))) {
        expect(xMin).toBeGreaterThan(27 * 2.834 - 0.5)
        expect(xMax).toBeLessThan(595.3 - 27 * 2.834 + 7.5)
        expect(yMin).toBeGreaterThan(25 * 2.834 - 6)
        expect(yMax).toBeLessThan(841.9 - 25 * 2.834 + 6)
      }
    }
  })
})

function boxesOf(xml: string): [number, number, number, number][] {
  return [...xml.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/g)].map(
    (match) => [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])],
  )
}
