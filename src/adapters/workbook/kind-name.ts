// What a readable kind of file is called, and the notice for a file whose name says something else. `.et` is both kinds of
// workbook, and a name without a known extension promises nothing.
import { extname } from 'node:path'
import type { ReadableKind } from './sniff.ts'

type KindName = { readonly extensions: readonly string[]; readonly is: string; readonly readAs: string }

const NAMES: Readonly<Record<ReadableKind, KindName>> = {
  xlsx: {
    extensions: ['.xlsx', '.xlsm', '.xltx', '.xltm', '.et', '.ett'],
    is: '新版工作簿（.xlsx）',
    readAs: '工作簿',
  },
  xls: { extensions: ['.xls', '.xlt', '.et', '.ett'], is: '旧版工作簿（.xls）', readAs: '工作簿' },
  text: { extensions: ['.csv', '.txt', '.tsv'], is: '文本表格（csv）', readAs: '文本表格' },
  html: { extensions: ['.html', '.htm'], is: '网页表格（HTML）', readAs: '网页表格' },
  mhtml: { extensions: ['.mht', '.mhtml'], is: '单个文件网页（MHTML）', readAs: '网页表格' },
  'xml-2003': { extensions: ['.xml'], is: 'XML 表格（Excel 2003 格式）', readAs: 'XML 表格' },
  ods: { extensions: ['.ods'], is: 'OpenDocument 表格（.ods）', readAs: 'OpenDocument 表格' },
  fods: { extensions: ['.fods', '.xml'], is: 'OpenDocument 表格（.fods）', readAs: 'OpenDocument 表格' },
}
const KNOWN = new Set(Object.values(NAMES).flatMap(({ extensions }) => extensions))
/** Names of files that are never read: on a table they mislead all the same. */
const OTHERS = new Set(['.xlsb', '.doc', '.docx', '.wps', '.pdf', '.zip', '.rar'])

/** Null where the name says what the file is. */
export function misnamed(file: string, kind: ReadableKind): string | null {
  const extension = extname(file).toLowerCase()
  const { extensions, is, readAs } = NAMES[kind]
  if (extensions.includes(extension) || !(KNOWN.has(extension) || OTHERS.has(extension))) return null
  return `文件名是 ${extension}，实际是${is}，已按${readAs}读取`
}
