// An invented case of usual length, different for every number.
import { parseIsoDate } from '../src/domain/calendar.ts'
import type { CaseFacts } from '../src/domain/mediation-case.ts'
import { fen } from '../src/domain/money.ts'

const SURNAMES = '张王李赵陈刘杨黄周吴徐孙胡朱高林何郭马罗'
const GIVEN = '建国秀英志强丽华晓明海燕文斌春梅德福玉兰永刚雪琴'
const CAUSES = ['楼道堆放杂物影响通行', '宠物夜间吠叫', '装修噪声', '停车位占用', '墙面渗水', '树木遮光'] as const

function name(index: number): string {
  return `${SURNAMES[index % SURNAMES.length]}${GIVEN[(index * 7) % GIVEN.length]}${GIVEN[(index * 3 + 1) % GIVEN.length]}`
}

export function agreementCase(index: number): CaseFacts {
  const day = parseIsoDate(`2017-10-${String((index % 28) + 1).padStart(2, '0')}`)
  if (day === null) throw new RangeError('day')
  const [one, two] = [name(index), name(index + 11)]
  const cause = CAUSES[index % CAUSES.length]
  const sum = 500 + index * 10
  return {
    caseNo: `（2017）翠人调字第${String(index + 1).padStart(3, '0')}号`,
    acceptedOn: day,
    agreedOn: day,
    closedOn: day,
    disputeType: '邻里纠纷',
    grade: '一般',
    source: null,
    outcome: 'settled',
    agreementForm: 'written',
    amountFen: fen(sum * 100),
    incidentNo: null,
    summary:
      `2017年10月${(index % 28) + 1}日19时许，${one}与${two}在某某小区${(index % 9) + 1}栋楼下，因${cause}发生口角，继而互相推搡，` +
      `致${one}手腕擦伤，手机摔坏，支付医疗费${index + 60}.50元。双方对责任大小以及赔偿数额争议较大：${one}要求赔偿全部损失，` +
      `${two}认为“双方都有过错”，只愿承担一半，遂到派出所请求处理，经征得双方同意，由驻所人民调解室调解。`,
    agreementTerms:
      `1. ${two}一次性赔偿${one}医疗费、误工费、手机损失等各项费用共计${sum}.00元。\n` +
      `2. ${two}于2017年10月31日前消除影响，今后不再发生类似行为。\n` +
      `3. 双方互相谅解，今后不得再因此事发生纠纷；${one}不再就此事向${two}主张其他权利。`,
    performanceManner: '现金',
    performanceDue: '2017年10月31日前一次付清',
    peopleInvolved: 2,
    note: null,
    paidByHand: null,
    parties: [
      {
        side: 'applicant',
        name: one,
        residentId: null,
        phone: '19900000012',
        address: `宜宾市翠屏区某某路${index + 1}号`,
      },
      {
        side: 'respondent',
        name: two,
        residentId: null,
        phone: '19900000034',
        address: `宜宾市翠屏区某某街${index + 3}号`,
      },
    ],
    mediators: [{ mediatorId: 'M001', mediator: '王建国', role: 'lead', weight: 1 }],
  }
}
