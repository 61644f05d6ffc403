// The one error that means "this cannot go on, and here is what the person can do". Anything else thrown is our mistake.

/** A question that would let it go on: each choice is the `--map` words that answer it. Asked where a person sits at a terminal. */
export type ColumnQuestion = {
  readonly label: string
  readonly choices: readonly { readonly label: string; readonly map: readonly string[] }[]
}

/** A command cannot go on. `usage` marks wrong words on the command line (exit 2 instead of 1). */
export class AppError extends Error {
  readonly code: string
  readonly hint: string | null
  readonly usage: boolean
  readonly questions: readonly ColumnQuestion[]

  constructor(
    code: string,
    message: string,
    options: { hint?: string; usage?: boolean; questions?: readonly ColumnQuestion[] } = {},
  ) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.hint = options.hint ?? null
    this.usage = options.usage ?? false
    this.questions = options.questions ?? []
  }
}

/** Recognise an AppError by its shape: bundles may hold two copies of the class, but codes decide. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'hint' in error
}
