// Folders of the tests: made when asked for, gone when the test file is done; and what is in them, byte for byte.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongtiao-test-'))
  made.push(folder)
  return folder
}

export function sha256OfFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** Every file under the folder with its digest and rights: two equal listings are two equal folders. */
export function everyByteOf(folder: string): { readonly [file: string]: string } {
  const names = readdirSync(folder, { recursive: true }).map(String).sort()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(
    files.map((name) => {
      const path = join(folder, name)
      return [name, `${(statSync(path).mode & 0o777).toString(8)} ${sha256OfFile(path)}`]
    }),
  )
}
