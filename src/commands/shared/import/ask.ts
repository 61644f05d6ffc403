// Asks the person at the terminal what a column is, where reading alone cannot tell. Each answer is a `--map` of its own,
// and is said, so that the same command can be given without being asked.
import type { AppError } from '../../../domain/app-error.ts'
import type { World } from '../../../world.ts'
import { mapPair } from '../map-pair.ts'

/** Null where nobody sits at a terminal, there is nothing to ask, or the person leaves this file out. */
export async function ask(world: World, path: string, error: AppError): Promise<ReadonlyMap<string, string> | null> {
  if (error.questions.length === 0) return null
  const prompt = await world.prompt()
  if (prompt === null) return null
  world.progress.end()
  const answers = new Map<string, string>()
  const file = path.split(/[/\\]/).at(-1) ?? path
  for (const { label, choices } of error.questions) {
    const choice = await prompt.choose({
      label: `${file}：${label}`,
      choices: [
        ...choices.map((one, index) => ({ value: String(index), name: one.label })),
        { value: 'leave', name: '都不是，不导入这个文件', leaves: true },
      ],
    })
    const chosen = choice === null || choice === 'leave' ? undefined : choices[Number(choice)]
    if (chosen === undefined) return null
    for (const pair of chosen.map) answers.set(...mapPair(pair))
  }
  return answers
}
