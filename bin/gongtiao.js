#!/usr/bin/env node
// The doormat, in CommonJS (package.json beside it), which starts fastest; `--version` is answered before anything else
// loads. However the process ends, it ends with a sentence and a code of its own: an end without a result, and an error
// that nobody caught, are our own mistake (70).
const { readFileSync, writeSync } = require('node:fs')
const { join, resolve } = require('node:path')

const OUR_MISTAKE = 70
const argv = process.argv.slice(2)
const programFolder = resolve(__dirname, '..')
const version = () => JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')).version
let isSettled = false

/** Straight to the descriptor: at this point streams may be what is broken, and nothing runs after us. */
function say(code, message, hint) {
  const [stream, text] = argv.includes('--json')
    ? [1, `${JSON.stringify({ error: { code, message, hint } })}\n`]
    : [2, `错误 ${code}  ${message}\n      办法：${hint}\n`]
  try {
    writeSync(stream, text)
  } catch {
    // Nobody is there to be told; the exit code still tells.
  }
}

/** Where it happened, never the message: that could hold a person's data. Paths are cut to the file's name. */
function placeOf(error) {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [
    error.name,
    ...frames.slice(0, 3).map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/?[^()\s]*[/\\]/, '')),
  ].join(' ')
}

function onUncaught(error) {
  isSettled = true
  // A reader that has gone (`| head -1`) is no fault.
  if (error?.code === 'EPIPE') process.exit()
  if (error?.syscall === 'write' && error?.path === undefined) {
    try {
      writeSync(2, '错误 OUTPUT-FAILED  结果没能写出去。\n      办法：请检查磁盘空间。\n')
    } catch {}
    process.exit(1)
  }
  say('INTERNAL', '程序内部错误，没有完成。', `请把所用命令和这一行报告给维护者：${placeOf(error)}`)
  process.exit(OUR_MISTAKE)
}

process.on('uncaughtException', onUncaught)
process.on('exit', (code) => {
  // 130: the person ended it, and has been told.
  if (isSettled || code === 130) return
  process.exitCode = OUR_MISTAKE
  say('UNFINISHED', '程序没有得出结果就结束了。', '这是程序的错误，请把所用命令报告给维护者。')
})

async function run() {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version()}\n`)
    return 0
  }
  const { main } = require('../dist/main.cjs')
  return main(argv, { programFolder, version: version() })
}

// No top-level await: a promise that never settles would end with Node's own warning and its own code.
run().then((code) => {
  isSettled = true
  process.exitCode = code
}, onUncaught)
