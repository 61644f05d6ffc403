// The one door to YAML: strict, no duplicate keys, no custom tags, no anchor bombs. A fault names file, line and column.
import { parseDocument, stringify } from 'yaml'
import { AppError } from '../domain/app-error.ts'

export function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { version: '1.2', uniqueKeys: true, strict: true })
  const fault = document.errors[0]
  if (fault !== undefined) {
    const place = fault.linePos?.[0]
    const where = place === undefined ? file : `${file} 第 ${place.line} 行第 ${place.col} 列`
    throw new AppError('YAML-FAULT', `设置文件写得不对：${where}(${FAULTS[fault.code] ?? fault.code})`, {
      hint: '请用文本编辑器改正这一处；缩进只能用空格。',
    })
  }
  return document.toJS({ maxAliasCount: 50 })
}

const FAULTS: { readonly [code: string]: string } = {
  DUPLICATE_KEY: '同一个键写了两次',
  TAB_AS_INDENT: '缩进用了制表符',
  BAD_INDENT: '缩进不对',
  MISSING_CHAR: '缺少引号、括号或冒号',
  UNEXPECTED_TOKEN: '有多余的字符',
}

export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 })
}
