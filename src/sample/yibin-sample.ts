// The sample of Yibin, autumn 2017: eleven counties, 23 stations, 46 mediators, 654 cases, and the files that the offices
// would send. Pure: the same seed gives the same bytes. All people are invented.
import { type SampleCase, sampleCases } from './cases.ts'
import { ledgerFiles } from './ledger-files.ts'
import { type SampleMediator, sampleMediators } from './mediators.ts'
import { nameBookOf } from './people.ts'
import { type SampleStation, STATIONS } from './places.ts'
import { randomOf } from './random.ts'
import { rosterFile } from './roster-sheet.ts'
import type { SampleFile, SampleWorkbookFile } from './sample-file.ts'

export type Sample = {
  readonly stations: readonly SampleStation[]
  readonly mediators: readonly SampleMediator[]
  readonly cases: readonly SampleCase[]
  readonly roster: SampleWorkbookFile
  readonly ledgers: readonly SampleFile[]
}

/** The seed of the bundled demo. */
export const DEMO_SEED = 2017

export function yibinSample(seed: number): Sample {
  const names = nameBookOf(randomOf(seed, 1))
  const mediators = sampleMediators(randomOf(seed, 2), names, STATIONS)
  const cases = sampleCases(randomOf(seed, 3), names, mediators)
  return {
    stations: STATIONS,
    mediators,
    cases,
    roster: rosterFile('驻所人民调解员花名册.xlsx', mediators),
    ledgers: ledgerFiles(cases),
  }
}
