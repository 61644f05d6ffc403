// Files under templates/: the workspace's own copy first, else the one that came with the program.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../domain/app-error.ts'
import { sha256Of } from './files.ts'
import { parseYaml } from './yaml.ts'

export type TemplateFile = { readonly text: string; readonly file: string; readonly sha256: string }

/** `path` is relative to templates/ with forward slashes. */
export async function readTemplate(path: string, folders: readonly string[]): Promise<TemplateFile> {
  for (const folder of folders) {
    const place = join(folder, ...path.split('/'))
    if (!existsSync(place)) continue
    const text = await readFile(place, 'utf8')
    return { text, file: path, sha256: sha256Of(text) }
  }
  throw new AppError('TEMPLATE-MISSING', `找不到模板：${path}`, {
    hint: '请重新安装 gongtiao，或检查工作区 templates 文件夹里的同名文件。',
  })
}

export async function readTemplateData(
  path: string,
  folders: readonly string[],
): Promise<{ readonly value: unknown; readonly file: string; readonly sha256: string }> {
  const { text, file, sha256 } = await readTemplate(path, folders)
  return { value: parseYaml(text, file), file, sha256 }
}

/** Names in a folder of templates, over all roots, sorted. */
export async function listTemplates(path: string, folders: readonly string[]): Promise<readonly string[]> {
  const names = new Set<string>()
  for (const folder of folders) {
    const place = join(folder, ...path.split('/'))
    if (existsSync(place)) for (const name of await readdir(place)) names.add(name)
  }
  return [...names].sort()
}
