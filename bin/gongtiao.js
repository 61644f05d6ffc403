#!/usr/bin/env node
// The doormat. `--version` is answered before anything else loads; an end without a result is our own mistake (70).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const argv = process.argv.slice(2)
const version = () => JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version()}\n`)
} else {
  let settled = false
  process.on('exit', () => {
    if (settled) return
    process.exitCode = 70
    process.stderr.write('错误 UNFINISHED:程序没有得出结果就结束了。这是程序的错误，请把所用命令报告给维护者。\n')
  })
  const { main } = await import('../dist/main.cjs')
  process.exitCode = await main(argv, {
    programFolder: fileURLToPath(new URL('..', import.meta.url)),
    version: version(),
  })
  settled = true
}
