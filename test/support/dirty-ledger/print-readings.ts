// A program for the test of time zones: reads dirty ledgers and a ledger of births, and prints what it read. TZ must be set
// before it starts.
//   FROM TO
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSheetFile } from '../../../src/cli/open-sheet.ts'
import { bytesOf } from './bytes.ts'
import { readDirty } from './judge.ts'
import { dirtyLedger } from './ledger.ts'
import { summerTimeLedger } from './summer-time.ts'

const [from = 1, to = 1] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'gongtiao-zone-'))
const lines: string[] = [`offset ${new Date(Date.UTC(1988, 5, 1)).getTimezoneOffset()}`]
try {
  const ledgers = [summerTimeLedger('exceljs'), summerTimeLedger('xml'), summerTimeLedger('csv')]
  for (let seed = from; seed <= to; seed++) ledgers.push(dirtyLedger({ seed }))
  for (const ledger of ledgers) {
    const path = join(folder, ledger.name)
    writeFileSync(path, await bytesOf(ledger))
    const { cases, problems, counts } = await readDirty(await openSheetFile(path))
    lines.push(JSON.stringify([ledger.seed, counts, [...cases], problems]))
  }
} finally {
  rmSync(folder, { recursive: true })
}
process.stdout.write(`${lines.join('\n')}\n`)
