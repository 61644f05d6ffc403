// `gongtiao case show NO`: one case, every fact, with the file, sheet and row it came from.
import { type Command, has, text } from '../../command.ts'
import { FORM_LABEL, OUTCOME_LABEL } from '../../domain/mediation-case.ts'
import { formatYuan } from '../../domain/money.ts'
import type { Table } from '../../domain/table.ts'
import type { StoredCase } from '../../store.ts'
import { type Origins, originsOf, originText } from '../shared/case-origin.ts'
import { caseDocument, maskedParty } from '../shared/case-view.ts'
import { recordedDocument, recordedOf, recordedTables } from '../shared/case-work-view.ts'
import { countyLabel } from '../shared/labels.ts'
import { theCase } from '../shared/words.ts'

const COLUMNS: Table['columns'] = [
  { title: '项目', kind: 'text' },
  { title: '内容', kind: 'text' },
]

export const command: Command = {
  arguments: [{ name: 'NO', summary: '案号，或短形式如 翠12、2017-翠-12', required: true }],
  options: [
    { name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' },
    { name: 'origin', summary: '每一项来自哪个文件的哪个单元格，原文是什么' },
  ],
  mutates: false,
  examples: ['gongtiao case show 翠12', 'gongtiao case show 翠12 --origin'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const one = await theCase(store, input.args[0] ?? '', text(input, 'station'))
    const { facts } = one
    const recorded = await recordedOf(store, one)
    const origins = has(input, 'origin') ? await originsOf(world, await store.cases.versions(one.caseId)) : null
    return {
      exit: 0,
      tables: [
        {
          title: facts.caseNo,
          columns: COLUMNS,
          rows: rows(one, world.reveal),
        },
        ...recordedTables(recorded),
        ...(origins === null ? [] : [originTable(origins)]),
      ],
      notices: (origins?.missing ?? []).map(
        (file) => `${file} 的原件不在工作区的 received 文件夹里，找不到它的单元格。`,
      ),
      document: {
        ...caseDocument(one, world.reveal),
        summary: world.reveal ? facts.summary : null,
        agreementTerms: world.reveal ? facts.agreementTerms : null,
        performanceManner: facts.performanceManner,
        performanceDue: facts.performanceDue,
        note: world.reveal ? facts.note : null,
        ...recordedDocument(recorded),
        paidByHand: facts.paidByHand,
        ...(origins === null ? {} : { origins: origins.facts.map((fact) => ({ ...fact })) }),
      },
    }
  },
}

function rows(one: StoredCase, reveal: boolean): readonly (readonly [string, string])[] {
  const { facts, origin } = one
  // Free text can name people and places: its length is shown, its words only on request.
  const free = (value: string | null): string =>
    value === null ? '' : reveal ? value : `（${[...value].length} 字，加 --reveal 显示）`
  return [
    ['区县', countyLabel(one.county)],
    ['派出所', one.station],
    ['调解室', one.room],
    ['调解委员会', one.committee],
    ['受理日期', facts.acceptedOn],
    ['协议日期', facts.agreedOn ?? ''],
    ['结案日期', facts.closedOn ?? ''],
    ['纠纷类型', facts.disputeType ?? ''],
    ['难易程度', facts.grade ?? ''],
    ['案件来源', facts.source ?? ''],
    ['警情编号', facts.incidentNo ?? ''],
    ['调解结果', OUTCOME_LABEL[facts.outcome]],
    ['协议形式', facts.agreementForm === null ? '' : FORM_LABEL[facts.agreementForm]],
    ['涉案金额', facts.amountFen === null ? '' : `${formatYuan(facts.amountFen)} 元`],
    ['涉及人数', facts.peopleInvolved === null ? '' : String(facts.peopleInvolved)],
    ...facts.parties.map((party): readonly [string, string] => {
      const shown = maskedParty(party, reveal)
      return [
        party.side === 'applicant' ? '申请人' : '被申请人',
        [shown.name, shown.residentId, shown.phone, shown.address].filter((part) => part !== null).join('　'),
      ]
    }),
    ...facts.mediators.map((person): readonly [string, string] => [
      person.role === 'lead' ? '主办调解员' : '协办调解员',
      person.mediatorId === null ? `${person.mediator}（不在花名册）` : person.mediator,
    ]),
    ['纠纷简要情况', free(facts.summary)],
    ['协议内容', free(facts.agreementTerms)],
    ['履行方式', facts.performanceManner ?? ''],
    ['履行期限', facts.performanceDue ?? ''],
    ['备注', free(facts.note)],
    ...paidByHandRow(facts.paidByHand),
    ['来源', originText(origin)],
  ]
}

/** Only where the ledger says so: the row then explains why no run pays the case. */
function paidByHandRow(paidByHand: string | null): readonly (readonly [string, string])[] {
  if (paidByHand === null) return []
  return [['已发', paidByHand === '是' ? '是（手工发放，日期未注明）' : `${paidByHand}（手工发放）`]]
}

function originTable({ facts }: Origins): Table {
  return {
    title: '每一项的来源',
    columns: ['列', '原文', '单元格', '文件'].map((title) => ({ title, kind: 'text' as const })),
    rows: facts.map(({ header, raw, cell, file, sheet }) => [
      header.replace(/\s+/g, ''),
      raw,
      cell,
      sheet === null ? file : `${file}“${sheet}”`,
    ]),
  }
}
