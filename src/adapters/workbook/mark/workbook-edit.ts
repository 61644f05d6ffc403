// The workbook part with one more sheet in front. Sheets are referred to by position in a few places, which move on by one;
// the sheet that was active stays active: two selected sheets would be a group, and what is typed into one goes into both.
import { xmlText } from '../text.ts'
import { attributeOf, whole, withAttribute } from './attributes.ts'
import { type Answer, closing, rewrite, type Tag, type Where } from './tags.ts'

export type NewSheet = { readonly name: string; readonly id: string; readonly namespace: string }

export function withFirstSheet(where: Where, workbook: string, sheet: NewSheet): string {
  const { sheetId, hasViews } = survey(where, workbook)
  let section = ''
  return rewrite(where, workbook, (tag): Answer => {
    if (tag.depth === 2) section = tag.kind === 'open' ? tag.name : ''
    if (tag.depth === 2 && tag.name === 'sheets' && tag.kind !== 'close') {
      return views(tag, hasViews) + opened(tag, entry(tag, sheet, sheetId))
    }
    if (tag.depth !== 3 || tag.kind === 'close') return null
    if (section === 'definedNames' && tag.name === 'definedName') return moved(tag.text, 'localSheetId')
    if (section !== 'bookViews' || tag.name !== 'workbookView') return null
    const view = withAttribute(tag.text, 'activeTab', String((whole(attributeOf(tag.text, 'activeTab')) ?? 0) + 1))
    return attributeOf(view, 'firstSheet') === undefined ? view : withAttribute(view, 'firstSheet', '0')
  })
}

function survey(where: Where, workbook: string): { readonly sheetId: number; readonly hasViews: boolean } {
  let highest = 0
  let hasViews = false
  rewrite(where, workbook, ({ depth, name, kind, text }) => {
    if (depth === 2 && name === 'bookViews') hasViews = true
    if (depth === 3 && name === 'sheet' && kind !== 'close') {
      highest = Math.max(highest, whole(attributeOf(text, 'sheetId')) ?? 0)
    }
    return null
  })
  return { sheetId: highest + 1, hasViews }
}

/** Without any view the first sheet would be the active one. */
function views({ prefix }: Tag, areThere: boolean): string {
  return areThere ? '' : `<${prefix}bookViews><${prefix}workbookView activeTab="1"/></${prefix}bookViews>`
}

function entry({ prefix }: Tag, { name, id, namespace }: NewSheet, sheetId: number): string {
  return `<${prefix}sheet name="${xmlText(name)}" sheetId="${sheetId}" xmlns:r="${namespace}" r:id="${id}"/>`
}

function opened(tag: Tag, first: string): string {
  const answer = closing(tag, first)
  return typeof answer === 'string' ? answer : tag.text + first
}

function moved(tag: string, position: string): string {
  const number = whole(attributeOf(tag, position))
  return number === null ? tag : withAttribute(tag, position, String(number + 1))
}
