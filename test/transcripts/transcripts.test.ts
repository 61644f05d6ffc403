// Runs every transcript and compares it with itself. After a wanted change: TRANSCRIPTS=update npx vitest run test/transcripts,
// then read the difference like code.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { retell } from '../support/transcript.ts'
import { newWorkspace, ROSTER, type Workspace, workspaceAt } from '../support/workspace.ts'
import { LEDGER } from './ledger.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

/** What a transcript begins with; it says so in its second line. */
const STARTS: { readonly [line: string]: () => Promise<Workspace> } = {
  'Starts in an empty folder.': async () => workspaceAt(newFolder()),
  'Starts in a new workspace.': () => newWorkspace({ roster: null }),
  'Starts with the roster.': () => newWorkspace(),
  'Starts with the ledger.': withLedger,
  'Starts with the payroll of November.': async () => {
    const workspace = await withLedger()
    const { exit, stderr } = await workspace.gongtiao('payroll run 2017-11')
    if (exit !== 0) throw new Error(stderr)
    return workspace
  },
}

async function withLedger(): Promise<Workspace> {
  const workspace = await newWorkspace()
  const { exit, stdout } = await workspace.importLedger(LEDGER)
  // One row is refused and one field pending.
  if (exit !== 3) throw new Error(stdout)
  return workspace
}

it.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', async (name) => {
  const path = `${folder}${name}`
  const expected = readFileSync(path, 'utf8')
  const start = STARTS[expected.split('\n')[2] ?? '']
  if (start === undefined)
    throw new Error(`${name}: the third line says how it starts: ${Object.keys(STARTS).join(' ')}`)
  const workspace = await start()
  workspace.file('花名册.csv', ROSTER)
  const told = await retell(expected, workspace)
  if (process.env.TRANSCRIPTS === 'update') writeFileSync(path, told)
  else expect(told).toBe(expected)
})
