// A case ready to be paid, and people to share it; a test changes what it is about.
import type { SubsidyFacts, SubsidyMediator } from '../../src/rules/subsidy/assessment.ts'
import { day } from './policies.ts'

export function person(number: number, change: Partial<SubsidyMediator> = {}): SubsidyMediator {
  return {
    mediatorId: `M${String(number).padStart(3, '0')}`,
    mediator: `调解员${number}`,
    role: number === 1 ? 'lead' : 'assistant',
    weight: 1,
    onRoster: true,
    occupation: null,
    ...change,
  }
}

export function facts(change: Partial<SubsidyFacts> = {}): SubsidyFacts {
  return {
    caseNo: '（2017）翠人调字第001号',
    acceptedOn: day('2017-10-12'),
    agreedOn: day('2017-10-14'),
    closedOn: day('2017-10-14'),
    outcome: 'settled',
    grade: '一般',
    agreementForm: 'written',
    mediators: [person(1)],
    ...change,
  }
}
