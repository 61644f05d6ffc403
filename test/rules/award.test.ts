// 一事一奖: eligibility case by case, every objection together; and what only suggests one.
import { describe, expect, it } from 'vitest'
import { fen } from '../../src/domain/money.ts'
import { type AwardFacts, awardFaults } from '../../src/rules/award/eligibility.ts'
import { awardGrounds } from '../../src/rules/award/suggest.ts'

const CLAUSES = { engagementOf: '', attendance: '', recovery: '', notice: '', award: '一事一奖' }
const POLICY = { award: { grades: ['重大'], ceilingFen: fen(500_000) }, clauseOf: CLAUSES }
const ANY = { award: { grades: null, ceilingFen: null }, clauseOf: CLAUSES }
const WANG = { mediatorId: 'M001', mediator: '王建国', amountFen: fen(200_000), onRoster: true, occupation: null }
const FACTS: AwardFacts = {
  outcome: 'settled',
  grade: '重大',
  people: [WANG],
  earlierAward: null,
  notEligibleOccupations: new Set(['公务员']),
}

describe('awardFaults', () => {
  it.each<readonly [string, Partial<AwardFacts>, readonly string[]]>([
    ['nothing against it (W16: 2,000.00)', {}, []],
    ['exactly the ceiling', { people: [{ ...WANG, amountFen: fen(500_000) }] }, []],
    [
      'a fen above it',
      { people: [{ ...WANG, amountFen: fen(500_001) }] },
      ['奖励共 5,000.01 元，超过标准的上限 5,000.00 元（一事一奖）'],
    ],
    ['not settled', { outcome: 'not-settled' }, ['案件没有调解成功，不能申报一事一奖']],
    ['a lower grade', { grade: '疑难' }, ['难易程度是“疑难”，标准只奖重大（一事一奖）']],
    ['no grade', { grade: null }, ['难易程度是“（没有填）”，标准只奖重大（一事一奖）']],
    ['awarded already', { earlierAward: 3 }, ['本案已经申报过奖励（编号 3），一事只奖一次']],
    ['a civil servant', { people: [{ ...WANG, occupation: ' 公务员 ' }] }, ['王建国的身份职业为公务员，不能领奖']],
    [
      'off the roster, for nothing',
      { people: [{ ...WANG, onRoster: false, amountFen: fen(0) }] },
      ['王建国的金额要大于 0', '王建国结案当日不在册'],
    ],
  ])('%s', (_, facts, faults) => expect(awardFaults({ ...FACTS, ...facts }, POLICY)).toEqual(faults))

  it('says all of it at once', () => {
    const facts = { ...FACTS, outcome: 'open' as const, grade: '一般', earlierAward: 1 }
    expect(awardFaults(facts, POLICY)).toHaveLength(3)
  })

  it('knows no grade and no ceiling where the policy names none', () => {
    expect(awardFaults({ ...FACTS, grade: '简单', people: [{ ...WANG, amountFen: fen(9_999_999) }] }, ANY)).toEqual([])
  })
})

describe('awardGrounds', () => {
  const supplement = { death: null, groupIncident: null }

  it.each([
    ['a death (W2)', { death: true, groupIncident: null }, '重大', ['涉及死亡', '难易程度“重大”']],
    ['a group incident', { death: false, groupIncident: true }, '重大', ['群体性纠纷', '难易程度“重大”']],
    ['the grade alone', supplement, '重大', ['难易程度“重大”']],
    ['a grade that is not awarded', { death: true, groupIncident: true }, '一般', []],
  ])('%s', (_, facts, grade, grounds) =>
    expect(awardGrounds({ outcome: 'settled', grade, supplement: facts }, POLICY)).toEqual(grounds),
  )

  it('speaks for none that was not settled', () => {
    expect(
      awardGrounds({ outcome: 'open', grade: '重大', supplement: { ...supplement, death: true } }, POLICY),
    ).toEqual([])
  })
})
