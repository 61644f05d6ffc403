// Times whole commands, two in turn, and gives medians and the ratio pair by pair: a ratio holds where the machine's
// speed drifts. Peak memory is the kernel's own figure (VmHWM), read while the process runs; Linux only.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Shell = { readonly name: string; readonly argv: readonly string[]; readonly before?: () => void }
type Run = { readonly seconds: number; readonly peakMb: number }

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function once(shell: Shell): Promise<Run> {
  shell.before?.()
  const [command = '', ...rest] = shell.argv
  const start = performance.now()
  const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  let peakMb = 0
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid))
  }, 20)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  clearInterval(timer)
  if (code !== 0 && code !== 3) throw new Error(`${shell.name} ended with ${code}: ${said.slice(0, 500)}`)
  return { seconds: (performance.now() - start) / 1000, peakMb }
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** One warm-up of each, then `runs` pairs. Prints one line; gives the median ratio. */
export async function compare(title: string, ours: Shell, peer: Shell, runs = 5): Promise<number> {
  await once(ours)
  await once(peer)
  const pairs: { readonly a: Run; readonly b: Run }[] = []
  for (let index = 0; index < runs; index++) pairs.push({ a: await once(ours), b: await once(peer) })
  const ratio = median(pairs.map(({ a, b }) => a.seconds / b.seconds))
  const show = (name: string, of: (pair: { a: Run; b: Run }) => Run): string =>
    `${name} ${median(pairs.map((pair) => of(pair).seconds)).toFixed(3)} s, ${median(pairs.map((pair) => of(pair).peakMb)).toFixed(0)} MB`
  console.log(
    `${title}: ${show(ours.name, (pair) => pair.a)} | ${show(peer.name, (pair) => pair.b)} | ratio ${ratio.toFixed(2)}`,
  )
  return ratio
}
