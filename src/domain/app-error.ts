// The one error that means "this cannot go on, and here is what the person can do". Anything else thrown is our mistake.

/** A command cannot go on. `usage` marks wrong words on the command line (exit 2 instead of 1). */
export class AppError extends Error {
  readonly code: string
  readonly hint: string | null
  readonly usage: boolean

  constructor(code: string, message: string, options: { hint?: string; usage?: boolean } = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.hint = options.hint ?? null
    this.usage = options.usage ?? false
  }
}

/** Recognise an AppError by its shape: bundles may hold two copies of the class, but codes decide. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'hint' in error
}
