// A form's template: its head and its parsed body. Read once, filled as often as there are cases.
import { AppError } from '../domain/app-error.ts'
import { type FrontMatter, type ParseYaml, splitFrontMatter } from './front-matter.ts'
import { type LiquidBody, parseLiquid } from './liquid.ts'
import { holdsSlotMarks } from './slots.ts'

export type Template = FrontMatter & {
  /** Name of the file it came from, for messages. */
  readonly file: string
  readonly body: LiquidBody
}

/**
 * Parses the text of `templates/documents/<id>.md`. `parseYaml` is the program's one YAML reader.
 * Throws AppError for a head or a body that cannot be read.
 */
export function parseTemplate(text: string, file: string, parseYaml: ParseYaml): Template {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (holdsSlotMarks(plain)) {
    throw new AppError('TEMPLATE-SYNTAX', `文书模板 ${file} 里有不可见的专用字符（U+E000 或 U+E001）。`, {
      hint: '删去这些字符；它们多半是从别的软件里复制来的图标。',
    })
  }
  const { head, body, bodyLine } = splitFrontMatter({ text: plain, file, parseYaml })
  return { ...head, file, body: parseLiquid(body, file, bodyLine) }
}
