// Which part of the package is what: the workbook, its worksheets in tab order, styles, shared strings, date system.
// Follows the relationships, so that unusual part names work; reads no cell.
import type { Archive } from './archive.ts'
import { damaged, LIMITS, overLimit } from './faults.ts'
import { type Attributes, parseXml, relationshipId } from './xml.ts'

export type Worksheet = { readonly name: string; readonly hidden: boolean; readonly part: string }

export type WorkbookParts = {
  readonly worksheets: readonly Worksheet[]
  readonly dateSystem: 1900 | 1904
  readonly styles: string | null
  readonly sharedStrings: string | null
}

export type Relationship = { readonly id: string; readonly type: string; readonly target: string }

const USUAL_WORKBOOK = 'xl/workbook.xml'

/** Null when the zip is no spreadsheet at all. */
export async function readWorkbookParts(archive: Archive, file: string): Promise<WorkbookParts | null> {
  const main = await findWorkbook(archive, file)
  if (main === null) return null
  const related = await readRelationships(archive, file, main)
  const { sheets, dateSystem } = await readWorkbook(archive, file, main)
  if (sheets.length > LIMITS.worksheets) throw overLimit(file, `工作表超过 ${LIMITS.worksheets} 张`)
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]))
  const worksheets = sheets.flatMap(({ id, name, hidden }) => {
    const relationship = byId.get(id)
    if (relationship === undefined) throw damaged(file, `工作表“${name}”没有内容`)
    // Chart sheets and macro sheets hold no table.
    if (relationship.type !== 'worksheet') return []
    if (!archive.has(relationship.target)) throw damaged(file, `工作表“${name}”的部件缺失`)
    return [{ name, hidden, part: relationship.target }]
  })
  const partOfType = (type: string) => {
    const found = related.find((relationship) => relationship.type === type && archive.has(relationship.target))
    return found?.target ?? null
  }
  return { worksheets, dateSystem, styles: partOfType('styles'), sharedStrings: partOfType('sharedStrings') }
}

export async function findWorkbook(archive: Archive, file: string): Promise<string | null> {
  const roots = await readRelationships(archive, file, '')
  const target = roots.find(({ type }) => type === 'officeDocument')?.target ?? USUAL_WORKBOOK
  return archive.has(target) && (await rootName(archive, file, target)) === 'workbook' ? target : null
}

async function rootName(archive: Archive, file: string, part: string): Promise<string | null> {
  if (!/\.xml$/i.test(part)) return null
  let root: string | null = null
  const source = { file, part, chunks: archive.read(part, LIMITS.smallPartBytes) }
  await parseXml(source, { open: (name) => (root ??= name) })
  return root
}

export async function readRelationships(archive: Archive, file: string, of: string): Promise<readonly Relationship[]> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1)
  const part = relationshipsPart(of)
  if (!archive.has(part)) return []
  const found: Relationship[] = []
  await parseXml(
    { file, part, chunks: archive.read(part, LIMITS.smallPartBytes) },
    {
      open(name, { Id: id, Type: type, Target: target, TargetMode: mode }, depth) {
        if (name !== 'Relationship' || depth !== 2 || mode === 'External') return
        if (id === undefined || type === undefined || target === undefined) return
        found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolvePart(folder, target) })
      },
    },
  )
  return found
}

/** The part that holds the relationships of a part. */
export function relationshipsPart(of: string): string {
  const folder = of.slice(0, of.lastIndexOf('/') + 1)
  return `${folder}_rels/${of.slice(folder.length)}.rels`
}

/** `../worksheets/sheet1.xml` or `/xl/worksheets/sheet1.xml` → the name of the part in the zip. */
function resolvePart(folder: string, target: string): string {
  const plain = target.replaceAll('\\', '/')
  const path: string[] = []
  for (const step of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

type SheetEntry = { readonly id: string; readonly name: string; readonly hidden: boolean }

async function readWorkbook(archive: Archive, file: string, part: string) {
  const found: { readonly sheets: SheetEntry[]; dateSystem: 1900 | 1904 } = { sheets: [], dateSystem: 1900 }
  await parseXml(
    { file, part, chunks: archive.read(part, LIMITS.smallPartBytes) },
    {
      open(name, attributes, depth) {
        if (name === 'workbookPr' && depth === 2 && isTrue(attributes.date1904)) found.dateSystem = 1904
        if (name === 'sheet' && depth === 3) found.sheets.push(sheetEntry(attributes, found.sheets.length))
      },
    },
  )
  return found
}

function sheetEntry(attributes: Attributes, index: number): SheetEntry {
  const { name = `Sheet${index + 1}`, state } = attributes
  return { id: relationshipId(attributes) ?? '', name, hidden: state === 'hidden' || state === 'veryHidden' }
}

/** xsd:boolean is `1` or `true`; LibreOffice writes the word. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
