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

/** The same value with every array turned into a stream. */
function streamed(value: Plain): Streamed {
  if (Array.isArray(value)) return streamOf(value.map(streamed))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, streamed(one)]))
  return value
}

const { json } = fc.letrec<{ json: Plain }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom(null, true, false, 0, -1.5, '', '张三', '"\\\n\u0000\u2028', '😀'),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', '键', '"', 'caseNo'), tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

describe('a document in pieces', () => {
  it('is the whole document, with streams or without', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        expect(JSON.parse(await textOf(value))).toEqual(value)
        expect(JSON.parse(await textOf(streamed(value)))).toEqual(value)
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
