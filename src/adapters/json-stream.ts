// Writes a JSON document piece by piece: arrays may be async, so that memory does not grow with their length.

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json } | AsyncIterable<Json>

const BUFFER = 16_384

/** Pieces of text of about 16 KB, two-space indented down to the second level, then compact. */
export async function* jsonPieces(document: Json): AsyncGenerator<string> {
  let buffer = ''
  for await (const piece of pieces(document, 0)) {
    buffer += piece
    if (buffer.length < BUFFER) continue
    yield buffer
    buffer = ''
  }
  yield `${buffer}\n`
}

async function* pieces(value: Json, depth: number): AsyncGenerator<string> {
  if (isAsync(value)) yield* list(value, depth)
  else if (isObject(value) && (depth === 0 || Object.values(value).some(isAsync))) yield* fields(value, depth)
  else yield JSON.stringify(value)
}

async function* list(items: AsyncIterable<Json>, depth: number): AsyncGenerator<string> {
  let separator = '['
  // What a stream hands out is plain: only a document holds streams.
  for await (const item of items) {
    yield `${separator}\n${indent(depth + 1)}${JSON.stringify(item)}`
    separator = ','
  }
  yield separator === '[' ? '[]' : `\n${indent(depth)}]`
}

async function* fields(value: object, depth: number): AsyncGenerator<string> {
  let separator = '{'
  for (const [key, one] of Object.entries(value)) {
    yield `${separator}\n${indent(depth + 1)}${JSON.stringify(key)}: `
    yield* pieces(one, depth + 1)
    separator = ','
  }
  yield separator === '{' ? '{}' : `\n${indent(depth)}}`
}

const indent = (depth: number): string => '  '.repeat(depth)

function isAsync(value: unknown): value is AsyncIterable<Json> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
