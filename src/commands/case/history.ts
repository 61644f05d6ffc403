// `gongtiao case history NO`: every state the case has had, who made it and from which row; and what stands recorded of it
// beside the ledger.
import { type Command, text } from '../../command.ts'
import { factDifferences } from '../../ledger/differences.ts'
import type { CaseVersion } from '../../store.ts'
import { batchName } from '../shared/batch-name.ts'
import { originText } from '../shared/case-origin.ts'
import { recordedDocument, recordedOf, recordedTables } from '../shared/case-work-view.ts'
import { theCase } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'NO', summary: '案号，或短形式如 翠12', required: true }],
  options: [{ name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' }],
  mutates: false,
  examples: ['gongtiao case history 翠12'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const one = await theCase(store, input.args[0] ?? '', text(input, 'station'))
    const recorded = await recordedOf(store, one)
    const versions = await store.cases.versions(one.caseId)
    const steps = versions.map((version, index) => ({ version, changes: changesOf(version, versions[index + 1]) }))
    return {
      exit: 0,
      tables: [
        {
          title: `${one.facts.caseNo} 的沿革`,
          columns: ['时间', '经办人', '操作', '来源', '改动'].map((title) => ({ title, kind: 'text' as const })),
          rows: steps.map(({ version, changes }) => [
            world.wallClock(version.at),
            version.operator ?? '',
            `${batchName(version.seq)} ${version.command}`,
            originText(version.origin),
            changes.length === 0 ? '首次登记' : changes.map(changeText).join('；'),
          ]),
        },
        ...recordedTables(recorded),
      ],
      document: {
        caseNo: one.facts.caseNo,
        station: one.station,
        versions: steps.map(({ version, changes }) => ({
          batch: batchName(version.seq),
          at: version.at,
          operator: version.operator,
          command: version.command,
          origin: { file: version.origin.file, sheet: version.origin.sheet, row: version.origin.row },
          changes: changes.map((change) => ({ ...change })),
        })),
        ...recordedDocument(recorded),
      },
    }
  },
}

type Change = ReturnType<typeof factDifferences>[number]

function changesOf(version: CaseVersion, before: CaseVersion | undefined): readonly Change[] {
  return before === undefined ? [] : factDifferences(before.facts, version.facts)
}

const changeText = ({ field, before, after }: Change): string =>
  `${field}：${before ?? '（空）'} → ${after ?? '（空）'}`
