// What a notice says of a run: a row a person with subsidy or award, by payer, station and person.
import type { NoticeRow } from '../../documents/papers/notice.ts'
import { addFen } from '../../domain/money.ts'
import type { Run, Store } from '../../store.ts'
import { countyLabel } from './labels.ts'

export async function noticeRows(
  store: Store,
  run: Run,
): Promise<readonly { readonly county: string; readonly rows: readonly NoticeRow[] }[]> {
  const rooms = new Map((await store.roster.stations()).map((one) => [one.stationId, one.room]))
  const payers = new Map<string, NoticeRow[]>()
  for await (const slip of store.payroll.payslips(run)) {
    const ofCases = slip.lines.filter((line) => line.kind === 'case-subsidy' || line.kind === 'arrears')
    const awards = slip.lines.filter((line) => line.kind === 'award')
    if (ofCases.length === 0 && awards.length === 0) continue
    const county = countyLabel(slip.county)
    const row = {
      station: slip.station,
      room: rooms.get(slip.stationId) ?? '',
      mediator: slip.mediator,
      cases: new Set(ofCases.filter((line) => line.caseNo !== null).map((line) => line.caseNo)).size,
      subsidyFen: addFen(...ofCases.map((line) => line.amountFen)),
      awardFen: addFen(...awards.map((line) => line.amountFen)),
    }
    payers.set(county, [...(payers.get(county) ?? []), row])
  }
  return [...payers].map(([county, rows]) => ({ county, rows }))
}
