// Attributes of one start tag, read and set in its text; every other character of the tag stays.

/** The value as written, entities and all; names are compared with their prefix. */
export function attributeOf(tag: string, name: string): string | undefined {
  const found = place(tag, name)
  return found === null ? undefined : tag.slice(found.start, found.end)
}

/** `value` is written as it stands: it holds no markup. */
export function withAttribute(tag: string, name: string, value: string): string {
  const found = place(tag, name)
  if (found !== null) return tag.slice(0, found.start) + value + tag.slice(found.end)
  return tag.replace(/\s*(\/?)>$/, (_, slash: string) => ` ${name}="${value}"${slash}>`)
}

const ATTRIBUTE = /\s([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function place(tag: string, name: string): { readonly start: number; readonly end: number } | null {
  for (const match of tag.matchAll(ATTRIBUTE)) {
    if (match[1] !== name) continue
    const end = match.index + match[0].length - 1
    return { start: end - (match[2] ?? match[3] ?? '').length, end }
  }
  return null
}

/** The same, under whatever prefix: `r:id` is `rel:id` in some files. */
export function prefixedAttribute(tag: string, name: string): string | undefined {
  for (const match of tag.matchAll(ATTRIBUTE)) if (match[1]?.endsWith(`:${name}`)) return match[2] ?? match[3]
  return undefined
}

export function whole(value: string | undefined): number | null {
  return value !== undefined && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : null
}
