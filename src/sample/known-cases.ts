// The three cases of Yibin that the public record tells of: place, day, kind of dispute and how it ended are from it.
// Parties, amounts and wording are invented, as everything else of the sample.
import type { IsoDate } from '../domain/calendar.ts'
import { type Fen, fen } from '../domain/money.ts'
import { day } from './places.ts'

export type KnownCase = {
  readonly station: string
  readonly acceptedOn: IsoDate
  readonly closedOn: IsoDate
  readonly disputeType: string
  readonly grade: string
  readonly amountFen: Fen
  readonly peopleInvolved: number
  readonly respondent: string
  readonly summary: string
  readonly agreementTerms: string
  readonly performanceManner: string
  readonly performanceDue: string
  readonly note: string
}

export const KNOWN_CASES: readonly KnownCase[] = [
  {
    station: '沙坪派出所',
    acceptedOn: day('2017-11-06'),
    closedOn: day('2017-11-06'),
    disputeType: '合同纠纷',
    grade: '疑难',
    amountFen: fen(38_600_000),
    peopleInvolved: 9,
    respondent: '宜宾示例机械制造有限公司',
    summary: '申请人因借款到期未还，带人到被申请人厂区讨要，致企业停产，企业报警后由派出所引导至调解室。',
    agreementTerms: '被申请人分两期归还申请人借款386,000元，申请人即日撤离人员，保证企业恢复生产。',
    performanceManner: '其他',
    performanceDue: '2017年11月30日前归还一半，余款于2018年1月31日前付清',
    note: '企业当日恢复生产',
  },
  {
    station: '新街派出所',
    acceptedOn: day('2017-09-03'),
    closedOn: day('2017-11-03'),
    disputeType: '医疗纠纷',
    grade: '疑难',
    amountFen: fen(12_800_000),
    peopleInvolved: 8,
    respondent: '翠屏区示例医院',
    summary: '患者家属对诊疗结果不满，在医院聚集。调解室会同卫生计生部门、街道和社区先后多次组织双方协商，历时两个月。',
    agreementTerms: '被申请人一次性补偿申请人128,000元，申请人不再以任何方式主张权利，双方就此事了结。',
    performanceManner: '赔偿损失',
    performanceDue: '2017年11月15日前一次性付清',
    note: '经双方书面同意延长调解期限',
  },
  {
    station: '新城派出所',
    acceptedOn: day('2017-10-17'),
    closedOn: day('2017-10-17'),
    disputeType: '损害赔偿纠纷',
    grade: '重大',
    amountFen: fen(68_000_000),
    peopleInvolved: 21,
    respondent: '宜宾县示例商业管理有限公司',
    summary: '装修工人在商场施工时坠落身亡，亲属二十余人到场。调解室当日连续调解七个多小时，双方当场签订协议。',
    agreementTerms: '被申请人一次性赔偿申请人死亡赔偿金、丧葬费等共计680,000元，申请人就此事不再追究其他责任。',
    performanceManner: '赔偿损失',
    performanceDue: '2017年10月20日前一次性付清',
    note: '涉及人员死亡，已按规定报告',
  },
]
