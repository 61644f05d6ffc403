// What a power cut can take: nothing that the person has been told of. The calls of one run, in their order, say whether
// bytes were on the disk before their name was, and their name before the sentence.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder } from '../support/folders.ts'
import { canTrace, LEDGER, ONE_FILE_THREAD, run, workspaceAt } from './support.ts'

const NAMES = 'openat,write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,mkdir'

type Call = { readonly name: string; readonly line: string }

/** Finished calls in the order in which they ended, each with the paths of its descriptors. */
async function callsOf(words: readonly string[], cwd: string): Promise<readonly Call[]> {
  const trace = join(newFolder(), 'trace')
  const before = ['strace', '-f', '-y', '-s', '300', '-o', trace, '-e', `trace=${NAMES}`]
  const ended = await run(words, { cwd, before, env: ONE_FILE_THREAD })
  expect([0, 3], ended.stderr).toContain(ended.code)
  const open = new Map<string, string>()
  return readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((raw): Call[] => {
      const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(raw) ?? []
      if (rest.includes('<unfinished ...>')) {
        open.set(pid, rest.replace(/\s*<unfinished \.\.\.>/, ''))
        return []
      }
      const line = rest.replace(/^<\.\.\. \w+ resumed>/, () => open.get(pid) ?? '')
      const name = /^(\w+)\(/.exec(line)?.[1]
      return name === undefined || / = -1 /.test(line) ? [] : [{ name, line }]
    })
}

function placeOf(calls: readonly Call[], name: string, pattern: RegExp, from = 0): number {
  const place = calls.findIndex((call, index) => index >= from && call.name === name && pattern.test(call.line))
  expect(place, `${name} ${pattern} after ${from}`).toBeGreaterThanOrEqual(0)
  return place
}

describe.skipIf(!canTrace)('the order of the calls (skipped where strace is missing or may not trace)', () => {
  it('a file: made alone and private, written, synced, named, the folder synced, then said', async () => {
    const cwd = await workspaceAt('cases')
    const calls = await callsOf(['case', 'list', '--out', 'list.xlsx', '--json'], cwd)
    const opened = placeOf(calls, 'openat', /\.gongtiao-[^"]*\.tmp".*O_CREAT\|O_EXCL.*0600/)
    const written = placeOf(calls, 'pwrite64', /\.gongtiao-[^>]*\.tmp>/, opened)
    const synced = placeOf(calls, 'fsync', /\.gongtiao-[^>]*\.tmp>/, written)
    const lastWrite = calls.findLastIndex((call) => call.name === 'pwrite64' && call.line.includes('.tmp>'))
    expect(lastWrite).toBeLessThan(synced)
    const named = placeOf(calls, 'rename', /\.tmp", "[^"]*list\.xlsx"/, synced)
    placeOf(calls, 'fsync', /<[^>]*>/, named)
  })

  it('papers in new folders: every one synced, its folder too, before the first word on stdout', async () => {
    const cwd = await workspaceAt('payroll')
    const calls = await callsOf(['payroll', 'export', '2017-10', '--out', 'out'], cwd)
    const said = placeOf(calls, 'write', /^write\(1</)
    const names = calls.flatMap((call, index) => (call.name === 'rename' ? [index] : []))
    expect(names.length).toBeGreaterThan(20)
    for (const index of names) {
      const temporary = /"([^"]*\.tmp)"/.exec(calls[index]?.line ?? '')?.[1] ?? '-'
      const synced = calls.findIndex((call) => call.name === 'fsync' && call.line.includes(`<${temporary}>`))
      expect(synced).toBeGreaterThan(
        calls.findLastIndex((call) => call.name === 'pwrite64' && call.line.includes(`<${temporary}>`)),
      )
      expect(synced).toBeLessThan(index)
      const folder = temporary.slice(0, temporary.lastIndexOf('/'))
      const next = calls.findIndex(
        (call, at) => at > index && call.name === 'fsync' && call.line.includes(`<${folder}>`),
      )
      expect(next).toBeGreaterThan(index)
      expect(next).toBeLessThan(said)
    }
    const folders = calls.flatMap((call, index) => (call.name === 'mkdir' ? [index] : []))
    for (const index of folders) {
      const path = /"([^"]*)"/.exec(calls[index]?.line ?? '')?.[1] ?? ''
      const above = path.slice(0, path.lastIndexOf('/'))
      const synced = calls.findIndex(
        (call, at) => at > index && call.name === 'fsync' && call.line.includes(`<${above}>`),
      )
      expect(synced, path).toBeGreaterThan(index)
      expect(synced).toBeLessThan(said)
    }
  })

  for (const words of [
    ['ledger', 'import', LEDGER],
    ['payroll', 'run', '2017-10'],
  ]) {
    it(`${words[0]} ${words[1]}: store synced, journal gone, folder synced, then said`, async () => {
      const cwd = await workspaceAt(words[0] === 'ledger' ? 'roster' : 'cases')
      const calls = await callsOf(words, cwd)
      const last = calls.findLastIndex((call) => call.name === 'pwrite64' && /gongtiao\.db>/.test(call.line))
      expect(last).toBeGreaterThan(0)
      const journal = placeOf(calls, 'fsync', /gongtiao\.db-journal>/)
      const first = placeOf(calls, 'pwrite64', /gongtiao\.db>/)
      expect(journal).toBeLessThan(first)
      const synced = placeOf(calls, 'fsync', /gongtiao\.db>/, last)
      const gone = placeOf(calls, 'unlink', /gongtiao\.db-journal"/, synced)
      const folder = placeOf(calls, 'fsync', /<[^>]*>/, gone)
      expect(placeOf(calls, 'write', /^write\(1</)).toBeGreaterThan(folder)
    })
  }
})
