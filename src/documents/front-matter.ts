// The head of a template file: YAML between two `---` lines, checked by a schema. Leaves YAML itself to the caller's parser
// and the body to liquid.ts.
import { z } from 'zod'
import { AppError } from '../domain/app-error.ts'
import type { Footer, PageSetup } from '../domain/page.ts'

export type FrontMatter = {
  readonly id: string
  readonly title: string
  /** true: a form of the ministry's set. */
  readonly official: boolean
  /** Where the wording comes from. */
  readonly source: string
  readonly setup: PageSetup
  readonly footer: Footer
}

const millimetres = z.number().min(5).max(80)
const schema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  official: z.boolean(),
  source: z.string().min(1),
  page: z.strictObject({
    orientation: z.enum(['portrait', 'landscape']).default('portrait'),
    marginsMm: z.strictObject({ top: millimetres, right: millimetres, bottom: millimetres, left: millimetres }),
    sizePt: z.number().min(6).max(120),
    leadingPt: z.number().min(7).max(200),
  }),
  footer: z.enum(['page-of-pages', 'none']).default('page-of-pages'),
})

/** Throws AppError with file and line for text that is no YAML. */
export type ParseYaml = (text: string, file: string) => unknown

export type TemplateText = { readonly text: string; readonly file: string; readonly parseYaml: ParseYaml }

/** Splits a template file into its checked head and its body. `bodyLine` is the line on which the body begins. */
export function splitFrontMatter(source: TemplateText): { head: FrontMatter; body: string; bodyLine: number } {
  const { text, file } = source
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text)
  if (match?.[1] === undefined)
    throw headError(file, '文件开头没有用两行“---”围起来的文书说明（id、title、official 等）')
  // The line feed stands for the first `---`, so that a fault names the line of the file.
  const head = checkHead(source.parseYaml(`\n${match[1]}`, file), file)
  return { head, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length }
}

function checkHead(value: unknown, file: string): FrontMatter {
  const result = schema.safeParse(value)
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.') || '说明'}：${issue.message}`)
    throw headError(file, faults.join('；'))
  }
  const { page, ...rest } = result.data
  return { ...rest, setup: page }
}

function headError(file: string, reason: string): AppError {
  return new AppError('TEMPLATE-HEAD', `文书模板 ${file} 的开头有误：${reason}。`, {
    hint: '参照随程序提供的 templates/documents 里的文书模板改正。',
  })
}
