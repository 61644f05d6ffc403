// The list of forms as `document list` gives it. Leaves reading the template files to the caller.
import type { Template } from './template.ts'

export type DocumentForm = { readonly id: string; readonly title: string; readonly official: boolean }

export function formsOf(templates: readonly Template[]): readonly DocumentForm[] {
  return templates.map(({ id, title, official }) => ({ id, title, official })).sort((a, b) => (a.id < b.id ? -1 : 1))
}
