// A transcript: Markdown in which fenced blocks are what a person typed and what came back. `console` blocks are run,
// `file NAME` blocks are written first.
//   $ gongtiao …     the line typed; then stdout, then stderr with `! ` before each line
//   ? 0              the exit code
import type { Answer } from './run.ts'
import { wordsOf } from './shell.ts'
import type { Workspace } from './workspace.ts'

export type Block =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'console'; readonly lines: readonly string[] }

export function blocksOf(markdown: string): readonly Block[] {
  return markdown.split(/^(```[^\n]*\n[\s\S]*?^```\n)/m).map((part): Block => {
    const fence = /^```(console|file ([^\n]+))\n([\s\S]*?)^```\n$/m.exec(part)
    const [, kind, name, text = ''] = fence ?? []
    if (fence === null || !part.startsWith('```')) return { kind: 'prose', text: part }
    if (kind !== 'console') return { kind: 'file', name: name ?? '', text }
    return {
      kind: 'console',
      lines: text
        .split('\n')
        .filter((line) => line.startsWith('$ '))
        .map((line) => line.slice(2)),
    }
  })
}

/** Runs the console blocks in order and gives the Markdown as it now comes out. */
export async function retell(markdown: string, workspace: Workspace): Promise<string> {
  const told: string[] = []
  for (const block of blocksOf(markdown)) {
    if (block.kind === 'prose') told.push(block.text)
    else if (block.kind === 'file') {
      workspace.file(block.name, block.text)
      told.push(`\`\`\`file ${block.name}\n${block.text}\`\`\`\n`)
    } else {
      told.push('```console\n')
      for (const line of block.lines) told.push(`$ ${line}\n`, await answerText(line, workspace))
      told.push('```\n')
    }
  }
  return told.join('')
}

async function answerText(line: string, workspace: Workspace): Promise<string> {
  const [program, ...words] = wordsOf(line)
  if (program !== 'gongtiao') throw new Error(`a transcript types only gongtiao: ${line}`)
  const text = shown(await workspace.gongtiao(words))
  // Where the folder lies and how rows are digested is not what a transcript is about.
  return text.replaceAll(workspace.folder, '/工作区').replace(/\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b/g, '············')
}

function shown({ exit, stdout, stderr }: Answer): string {
  const said = linesOf(stderr).map((line) => (line === '' ? '!' : `! ${line}`))
  return [...linesOf(stdout), ...said, `? ${exit}`].map((line) => `${line}\n`).join('')
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

/** The command lines of a transcript. */
export function linesTyped(markdown: string): readonly string[] {
  return blocksOf(markdown).flatMap((block) => (block.kind === 'console' ? block.lines : []))
}
