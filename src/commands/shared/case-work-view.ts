// What is recorded of a case beside the ledger, for a person and for a machine: supplement, decision, shares, awards.
import { DECISION_LABEL } from '../../domain/case-supplement.ts'
import type { Table } from '../../domain/table.ts'
import type { Award, CaseWork, Store, StoredCase } from '../../store.ts'
import { AWARD_STATE_LABEL, awardDocument, sharesText } from './award-view.ts'
import { SUPPLEMENT_FIELDS } from './case-work-fields.ts'

export type Recorded = {
  readonly work: CaseWork
  /** Awards of the case, withdrawn ones too. */
  readonly awards: readonly Award[]
  /** A name for a number; the number itself where the roster has none. */
  readonly nameOf: (mediatorId: string) => string
}

export async function recordedOf(store: Store, { caseId }: StoredCase): Promise<Recorded> {
  const names = new Map((await store.roster.mediators()).map(({ mediatorId, mediator }) => [mediatorId, mediator]))
  return {
    work: await store.caseWork.of(caseId),
    awards: (await store.awards.list()).filter((award) => award.caseId === caseId),
    nameOf: (mediatorId) => names.get(mediatorId) ?? mediatorId,
  }
}

/** Left out where nobody has recorded anything. */
export function recordedTables(recorded: Recorded): readonly Table[] {
  const rows = recordedRows(recorded)
  if (rows.length === 0) return []
  const columns = ['项目', '内容'].map((title) => ({ title, kind: 'text' as const }))
  return [{ title: '台账以外登记的', columns, rows }]
}

/** Only what somebody has recorded: a case without any has no rows. */
function recordedRows({ work, awards, nameOf }: Recorded): readonly (readonly [string, string])[] {
  const { supplement, shares } = work
  return [
    ...SUPPLEMENT_FIELDS.map((field): readonly [string, string] => [field.label, field.show(supplement)]),
    ['核定', reviewText(work)] as const,
    ['登记的份额', shares === null ? '' : sharesLine(shares, nameOf)] as const,
    ...awards.map((award): readonly [string, string] => [
      `一事一奖 ${award.awardId}`,
      `${sharesText(award)}（${AWARD_STATE_LABEL[award.state]}）`,
    ]),
  ].filter(([, text]) => text !== '')
}

/** 改级·疑难，王科长、李局长，2017-12-05，依据会议纪要：情节一般. */
export function reviewText({ review }: Pick<CaseWork, 'review'>): string {
  if (review === null) return ''
  const { decision, grade, reason, document, decidedBy, secondBy, decidedOn } = review
  const who = secondBy === null ? decidedBy : `${decidedBy}、${secondBy}`
  const on = document === null ? '' : `，依据${document}`
  const why = reason === null ? '' : `：${reason}`
  return `${DECISION_LABEL[decision]}${grade === null ? '' : `·${grade}`}，${who}，${decidedOn}${on}${why}`
}

function sharesLine({ shares, document }: NonNullable<CaseWork['shares']>, nameOf: Recorded['nameOf']): string {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0)
  const parts = shares.map(({ mediatorId, weight }) => `${nameOf(mediatorId)} ${weight}/${total}`).join('、')
  return document === null ? parts : `${parts}（${document}）`
}

export function recordedDocument({ work, awards }: Recorded) {
  const { supplement, review, shares } = work
  return {
    supplement: { ...supplement },
    review: review === null ? null : { ...review },
    recordedShares:
      shares === null ? null : { document: shares.document, shares: shares.shares.map((share) => ({ ...share })) },
    awards: awards.map(awardDocument),
  }
}
