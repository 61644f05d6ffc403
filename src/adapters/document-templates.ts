// Reads every form under templates/documents; like policy-files.ts, the parser comes from the pure room.
import type { TemplateFile } from './templates.ts'
import { listTemplates, readTemplate } from './templates.ts'

export async function readForms(folders: readonly string[]): Promise<readonly TemplateFile[]> {
  const names = (await listTemplates('documents', folders)).filter((name) => name.endsWith('.md'))
  return Promise.all(names.map((name) => readTemplate(`documents/${name}`, folders)))
}
