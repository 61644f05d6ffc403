import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { type FileKind, isReadable, notReadable, sniffFile, sniffKind } from '../../../src/adapters/workbook/sniff.ts'
import { pack, saved, workbookParts, worksheet } from './make-xlsx.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const utf16 = (text: string) => [...Buffer.from(text, 'utf16le')]

const CASES: readonly (readonly [string, Uint8Array, FileKind])[] = [
  ['a.xlsx', pack(workbookParts(worksheet(''))), 'xlsx'],
  ['a.xls', pack(workbookParts(worksheet(''))), 'xlsx'],
  ['a.xlsb', pack({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }), 'xlsb'],
  ['a.ods', pack({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, { level: 0 }), 'ods'],
  ['a.docx', pack({ '[Content_Types].xml': '', 'word/document.xml': '' }), 'office-document'],
  ['a.zip', pack({ 'a.csv': '1' }), 'zip'],
  ['a.xlsx', Uint8Array.from([...OLE, ...utf16('Workbook')]), 'xls'],
  ['a.et', Uint8Array.from(OLE), 'xls'],
  ['a.doc', Uint8Array.from([...OLE, ...utf16('WordDocument')]), 'office-document'],
  ['a.xlsx', Uint8Array.from([...OLE, ...utf16('EncryptedPackage')]), 'encrypted'],
  ['a.xls', Buffer.from('\ufeff \r\n<HTML><body><table>'), 'html'],
  ['a.xls', Buffer.from('<table border=1>'), 'html'],
  ['a.xls', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related'), 'mhtml'],
  ['a.fods', Buffer.from('<?xml version="1.0"?>\n<office:document xmlns:office="urn:x">'), 'fods'],
  ['a.odt', pack({ mimetype: 'application/vnd.oasis.opendocument.text' }, { level: 0 }), 'office-document'],
  ['a.xls', Uint8Array.from([0x09, 0x08, 0x08, 0x00, 0, 5, 5, 0]), 'xls'],
  [
    'a.xls',
    Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x">'),
    'xml-2003',
  ],
  ['a.csv', Buffer.from('%PDF-1.7\n'), 'pdf'],
  ['a.csv', Buffer.from('案号,金额\n1,2'), 'text'],
  ['a.xls', Buffer.from('\u6848\u53f7\t1', 'utf16le').subarray(0), 'binary'],
  ['a.txt', Buffer.from('\ufeff案号\t1', 'utf16le'), 'text'],
  ['a.csv', Buffer.from('BM案号,编码'), 'text'],
  ['a.csv', Buffer.from([0x42, 0x4d, 0, 0, 1]), 'image'],
  ['a.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'image'],
  ['a.rar', Buffer.from('Rar!\u001a\u0007\u0000'), 'archive'],
  ['a.bin', Buffer.from([0, 1, 2, 3]), 'binary'],
  ['a.xlsx', new Uint8Array(0), 'empty'],
]

test.each(CASES)('%s by its bytes', (name, bytes, kind) => {
  expect(sniffKind(bytes, name)).toBe(kind)
})

describe('large files are told by their directories', () => {
  test('a zip whose telling names stand at its end', async () => {
    const filler = Buffer.alloc(200_000, 'x')
    const bytes = pack({ 'filler.dat': filler, ...workbookParts(worksheet('')) }, { level: 0 })
    expect(sniffKind(bytes.subarray(0, 65_536), 'a')).toBe('zip')
    expect(await sniffFile(saved(bytes))).toBe('xlsx')
  })

  test('an encrypted workbook whose OLE directory stands far behind', async () => {
    const bytes = Buffer.alloc(300_000)
    bytes.set(OLE)
    bytes.writeUInt16LE(9, 30)
    bytes.writeUInt32LE(400, 48)
    bytes.set(utf16('EncryptedPackage'), 401 * 512)
    expect(await sniffFile(saved(bytes))).toBe('encrypted')
  })
})

test('every kind has one sentence that says what to do where it is not read', () => {
  for (const kind of new Set(CASES.map(([, , kind]) => kind))) {
    const { code, message } = notReadable('台账.xls', kind)
    expect(message).toMatch(/^台账\.xls：[^。]*请[^。]*$/)
    expect(code).toBe(kind === 'empty' ? 'FILE-EMPTY' : kind === 'encrypted' ? 'FILE-ENCRYPTED' : 'FILE-KIND')
  }
  expect(isReadable('xlsb')).toBe(false)
  expect(isReadable('html')).toBe(true)
})
