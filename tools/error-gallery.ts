// docs/errors.md from the catalogue of codes: each with its level, what it means, how it looks on the screen and how to
// mend it. Run by itself it writes the file; a test compares the file with what this gives.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { problemText } from '../src/adapters/terminal/problems.ts'
import { themeFor } from '../src/adapters/terminal/theme.ts'
import { titleOfProblem } from '../src/cli/problem-titles.ts'
import { CATALOGUE } from '../src/commands/shared/codes/catalogue.ts'
import { type CodeEntry, LEVEL_LABEL, SUBJECTS } from '../src/commands/shared/codes/entry.ts'
import { exampleProblem } from '../src/commands/shared/codes/example.ts'

export const GALLERY = fileURLToPath(new URL('../docs/errors.md', import.meta.url))

const HEAD = `# 提示代码一览

<!-- 由 tools/error-gallery.ts 生成，不要手改。 -->

屏幕上的每一条提示都有一个代码，写在括号里或“错误”后面。这里按类列出全部代码：是什么意思、在屏幕上是什么样子、怎么办。
不用翻这一页也行：\`gongtiao explain 代码\` 说的是同样的内容，例如 \`gongtiao explain DATE-IMPOSSIBLE\`，或 \`gongtiao 解释 身份证\`。

| 级别 | 意思 |
|---|---|
${Object.values(LEVEL_LABEL)
  .map((label) => `| ${label.replace('（', ' | ').replace('）', '')} |`)
  .join('\n')}

检查标准、工资时没有行可退：那里的退回是没有通过、要先改正，提醒是不妨碍往下办、请核对。例子里的人名、号码都是编的。
`

export async function galleryText(): Promise<string> {
  const parts = [HEAD, contents()]
  for (const subject of SUBJECTS) {
    const entries = CATALOGUE.filter((entry) => entry.subject === subject)
    if (entries.length === 0) continue
    parts.push(`## ${subject}\n`)
    for (const entry of entries) parts.push(await entryText(entry))
  }
  return parts.join('\n')
}

function contents(): string {
  const lines = SUBJECTS.flatMap((subject) => {
    const links = CATALOGUE.filter((entry) => entry.subject === subject).map(
      ({ code }) => `[${code}](#${code.toLowerCase()})`,
    )
    return links.length === 0 ? [] : [`- **${subject}**：${links.join(' ')}`]
  })
  return `${lines.join('\n')}\n`
}

async function entryText(entry: CodeEntry): Promise<string> {
  const { code, levels, meaning, why, steps } = entry
  const names = levels.map((level) => LEVEL_LABEL[level].replace(/（.*/, ''))
  const level = names.length === 0 ? '' : `（${names.join('、')}）`
  const example = await exampleText(entry)
  return [
    `### ${code}`,
    `**${meaning}**${level}`,
    ...(why === null ? [] : [escaped(why)]),
    ...(example === '' ? [] : [`\`\`\`text\n${example}\`\`\``]),
    ...cellText(entry),
    `怎么办：\n\n${steps.map((step, index) => `${index + 1}. ${escaped(step)}`).join('\n')}\n`,
  ].join('\n\n')
}

/** As the program prints it. */
async function exampleText(entry: CodeEntry): Promise<string> {
  const { code, error } = entry
  if (error !== null)
    return `错误 ${code}  ${error.message}\n${error.hint === null ? '' : `      办法：${error.hint}\n`}`
  const problem = exampleProblem(entry)
  if (problem === null) return ''
  const theme = themeFor({ isTerminal: false, noColor: true })
  const text = await problemText([problem], { theme, columns: null, titleOf: titleOfProblem })
  return text.replace(/^详细说明.*\n/m, '')
}

function cellText({ cell }: CodeEntry): readonly string[] {
  if (cell === null) return []
  const bad = cell.bad === '' ? '（空着）' : `\`${cell.bad}\``
  const stored = cell.storedAs === 'number' ? '（存成了数字）' : ''
  return [`| 列 | 不对的 | 改好的 |\n|---|---|---|\n| ${cell.column} | ${bad}${stored} | \`${cell.good}\` |`]
}

/** Marks that Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/[\\<>*_#|]/g, '\\$&')

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GALLERY, await galleryText())
