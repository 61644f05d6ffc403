// A person's own YAML or JSON file: parsed strictly, and a sentence for everything that it is not.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readOwnData } from '../../src/adapters/own-data.ts'
import { newFolder } from '../support/folders.ts'

const read = (content: string | Uint8Array, name = '算例.yaml'): Promise<unknown> => {
  const path = join(newFolder(), name)
  writeFileSync(path, content)
  return readOwnData(path)
}

it.each([
  ['算例:\n  - 金额: 100\n', '算例.yaml', { 算例: [{ 金额: 100 }] }],
  ['\uFEFF{"算例": [{"金额": 100}]}', '算例.json', { 算例: [{ 金额: 100 }] }],
  ['', '空.yaml', null],
])('%j is read', async (content, name, value) => expect(await read(content, name)).toEqual(value))

it.each([
  ['a: 1\na: 2\n', 'YAML-FAULT'],
  ['{"a": 1, "a": 2}', 'YAML-FAULT'],
  ['a:\n\t- 1\n', 'YAML-FAULT'],
  [Buffer.from('算例：一', 'utf16le'), 'DATA-NOT-TEXT'],
  ['#'.repeat(4 * 1024 * 1024 + 1), 'DATA-TOO-LARGE'],
])('refuses a fault, another encoding, another size (%#)', async (content, code) => {
  await expect(read(content)).rejects.toMatchObject({ code })
})

it('says which file is missing', async () => {
  await expect(readOwnData('/没有/这个.yaml')).rejects.toMatchObject({ code: 'FILE-MISSING' })
})
