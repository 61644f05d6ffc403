// A date is a date: the same ledgers are read under three time zones, births in Chinese summer time among them, and every
// byte of what was read is the same. The zone is set before the reading program starts, as an office's is.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { SUMMER_DAYS } from '../support/dirty-ledger/summer-time.ts'

const PROGRAM = fileURLToPath(new URL('../support/dirty-ledger/print-readings.ts', import.meta.url))
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York']
const LEDGERS = ['2001', '2030']

async function readingsUnder(zone: string): Promise<{ readonly offset: string; readonly lines: readonly string[] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), PROGRAM, ...LEDGERS],
    { env: { ...process.env, TZ: zone }, maxBuffer: 1 << 28 },
  )
  const [offset = '', ...lines] = stdout.trimEnd().split('\n')
  return { offset, lines }
}

it('no date moves from one time zone to another', async () => {
  const readings = await Promise.all(ZONES.map(readingsUnder))
  const [first, ...others] = readings
  // The zones did take: in the summer of 1988 Shanghai stood at UTC+9.
  expect(readings.map(({ offset }) => offset)).toEqual(['offset 0', 'offset -540', 'offset 240'])
  for (const { lines } of others) expect(lines).toEqual(first?.lines)
  for (const line of first?.lines.slice(0, 3) ?? []) {
    for (const date of SUMMER_DAYS) expect(line).toContain(`"acceptedOn":"${date}"`)
    expect(line).toContain(`"refused":0`)
  }
})
