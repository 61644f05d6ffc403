// A YAML or JSON file that a person wrote: UTF-8 text of modest size, parsed strictly. What it must hold is left to the
// command that asked for it.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../domain/app-error.ts'
import { describeFileError } from './files.ts'
import { parseYaml } from './yaml.ts'

const MOST_BYTES = 4 * 1024 * 1024

/** JSON is read as the YAML that it is: a key written twice is found in both. */
export async function readOwnData(path: string): Promise<unknown> {
  const file = basename(path)
  const bytes = await bytesOf(path, file)
  return parseYaml(textOf(bytes, file), file)
}

async function bytesOf(path: string, file: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > MOST_BYTES) {
      throw new AppError('DATA-TOO-LARGE', `${file}：超过 ${MOST_BYTES / 1024 / 1024} MB，没有读。`, {
        hint: '请检查是不是选错了文件，或分成几个文件。',
      })
    }
    return await readFile(path)
  } catch (error) {
    throw describeFileError(error, path) ?? error
  }
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('DATA-NOT-TEXT', `${file}：不是 UTF-8 编码的 YAML 或 JSON 文件。`, {
      hint: '请用文本编辑器另存为 UTF-8；表格请给 .xlsx 或 .csv。',
    })
  }
}
