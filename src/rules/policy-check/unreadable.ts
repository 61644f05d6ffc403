// Files that cannot be read at all: each sentence of the reader becomes one finding, under the key that it names.
import { type Finding, fileOf, type PackFile } from './finding.ts'

/** The reader's sentences begin so; what they say of a whole file begins otherwise. */
const OF_KEY = /^(?:缺少键|键) (\S+?)(?: |，)/

export function unreadableFindings(files: readonly PackFile[]): readonly Finding[] {
  return files.flatMap((one) => {
    if (one.kind === 'read') return []
    const { code, message, hint } = one.fault
    return sentencesOf(message).map((sentence): Finding => {
      const key = OF_KEY.exec(sentence)?.[1]
      return {
        check: 'read',
        problem: {
          code,
          severity: 'refused',
          file: fileOf(one),
          ...(key === undefined ? {} : { column: key }),
          ...(hint === null ? {} : { hint }),
          message: sentence,
        },
      }
    })
  })
}

/** The reader heads a list of faults with one line; any other message is a sentence by itself. */
function sentencesOf(message: string): readonly string[] {
  const [head = '', ...list] = message.split('\n').map((line) => line.trim())
  return list.length === 0 ? [head] : list
}
