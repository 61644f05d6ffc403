// 300 agreements in one process: facts → Page → PDF, in milliseconds a document, beside typst with the same text and fonts.
// Run by hand: npx tsx bench/agreements.ts [count]
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { openPdfWriter } from '../src/adapters/pdf/writer.ts'
import { parseYaml } from '../src/adapters/yaml.ts'
import { agreementFacts } from '../src/documents/facts/case.ts'
import { fillTemplate } from '../src/documents/fill.ts'
import { parseTemplate, type Template } from '../src/documents/template.ts'
import { amountInWords } from '../src/domain/amount-in-words.ts'
import type { PageDocument } from '../src/domain/page.ts'
import { agreementCase } from './agreement-case.ts'
import { type TypstCompiler, toTypst } from './typst-source.ts'

const WARM_UP = 20
const TYPST = '@myriaddreamin/typst-ts-node-compiler'
const require = createRequire(import.meta.url)
const fontsDir = join(dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json')))
const count = Number(process.argv[2] ?? 300)

function page(template: Template, index: number): PageDocument {
  const committee = '宜宾市翠屏区某某街道人民调解委员会'
  return fillTemplate(template, agreementFacts({ case: agreementCase(index), committee, amountInWords }))
}

async function measure(name: string, one: (index: number) => Promise<number> | number): Promise<number> {
  for (let index = 0; index < WARM_UP; index++) await one(index)
  const start = performance.now()
  let bytes = 0
  for (let index = 0; index < count; index++) bytes += await one(index)
  const each = (performance.now() - start) / count
  console.log(
    `${name}: ${each.toFixed(2)} ms a document, ${Math.round(bytes / count / 1024)} KB each, ${count} documents`,
  )
  return each
}

function openTypst(): TypstCompiler | null {
  try {
    const { NodeCompiler } = require(TYPST)
    const fontPaths = ['400Regular', '700Bold'].map((weight) => join(fontsDir, weight))
    return NodeCompiler.create({ fontArgs: [{ fontPaths }] })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}

const file = new URL('../templates/documents/agreement.md', import.meta.url)
const template = parseTemplate(readFileSync(file, 'utf8'), 'documents/agreement.md', parseYaml)
const createdAt = new Date('2017-10-19T00:00:00Z')

const opened = performance.now()
const writer = await openPdfWriter({ fontsDir })
console.log(`fonts opened in ${(performance.now() - opened).toFixed(0)} ms`)
const ours = await measure(
  'gongtiao',
  async (index) => (await writer.render(page(template, index), { createdAt })).length,
)

const typst = openTypst()
if (typst === null) {
  console.log(
    `typst: not installed. To compare: npm install --no-save ${TYPST}, or set NODE_PATH to a folder that has it.`,
  )
} else {
  const theirs = await measure('typst', (index) => {
    const bytes = typst.pdf({ mainFileContent: toTypst(page(template, index)) }).length
    typst.evictCache(10)
    return bytes
  })
  console.log(`ratio: ${(ours / theirs).toFixed(2)} × typst`)
}
