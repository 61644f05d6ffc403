// Invented cases for the tests of documents: a short one, a long one, one with many parties.
import { parseIsoDate } from '../../src/domain/calendar.ts'
import type { CaseFacts, Party } from '../../src/domain/mediation-case.ts'
import { fen } from '../../src/domain/money.ts'

function date(text: string) {
  const parsed = parseIsoDate(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

export function party(facts: Partial<Party>): Party {
  return { side: 'applicant', name: null, residentId: null, phone: null, address: null, ...facts }
}

const ZHANG = party({
  name: '张建军',
  residentId: '511502198003120014',
  phone: '19900000012',
  address: '宜宾市翠屏区某某街道某某路18号3栋2单元501室',
})
const LI = party({
  side: 'respondent',
  name: '李秀英',
  residentId: '511502197511200024',
  phone: '19900000034',
  address: '宜宾市翠屏区某某街道某某路18号3栋2单元401室',
})

export function shortCase(facts: Partial<CaseFacts> = {}): CaseFacts {
  return {
    caseNo: '（2017）翠人调字第012号',
    acceptedOn: date('2017-10-17'),
    agreedOn: date('2017-10-19'),
    closedOn: date('2017-10-20'),
    disputeType: '邻里纠纷',
    grade: '一般',
    source: null,
    outcome: 'settled',
    agreementForm: 'written',
    amountFen: fen(1200000),
    incidentNo: null,
    summary: '双方因楼道堆放杂物发生口角，张建军的手机摔坏。',
    agreementTerms: '李秀英赔偿张建军人民币12,000.00元。',
    performanceManner: '现金',
    performanceDue: '2017年10月31日前一次付清',
    peopleInvolved: 2,
    note: null,
    paidByHand: null,
    parties: [ZHANG, LI],
    mediators: [{ mediatorId: 'M001', mediator: '王建国', role: 'lead', weight: 1 }],
    ...facts,
  }
}

const LONG_FACT =
  '2017年10月15日19时许，申请人张建军与被申请人李秀英在某某小区3栋2单元楼道内，因楼道堆放杂物影响通行发生口角，' +
  '继而互相推搡，致张建军左手手腕擦伤，随身携带的手机（价值2,400.00元）摔坏。张建军到医院就诊，支付医疗费860.50元。' +
  '双方对责任大小以及赔偿数额争议较大：张建军要求赔偿全部损失，李秀英认为“双方都有过错”，只愿承担一半——各不相让……'

export function longCase(): CaseFacts {
  const terms = Array.from(
    { length: 12 },
    (_, index) => `${index + 1}. 李秀英分期赔偿张建军医疗费、误工费等各项费用，第${index + 1}期1,000.00元。`,
  )
  return shortCase({
    summary: Array.from({ length: 12 }, () => LONG_FACT).join('\n'),
    agreementTerms: terms.join('\n'),
  })
}

export function manyPartiesCase(): CaseFacts {
  const others = [
    party({ name: '阿卜杜热西提·买买提艾力', phone: '19900000056', address: '新疆维吾尔自治区喀什地区某某县某某乡' }),
    party({
      side: 'respondent',
      name: '宜宾市某某物业服务有限责任公司',
      phone: '0831-0000000',
      address: '宜宾市翠屏区某某路一段999号A座（副楼）18层1801—1806室',
    }),
    party({ side: 'respondent', name: null }),
  ]
  const helper = { mediatorId: 'M002', mediator: '刘晓燕', role: 'assistant', weight: 1 } as const
  return shortCase({ parties: [ZHANG, LI, ...others], mediators: [...shortCase().mediators, helper] })
}
