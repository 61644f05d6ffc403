// Runs the program itself as a child process: both streams together, in the order in which they came.
import { spawn } from 'node:child_process'

type At = { readonly folder: string; readonly today: string }

export async function runAgain(
  script: string,
  argv: readonly string[],
  { folder, today }: At,
): Promise<{ readonly exit: number; readonly output: string }> {
  const environment = { ...process.env, GONGTIAO_TODAY: today, GONGTIAO_WORKSPACE: '', NO_COLOR: '1' }
  const child = spawn(process.execPath, [script, ...argv], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece))
  const exit = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 130))
  })
  return { exit, output: Buffer.concat(pieces).toString('utf8') }
}
