// What a person is told when a policy file is wrong: the file, the key, what was written, what belongs there.
// Collects every fault of a file before it stops; values.ts has the expectations.
import type { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'

export type Where = { readonly file: string; readonly sha256: string }

/** One wrong place. `got` is undefined where nothing was written, null where the sentence needs no value. */
export type FileFault = { readonly key: string; readonly got: unknown; readonly expected: string }

const SHOWN = 8

/** Read a value by its schema, or stop with every fault in it. */
export function readShape<Schema extends z.ZodType>(schema: Schema, value: unknown, where: Where): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw policyFileError(
    where,
    result.error.issues.map((issue) => sentenceOf(issue, value)),
  )
}

/** Stop when checks across several values found faults. */
export function refuse(where: Where, faults: readonly FileFault[]): void {
  if (faults.length > 0) throw policyFileError(where, faults.map(faultSentence))
}

export function policyFileError(where: Where, sentences: readonly string[]): AppError {
  const more = sentences.length > SHOWN ? `\n  ……另有 ${sentences.length - SHOWN} 处` : ''
  const list = sentences.slice(0, SHOWN).join('\n  ')
  return new AppError('POLICY-FILE', `标准文件 ${where.file} 有 ${sentences.length} 处不对：\n  ${list}${more}`, {
    hint: '改正后运行 gongtiao policy check；原有标准文件不受影响。',
  })
}

function sentenceOf(issue: z.core.$ZodIssue, root: unknown): string {
  const key = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') return key === '' ? issue.message : `键 ${key} 下有${issue.message}`
  const got = issue.path.reduce<unknown>(child, root)
  return faultSentence({ key: key === '' ? '（整个文件）' : key, got, expected: issue.message })
}

function faultSentence({ key, got, expected }: FileFault): string {
  if (got === undefined) return `缺少键 ${key}，应为${expected}`
  return `键 ${key} 写的是 ${excerpt(got)}，应为${expected}`
}

function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function child(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
