// The JSON that is written piece by piece is the JSON of the whole, whatever of it comes as a stream.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonPieces } from '../../src/adapters/json-stream.ts'

async function textOf(document: Parameters<typeof jsonPieces>[0]): Promise<string> {
  let text = ''
  for await (const piece of jsonPieces(document)) text += piece
  return text
}

type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain }
type Streamed = Parameters<typeof jsonPieces>[0]

async function* streamOf(items: readonly Streamed[]): AsyncGenerator<Streamed> {
  yield* items
}

/** Every list that stands in a field of the document as a stream, as the commands hand them in. */
function streamed(document: { readonly [key: string]: Plain }): Streamed {
  return Object.fromEntries(
    Object.entries(document).map(([key, one]) => [key, Array.isArray(one) ? streamOf(one) : one]),
  )
}

const { json } = fc.letrec<{ json: Plain }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(null, true, false, 0, -1.5, '', '张三', '"\\\n\u0000\u2028', '😀'),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', '键', '"', 'caseNo'), tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

const document = fc.dictionary(fc.constantFrom('a', '键', '"', 'caseNo'), json, { noNullPrototype: true })

describe('a document in pieces', () => {
  it('is the whole document, with streams or without', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (value) => {
        expect(JSON.parse(await textOf(value))).toEqual(value)
        expect(JSON.parse(await textOf(streamed(value)))).toEqual(value)
        expect(JSON.parse(await textOf({ part: streamed(value), n: 1 }))).toEqual({ part: value, n: 1 })
      }),
    )
  })

  it('is one line an item, so that a person can read it and a tool can cut it', async () => {
    expect(await textOf({ cases: streamOf([{ a: 1 }, { a: 2 }]), empty: streamOf([]), n: null })).toBe(
      '{\n  "cases": [\n    {"a":1},\n    {"a":2}\n  ],\n  "empty": [],\n  "n": null\n}\n',
    )
  })

  it('does not ask a stream for more than it has written', async () => {
    let taken = 0
    async function* endless(): AsyncGenerator<string> {
      for (;;) {
        taken += 1
        yield 'x'.repeat(1000)
      }
    }
    for await (const piece of jsonPieces({ rows: endless() })) {
      expect(piece.length).toBeLessThan(20_000)
      break
    }
    expect(taken).toBeLessThan(20)
  })
})
