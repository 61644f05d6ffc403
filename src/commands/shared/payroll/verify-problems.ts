// What `payroll verify` has to say of a month: signatures that no longer fit, rule files that have changed on disk, lines
// that derive to something else. Messages only; the deriving is rederive.ts.
import type { Problem } from '../../../domain/problem.ts'
import type { RuleFile, Run, RunStep } from '../../../store.ts'
import { runTitle } from './marks.ts'
import type { Rederivation } from './rederive.ts'
import { differenceText } from './verify-differences.ts'

export type LogFault = { readonly seq: number; readonly reason: string } | null

export function logProblem(log: LogFault): readonly Problem[] {
  if (log === null) return []
  return [
    {
      code: 'VERIFY-LOG',
      severity: 'refused',
      got: String(log.seq),
      message: `操作记录第 ${log.seq} 条核验不过：${log.reason}`,
      hint: '库里的数据被改过：请停下来，用备份核对。',
    },
  ]
}

/** A signature stands for the content that was seen. */
export function signatureProblems(run: Run, steps: readonly RunStep[], digest: string): readonly Problem[] {
  return steps
    .filter((step) => step.digest !== digest)
    .map((step) => ({
      code: 'VERIFY-SIGNED',
      severity: 'refused',
      got: digest.slice(0, 12),
      expected: step.digest.slice(0, 12),
      message: `${runTitle(run)} 的内容与 ${step.by} ${step.on} 签字时所见的不同。`,
      hint: '数据在签字以后被改过：请用备份核对，查明是谁改的。',
    }))
}

export function fileProblems(run: Run, kept: readonly RuleFile[], onDisk: readonly RuleFile[]): readonly Problem[] {
  if (kept.length > 0) return changedFiles(run, kept, onDisk)
  return [
    {
      code: 'VERIFY-NO-RULES',
      severity: 'warning',
      got: run.month,
      message: `${runTitle(run)} 没有留存标准文件，按现在的标准文件推算。`,
      hint: '这个月是旧版本批准的；以后批准的月份会留存。',
    },
  ]
}

/** A file of the same name with other bytes: the month still derives from the kept one. */
function changedFiles(run: Run, kept: readonly RuleFile[], onDisk: readonly RuleFile[]): readonly Problem[] {
  return kept.flatMap((file) => {
    const now = onDisk.find((one) => one.file === file.file)
    if (now?.sha256 === file.sha256) return []
    return [
      {
        code: 'VERIFY-RULE-FILE',
        severity: 'warning' as const,
        file: file.file,
        got: now === undefined ? '没有这个文件' : now.sha256.slice(0, 12),
        expected: file.sha256.slice(0, 12),
        message: `标准文件 ${file.file} 在 ${runTitle(run)} 提交以后${now === undefined ? '不见了' : '改过'}。`,
        hint: '已批准的月份按留存的那一份推算，不受影响；要改标准请另加一份文件，写新的施行日期。',
      },
    ]
  })
}

export function differenceProblems(run: Run, { differences, count, onlyBesides }: Rederivation): readonly Problem[] {
  const named = differences.map((difference) => ({
    code: 'VERIFY-LINE',
    severity: 'refused' as const,
    got: run.month,
    message: `${runTitle(run)}　${differenceText(difference)}`,
    hint: '存的数据或留存的标准被改过：先运行 gongtiao log verify，再用备份核对。',
  }))
  if (count > differences.length)
    named.push({
      code: 'VERIFY-LINE',
      severity: 'refused',
      got: run.month,
      message: `${runTitle(run)}　还有 ${count - differences.length} 行不一致。`,
      hint: '先处理上面列出的，再核验一次。',
    })
  if (!onlyBesides) return named
  return [
    {
      code: 'VERIFY-BESIDES',
      severity: 'refused',
      got: run.month,
      message: `${runTitle(run)} 各行一致，但工资条、暂缓的案件或抬头与重新推算的不同。`,
      hint: '先运行 gongtiao log verify，再用备份核对。',
    },
  ]
}
