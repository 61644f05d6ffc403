// `policy test`: all examples of some sheets and files, read and tried; each fault with its place.
import type { Problem } from '../../domain/problem.ts'
import { placed } from './cells.ts'
import { readExample } from './read-example.ts'
import type { RawExamples } from './sheet-examples.ts'
import { answerText, expectedText, type Trial, type TrialWorld, tryExample } from './try-example.ts'

export type TestReport = {
  readonly trials: readonly Trial[]
  readonly passed: number
  readonly failed: number
  readonly problems: readonly Problem[]
}

export function runExamples(files: readonly RawExamples[], world: TrialWorld): TestReport {
  const read = files.flatMap(({ raws }) => raws.map(readExample))
  const trials = read.flatMap(({ example }) => (example === null ? [] : [tryExample(example, world)]))
  const failed = trials.filter(({ passed }) => !passed)
  return {
    trials,
    passed: trials.length - failed.length,
    failed: failed.length,
    problems: [
      ...files.flatMap(({ problems }) => problems),
      ...read.flatMap(({ problems }) => problems),
      ...failed.map(failure),
    ],
  }
}

function failure(trial: Trial): Problem {
  const { example } = trial
  const expected = expectedText(example.expected)
  const got = answerText(trial)
  return {
    code: 'EXAMPLE-FAILED',
    severity: 'refused',
    ...placed(example.place),
    column: '应为',
    got,
    expected,
    message: `“${example.name}”应为：${expected}；算得：${got}`,
    hint: '请核对算例；算例没有错的，标准文件有错。',
  }
}
