// A labelled case as the cells of a ledger's row.
import { type Entry, type Person, STATIONS } from './disputes.ts'

/** The cells of its row. */
export function rowOf(entry: Entry): { readonly [column: string]: string; readonly 派出所: string } {
  const several = (people: readonly Person[], key: keyof Person): string => {
    const values = people.map((one) => one[key])
    // A cell pairs with the names only where it has one for each.
    return values.includes(null) ? (values[0] ?? '') : values.join('、')
  }
  return {
    派出所: STATIONS[entry.station] ?? '',
    受理日期: entry.acceptedOn,
    结案日期: entry.closedOn,
    纠纷类型: entry.disputeType,
    涉案金额: entry.yuan === null ? '' : String(entry.yuan),
    警情编号: entry.incidentNo ?? '',
    纠纷简要情况: entry.summary ?? '',
    申请人: several(entry.applicants, 'name'),
    申请人身份证号: several(entry.applicants, 'residentId'),
    申请人电话: several(entry.applicants, 'phone'),
    被申请人: several(entry.respondents, 'name'),
    被申请人身份证号: several(entry.respondents, 'residentId'),
    被申请人电话: several(entry.respondents, 'phone'),
  }
}
