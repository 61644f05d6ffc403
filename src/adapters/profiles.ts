// The offices' mappings of columns, one file each in the workspace: a person can read, mend and pass them on.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../domain/app-error.ts'
import { fileName } from '../domain/file-name.ts'
import { makeFolder, writeWhole } from './whole-file.ts'
import { parseYaml, writeYaml } from './yaml.ts'

export type Profile = {
  readonly name: string
  readonly headers: readonly string[]
  readonly map: ReadonlyMap<string, string>
}

const FOLDER = 'profiles'
const HEAD = `# 一种台账的列对应关系：表头与 headers 相同的台账，按 map 读列。“忽略”的列不读。
`

export async function readProfiles(workspace: string): Promise<readonly Profile[]> {
  const folder = join(workspace, FOLDER)
  if (!existsSync(folder)) return []
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && !name.startsWith('.')).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = join(FOLDER, name)
      return profileOf(parseYaml(await readFile(join(folder, name), 'utf8'), file), file)
    }),
  )
}

/** Gives the path within the workspace. A profile of the same name is replaced: the newest mapping stands. */
export async function saveProfile(workspace: string, { name, headers, map }: Profile): Promise<string> {
  const file = join(FOLDER, `${fileName(name)}.yaml`)
  await makeFolder(join(workspace, FOLDER))
  const text = HEAD + writeYaml({ name, headers, map: Object.fromEntries(map) })
  await writeWhole(join(workspace, file), Buffer.from(text))
  return file
}

function profileOf(value: unknown, file: string): Profile {
  const fault = (reason: string): AppError =>
    new AppError('PROFILE-FAULT', `列对应关系写得不对：${file}：${reason}`, {
      hint: '请用文本编辑器改正，或删去这个文件后用 --save-profile 重新保存。',
    })
  if (typeof value !== 'object' || value === null) throw fault('应当有 name、headers、map')
  const { name, headers, map }: { [key: string]: unknown } = Object.fromEntries(Object.entries(value))
  if (typeof name !== 'string' || name === '') throw fault('name（名称）应当是文字')
  if (!Array.isArray(headers) || !headers.every((one) => typeof one === 'string'))
    throw fault('headers（表头）应当是一列文字')
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw fault('map（对应）应当是“列名: 字段”的列表')
  const pairs = Object.entries(map)
  if (!pairs.every(([, field]) => typeof field === 'string')) throw fault('map 的字段应当是文字')
  return { name, headers, map: new Map(pairs) }
}
