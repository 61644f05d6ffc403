import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainBox } from '../../../src/adapters/pdf/frame.ts'
import { type Box, paginate } from '../../../src/adapters/pdf/paginate.ts'

const HEIGHT = 100
const box = fc
  .record({
    height: fc.integer({ min: 1, max: 40 }),
    avoid: fc.boolean(),
    keep: fc.boolean(),
    space: fc.integer({ min: 0, max: 5 }),
  })
  .map(
    ({ height, avoid, keep, space }): Box => ({
      ...plainBox(height, () => {}),
      breakBefore: avoid ? 'avoid' : 'allow',
      keepWithNext: keep,
      spaceBefore: space,
    }),
  )

test('every box once, in order, on pages that hold it; a page ends at a bad place only when it has no good one', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 60 }), (boxes) => {
      const pages = [...paginate(boxes, HEIGHT)]
      expect(pages.flatMap((page) => page.map((placed) => placed.box))).toEqual(boxes)
      pages.forEach((page, number) => {
        const last = page.at(-1)
        expect((last?.top ?? 0) + (last?.box.height ?? 0)).toBeLessThanOrEqual(HEIGHT + 0.01)
        const next = pages[number + 1]?.[0]?.box
        if (next === undefined) return
        const isGood = (after: Box, before: Box | undefined) =>
          after.breakBefore === 'allow' && before?.keepWithNext !== true
        if (isGood(next, last?.box)) return
        const better = page.slice(1).filter((placed, index) => isGood(placed.box, page[index]?.box))
        expect(better).toEqual([])
      })
    }),
  )
})

test('the head of a table begins every page that goes on with it', () => {
  const head = plainBox(10, () => {})
  const rows = Array.from({ length: 20 }, () => ({ ...plainBox(15, () => {}), head: [head] }))
  const pages = [...paginate([head, ...rows], HEIGHT)]
  expect(pages.length).toBe(4)
  for (const page of pages) expect(page[0]?.box).toBe(head)
})

test('an empty paper is one empty page', () => {
  expect([...paginate([], HEIGHT)]).toEqual([[]])
})
