// The ordeal of a spoilt file: it must end, soon, with a reading of at least one row or with one Chinese sentence that names
// no person. Anything else is a fault and comes back with its seed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeFileError } from '../../../src/adapters/files.ts'
import { openSheetFile } from '../../../src/cli/open-sheet.ts'
import { type AppError, isAppError } from '../../../src/domain/app-error.ts'
import { type Random, randomOf } from '../../../src/sample/random.ts'
import { readDirty } from './judge.ts'
import type { SmallFile } from './small-files.ts'

/** Longer than any small file may take, with other work on the machine. */
const DEADLINE_MS = 5_000

export type Ordeal = {
  /** Under which the files lie on the disk. */
  readonly name: string
  readonly files: readonly SmallFile[]
  readonly count: number
  /** The first seed. */
  readonly from: number
  readonly harm: (bytes: Uint8Array, random: Random) => Uint8Array
}

export type Verdict = {
  readonly read: number
  readonly refused: number
  readonly faults: readonly string[]
}

export async function undergo({ name, files, count, from, harm }: Ordeal): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'gongtiao-ordeal-'))
  const path = join(folder, name)
  const verdict = { read: 0, refused: 0 }
  const faults: string[] = []
  try {
    for (let seed = from; seed < from + count; seed++) {
      const random = randomOf(seed, 7)
      const { bytes, secrets } = random.pick(files)
      writeFileSync(path, harm(bytes, random))
      const started = performance.now()
      const ended = await outcomeOf(path, secrets)
      const took = performance.now() - started
      if (took > DEADLINE_MS) faults.push(`${seed}: took ${Math.round(took)} ms`)
      if (ended === 'read' || ended === 'refused') verdict[ended]++
      else faults.push(`${seed}: ${ended}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return { ...verdict, faults }
}

/** `read`, `refused`, or what is wrong with the way in which it ended. */
async function outcomeOf(path: string, secrets: readonly string[]): Promise<string> {
  try {
    const { counts } = await readDirty(await openSheetFile(path))
    return counts.rows > 0 ? 'read' : 'no row, and no word of it'
  } catch (error) {
    const known = isAppError(error) ? error : describeFileError(error, path)
    if (known === null) return `thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    return faultOfSentence(known, secrets) ?? 'refused'
  }
}

/** What the program says in Latin letters: programs, formats, options, parts of a package. */
const OURS = /“[^”]*”|CSV UTF-8|--[a-z-]+(?: [^\s\u4e00-\u9fff]+)?|[\w[\]./-]+\.(?:xlsx?|xml|rels|csv|html?|et|txt)\b/gi
const ENGLISH = /[a-z]{2,}[ :]+[a-z]{2,}/i
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\ufffd]/

function faultOfSentence({ code, message, hint }: AppError, secrets: readonly string[]): string | null {
  const said = `${message}\n${hint ?? ''}`
  const shown = `${code} ${said}`
  if (!/\p{Script=Han}{2}/u.test(message)) return `not Chinese: ${shown}`
  if (ENGLISH.test(said.replace(OURS, ''))) return `English: ${shown}`
  if (CONTROL.test(said)) return `control characters: ${JSON.stringify(shown)}`
  const named = secrets.find((secret) => [...secret].length > 1 && said.includes(secret))
  return named === undefined ? null : `names ${named}: ${shown}`
}
