// What differs between two states of a case, in the words of the ledger; personal values masked.
import { maskName, maskPhone, maskResidentId } from '../domain/masking.ts'
import { type CaseFacts, FORM_LABEL, OUTCOME_LABEL, type Party } from '../domain/mediation-case.ts'
import { formatYuan } from '../domain/money.ts'

export type FieldDifference = { readonly field: string; readonly before: string | null; readonly after: string | null }

export function factDifferences(before: CaseFacts, after: CaseFacts): readonly FieldDifference[] {
  const found: FieldDifference[] = []
  for (const [field, label] of LABELS) {
    const old = before[field]
    const now = after[field]
    if (old !== now) found.push({ field: label, before: shown(field, old), after: shown(field, now) })
  }
  const parties = [partiesText(before.parties, false), partiesText(after.parties, false)]
  if (parties[0] !== parties[1])
    found.push({ field: '当事人', before: partiesText(before.parties, true), after: partiesText(after.parties, true) })
  if (mediatorsKey(before) !== mediatorsKey(after))
    found.push({ field: '调解员', before: mediatorsText(before), after: mediatorsText(after) })
  return found
}

const LABELS = [
  ['caseNo', '案号'],
  ['acceptedOn', '受理日期'],
  ['agreedOn', '协议日期'],
  ['closedOn', '结案日期'],
  ['disputeType', '纠纷类型'],
  ['grade', '难易程度'],
  ['source', '案件来源'],
  ['outcome', '调解结果'],
  ['agreementForm', '协议形式'],
  ['amountFen', '涉案金额'],
  ['incidentNo', '警情编号'],
  ['summary', '纠纷简要情况'],
  ['agreementTerms', '协议内容'],
  ['performanceManner', '履行方式'],
  ['performanceDue', '履行期限'],
  ['peopleInvolved', '涉及人数'],
  ['note', '备注'],
  ['paidByHand', '已发'],
] as const

function shown(field: (typeof LABELS)[number][0], value: CaseFacts[typeof field]): string | null {
  if (value === null) return null
  switch (field) {
    case 'amountFen':
      return typeof value === 'number' ? formatYuan(value as NonNullable<CaseFacts['amountFen']>) : String(value)
    case 'outcome':
      return OUTCOME_LABEL[value as CaseFacts['outcome']]
    case 'agreementForm':
      return FORM_LABEL[value === 'oral' ? 'oral' : 'written']
    // Free text can hold names and addresses: the change is shown, its words are not.
    case 'summary':
    case 'agreementTerms':
    case 'note':
      return `（${String(value).length} 字）`
    default:
      return String(value)
  }
}

function partiesText(parties: readonly Party[], masked: boolean): string {
  const mask = (value: string | null, how: (text: string) => string): string =>
    value === null ? '' : masked ? how(value) : value
  return parties
    .map((party) =>
      [
        party.side === 'applicant' ? '申请人' : '被申请人',
        mask(party.name, maskName),
        mask(party.residentId, maskResidentId),
        mask(party.phone, maskPhone),
        masked ? '' : (party.address ?? ''),
      ]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('；')
}

/** A helper who has since come onto the roster is a change too, though the name reads the same. */
function mediatorsKey(facts: CaseFacts): string {
  return JSON.stringify(facts.mediators.map((one) => [one.mediatorId, one.mediator, one.role, one.weight]))
}

function mediatorsText(facts: CaseFacts): string {
  return facts.mediators.map((one) => `${one.mediator}${one.role === 'lead' ? '（主办）' : ''}`).join('、')
}
