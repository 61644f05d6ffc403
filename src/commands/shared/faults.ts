// The faults of one command, collected: every word that is wrong is named in one refusal, a line each, so that a clerk mends
// them in one go. What is wrong with a word is said where the word is read.
import { AppError, isAppError } from '../../domain/app-error.ts'

/** What a reading gave. Of a refused one it throws the same fault again: what rests on it cannot be read either. */
type Reading<T> = () => T

export class Faults {
  /** A fault once, however many readings rest on it. */
  readonly #found = new Set<AppError>()

  read<T>(reading: () => T): Reading<T> {
    try {
      const value = reading()
      return () => value
    } catch (error) {
      return this.#refused(error)
    }
  }

  async ask<T>(reading: () => Promise<T>): Promise<Reading<T>> {
    try {
      const value = await reading()
      return () => value
    } catch (error) {
      return this.#refused(error)
    }
  }

  /** Stops the command where anything was refused: by the one fault as it is, of several by the code of the first. */
  stop(): void {
    const [first, ...others] = this.#found
    if (first === undefined) return
    if (others.length === 0) throw first
    const all = [first, ...others]
    const hints = [...new Set(all.flatMap(({ hint }) => (hint === null ? [] : [hint])))]
    throw new AppError(first.code, all.map(({ message }) => ended(message)).join('\n'), {
      ...(hints.length === 0 ? {} : { hint: hints.join('\n') }),
      usage: first.usage,
    })
  }

  #refused(error: unknown): () => never {
    if (!isAppError(error)) throw error
    this.#found.add(error)
    return () => {
      throw error
    }
  }
}

/** What was read, or something to go on with where it was refused. */
export function fallback<T>(reading: Reading<T>, other: T): T {
  try {
    return reading()
  } catch (error) {
    if (isAppError(error)) return other
    throw error
  }
}

const ended = (message: string): string => (/[。？！]$/.test(message) ? message : `${message}。`)

/** Clauses as one refusal, a line each. A guess ends in its own question mark. */
export function refusalText(clauses: readonly string[]): string {
  return clauses
    .map((clause, index) => (clause.endsWith('？') ? clause : `${clause}${index === clauses.length - 1 ? '。' : '；'}`))
    .join('\n')
}
