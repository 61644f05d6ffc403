// Names that Excel and WPS accept for sheets: at most 31 characters, none of `: \ / ? * [ ]`, no quote at the ends, each once.

const LONGEST = 31
const UNTITLED = '表'

/** A cleaned and unique name for each wanted one, in order. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const clean = cleanName(name)
    let unique = clean
    for (let number = 2; taken.has(unique.toLowerCase()); number++) {
      const suffix = `（${number}）`
      unique = cut(clean, LONGEST - suffix.length) + suffix
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

function cleanName(name: string): string {
  // A straight quote would end the quoted name in print titles; exceljs does not double it.
  const plain = name
    .replaceAll("'", '’')
    .replace(/[\u0000-\u001F:\\/?*[\]]/g, ' ')
    .replace(/\s+/g, ' ')
  const clean = cut(plain.replace(/^[’ ]+/, ''), LONGEST).replace(/[’ ]+$/, '')
  // Excel keeps the name History for itself.
  return clean === '' || clean.toLowerCase() === 'history' ? UNTITLED : clean
}

/** Cuts by UTF-16 length, as Excel counts, and never through a character. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}
