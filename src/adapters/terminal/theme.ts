// Colour, decided once: only on a terminal, never with NO_COLOR. The one door to chalk, which ignores NO_COLOR itself.
import { Chalk } from 'chalk'

export type Theme = {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly good: (text: string) => string
  readonly warn: (text: string) => string
  readonly bad: (text: string) => string
}

export function themeFor(options: { readonly isTerminal: boolean; readonly noColor: boolean }): Theme {
  const chalk = new Chalk({ level: options.isTerminal && !options.noColor ? 1 : 0 })
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
  }
}
