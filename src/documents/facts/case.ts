// Case facts for the forms about a case, each formatted once. Leaves wording and order to the templates.
import { formatChineseDate, type IsoDate } from '../../domain/calendar.ts'
import { maskName } from '../../domain/masking.ts'
import type { CaseFacts, Party } from '../../domain/mediation-case.ts'
import { type Fen, formatYuan } from '../../domain/money.ts'
import { type DocumentFacts, type FactRecord, namedText } from './facts.ts'
import { isOrganisation, personOf } from './person.ts'

export type AgreementInput = {
  /** null: a blank form to fill in by hand. */
  readonly case: CaseFacts | null
  /** The legal body whose seal makes the agreement effective, never the stationed room. null on a blank form. */
  readonly committee: string | null
  readonly amountInWords: (amount: Fen) => string
}

const BLANK_PARTY: Party = { side: 'applicant', name: null, residentId: null, phone: null, address: null }
/** A blank form has room for two parties and one mediator. */
const BLANK_PARTIES: readonly Party[] = [BLANK_PARTY, { ...BLANK_PARTY, side: 'respondent' }]

/** Facts of 人民调解协议书. The date of the agreement decides the parties' ages; everything unknown is null. */
export function agreementFacts(input: AgreementInput): DocumentFacts {
  const facts = input.case
  const parties = facts === null || facts.parties.length === 0 ? BLANK_PARTIES : facts.parties
  const agreedOn = facts?.agreedOn ?? null
  const caseNo = facts?.caseNo ?? null
  return {
    about: caseNo,
    values: {
      编号: caseNo,
      当事人: parties.map((party, index) => partyFacts(party, index, agreedOn)),
      纠纷事实: namedText(facts?.summary ?? null, '纠纷事实'),
      协议内容: namedText(facts?.agreementTerms ?? null, '协议内容'),
      ...amountFacts(facts?.amountFen ?? null, input.amountInWords),
      履行方式时限: performance(facts),
      // One for each party and one for the committee (人民调解法 art. 28; the form's own sentence).
      份数: facts === null || facts.parties.length === 0 ? null : parties.length + 1,
      调解员: mediatorFacts(facts),
      调委会: namedText(input.committee, '人民调解委员会名称'),
      协议日期: agreedOn === null ? null : formatChineseDate(agreedOn),
    },
  }
}

function partyFacts(party: Party, index: number, agreedOn: IsoDate | null): FactRecord {
  const who = subjectOf(party, index)
  const person = party.residentId === null ? null : personOf(party.residentId, agreedOn)
  return {
    地位: party.side === 'applicant' ? '申请人' : '被申请人',
    姓名: namedText(party.name, who),
    性别: person?.sex ?? null,
    民族: null,
    年龄: person?.age ?? null,
    职业或职务: null,
    联系方式: namedText(party.phone, `${who}的联系方式`),
    单位或住址: namedText(party.address, `${who}的单位或住址`),
    是单位: isOrganisation(party.name, party.residentId),
    法定代表人: null,
    法定代表人职务: null,
  }
}

/** A party in a message: the name masked as everywhere. */
function subjectOf(party: Party, index: number): string {
  const name = party.name?.trim() ?? ''
  return name === '' ? `第 ${index + 1} 位当事人` : `当事人“${maskName(name)}”`
}

function amountFacts(amount: Fen | null, inWords: (amount: Fen) => string): FactRecord {
  if (amount === null) return { 金额小写: null, 金额大写: null }
  return { 金额小写: `¥${formatYuan(amount)}`, 金额大写: inWords(amount) }
}

function performance(facts: CaseFacts | null): FactRecord[string] {
  const parts = [facts?.performanceManner, facts?.performanceDue].flatMap((part) => part?.trim() || [])
  return namedText(parts.join('；') || null, '履行方式、时限')
}

/** Who signs as mediator: those on the roster. A helper off the roster signs no agreement. */
function mediatorFacts(facts: CaseFacts | null): FactRecord[string] {
  const signing = facts?.mediators.filter(({ mediatorId }) => mediatorId !== null) ?? []
  const names = signing.map(({ mediator }) => namedText(mediator, `人民调解员“${mediator}”`))
  return names.length === 0 ? [null] : names
}
