// Hands on a store's file from outside the program: what a tool or an accident could do to it.
import { DatabaseSync } from '@photostructure/sqlite'

export type Row = { readonly [column: string]: string | number | null }

/** Runs one statement on the file and gives its rows. */
export function sqlOn(path: string, text: string, ...values: readonly (string | number | null)[]): readonly Row[] {
  const database = new DatabaseSync(path)
  try {
    return database.prepare(text).all(...values)
  } finally {
    database.close()
  }
}
