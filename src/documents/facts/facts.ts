// What a template may name: values formatted once, each under its Chinese name. Leaves their making to the files beside it.

/** A text that belongs to somebody; `subject` (当事人“张某”) is said when a character of it cannot be printed. */
export type NamedText = { readonly text: string; readonly subject: string }

/** null: not known. The template then leaves a line for handwriting, drops the paragraph, or refuses. */
export type FactValue = string | number | boolean | null | NamedText | readonly FactValue[] | FactRecord
export type FactRecord = { readonly [name: string]: FactValue }

export type DocumentFacts = {
  /** What the paper is about, for the file's properties: a case number, never a person. */
  readonly about: string | null
  readonly values: FactRecord
}

export function isNamedText(value: FactValue): value is NamedText {
  return typeof value === 'object' && value !== null && 'text' in value && 'subject' in value
}

/** A trimmed text with its subject, or null when nothing is left of it. */
export function namedText(text: string | null, subject: string): NamedText | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : { text: trimmed, subject }
}
