// A workbook's package with some parts changed and some added. Parts that nobody touched go on as the packed bytes that
// they were; names stay in their order and new parts come last, so that the same input gives the same bytes.
import { type Archive, partKey } from '../archive.ts'
import { damaged } from '../faults.ts'
import { relationshipsPart } from '../package.ts'
import { joinParts, type PackedPart, packPart } from '../rezip.ts'
import { attributeOf } from './attributes.ts'
import { XML_HEAD } from './flavour.ts'
import { encoded, type PartText, readText } from './part-text.ts'
import { closing, rewrite } from './tags.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

export class PackageEdit {
  readonly archive: Archive
  readonly file: string
  readonly #changed = new Map<string, PackedPart>()
  readonly #texts = new Map<string, PartText>()
  readonly #names: string[]
  readonly #known: Set<string>

  constructor(archive: Archive, file: string) {
    this.archive = archive
    this.file = file
    this.#names = [...archive.names]
    this.#known = new Set(this.#names.map(partKey))
  }

  /** The text of a part as it stands now; null when there is none. */
  async text(part: string): Promise<string | null> {
    const known = this.#texts.get(partKey(part))
    if (known !== undefined) return known.text
    if (!this.archive.has(part)) return null
    const read = await readText(this.archive, this.file, part)
    this.#texts.set(partKey(part), read)
    return read.text
  }

  /** Changes the text of a part, in the encoding that it has, or adds a part. */
  setText(part: string, text: string): void {
    const before = this.#texts.get(partKey(part))
    if (before?.text === text) return
    this.#texts.set(partKey(part), { text, encoding: before?.encoding ?? 'utf-8' })
    this.#changed.delete(partKey(part))
    this.#enter(part)
  }

  /** Changes or adds a part too large to be held as text; when it turns out that nothing changed, it stays as it was packed. */
  async setContent(part: string, content: AsyncIterable<Uint8Array>, hasChanged = () => true): Promise<void> {
    const packed = await packPart(this.#spelled(part), content)
    if (!hasChanged()) return
    this.#texts.delete(partKey(part))
    this.#changed.set(partKey(part), packed)
    this.#enter(part)
  }

  /** `xl/comments` and `.xml` → the first of `xl/comments1.xml`, `xl/comments2.xml` … that is free. */
  freePart(stem: string, extension: string): string {
    for (let number = 1; ; number++) {
      const part = `${stem}${number}${extension}`
      if (!this.#known.has(partKey(part))) return part
    }
  }

  /** Adds a relationship and gives its id. */
  async relate(from: string, type: string, target: string, id?: string): Promise<string> {
    const part = relationshipsPart(from)
    const text = (await this.text(part)) ?? `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`
    const chosen = id ?? freeId(text)
    const attributes = `Id="${chosen}" Type="${type}" Target="${relativeTarget(from, target)}"`
    this.setText(part, this.#withChild(part, text, `Relationship ${attributes}/>`))
    return chosen
  }

  /** An id for a relationship that is made later; `relate` takes none that begins so by itself. */
  async reservedId(from: string): Promise<string> {
    return freeId((await this.text(relationshipsPart(from))) ?? '', 'rIdNotes')
  }

  /** The type of a part as the package says it; null when only its extension tells. */
  async contentType(part: string): Promise<string | null> {
    let found: string | null = null
    rewrite(this.#where(CONTENT_TYPES), await this.#types(), ({ name, text }) => {
      const named = name === 'Override' ? attributeOf(text, 'PartName') : undefined
      if (named !== undefined && partKey(named) === partKey(part)) found = attributeOf(text, 'ContentType') ?? null
      return null
    })
    return found
  }

  async declareType(part: string, type: string): Promise<void> {
    if ((await this.contentType(part)) !== null) return
    const child = `Override PartName="/${part}" ContentType="${type}"/>`
    this.setText(CONTENT_TYPES, this.#withChild(CONTENT_TYPES, await this.#types(), child))
  }

  async finish(): Promise<Uint8Array> {
    const parts: PackedPart[] = []
    for (const name of this.#names) parts.push(await this.#packed(name))
    return joinParts(parts)
  }

  async #packed(name: string): Promise<PackedPart> {
    const key = partKey(name)
    const changed = this.#changed.get(key)
    if (changed !== undefined) return changed
    const text = this.#texts.get(key)
    if (text !== undefined && this.#isEdited(key)) return packPart(name, [encoded(text.text, text.encoding)])
    const untouched = await this.archive.packed(name)
    return untouched === null ? packPart(name, this.archive.read(name)) : { name, ...untouched }
  }

  readonly #edited = new Set<string>()

  #isEdited(key: string): boolean {
    return this.#edited.has(key)
  }

  #enter(part: string): void {
    const key = partKey(part)
    this.#edited.add(key)
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.#names.push(part)
  }

  #spelled(part: string): string {
    return this.#names.find((name) => partKey(name) === partKey(part)) ?? part
  }

  #withChild(part: string, text: string, child: string): string {
    return rewrite(this.#where(part), text, (tag) => (tag.depth === 1 ? closing(tag, `<${tag.prefix}${child}`) : null))
  }

  async #types(): Promise<string> {
    const text = await this.text(CONTENT_TYPES)
    if (text === null) throw damaged(this.file, `缺少部件 ${CONTENT_TYPES}`)
    return text
  }

  #where(part: string) {
    return { file: this.file, part }
  }
}

function freeId(relationships: string, stem = 'rId'): string {
  for (let number = 1; ; number++) {
    const id = `${stem}${number}`
    if (!new RegExp(`["']${id}["']`, 'i').test(relationships)) return id
  }
}

/** `xl/worksheets/sheet1.xml` and `xl/comments1.xml` → `../comments1.xml`. */
function relativeTarget(from: string, target: string): string {
  const here = from.split('/').slice(0, -1)
  const there = target.split('/')
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}
