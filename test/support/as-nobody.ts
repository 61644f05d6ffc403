// A program for a test that root cannot make: gives up root's rights, runs command lines in a folder, prints the answers.
//   FOLDER '[["roster","list"], …]'
import { run } from './run.ts'

const [folder = '', lines = '[]'] = process.argv.slice(2)
const NOBODY = 65534
if (process.getuid?.() === 0) {
  process.setgid?.(NOBODY)
  process.setuid?.(NOBODY)
}
const commands: readonly (readonly string[])[] = JSON.parse(lines)
const answers = []
for (const words of commands) answers.push(await run(words, { folder }))
process.stdout.write(JSON.stringify(answers))
