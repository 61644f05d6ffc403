// Reads ledgers for who works where, before there is a roster: each file through the layout that sees only that.
import { type AppError, isAppError } from '../../domain/app-error.ts'
import { unpackFacts } from '../../domain/packed-facts.ts'
import type { LedgerLayout } from '../../ledger/layout-file.ts'
import { StaffFinds, type StaffRow, staffLayout } from '../../ledger/staff-finds.ts'
import type { World } from '../../world.ts'

export type StaffFound = {
  readonly staff: readonly StaffRow[]
  readonly unreadable: readonly { readonly path: string; readonly error: AppError }[]
}

export async function findStaff(world: World, paths: readonly string[], layout: LedgerLayout): Promise<StaffFound> {
  const finds = new StaffFinds()
  const unreadable: { path: string; error: AppError }[] = []
  for (const [index, path] of paths.entries()) {
    world.progress.report('读台账', index, paths.length)
    try {
      await readOne(world, path, { layout, finds })
    } catch (error) {
      if (!isAppError(error)) throw error
      unreadable.push({ path, error })
    }
  }
  world.progress.end()
  return { staff: finds.rows(), unreadable }
}

type Job = { readonly layout: LedgerLayout; readonly finds: StaffFinds }

/** A ledger without a column of stations may still name the rooms, and a room is called by its station. */
async function readOne(world: World, path: string, job: Job): Promise<void> {
  try {
    await readAs(world, path, { ...job, roomOnly: false })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'COLUMN-MISSING') throw error
    await readAs(world, path, { ...job, roomOnly: true })
  }
}

/** Nothing is added until the whole file is read: one that fails half-way leaves no half of its names. */
async function readAs(
  world: World,
  path: string,
  { layout, finds, roomOnly }: Job & { readonly roomOnly: boolean },
): Promise<void> {
  const ledger = await world.readLedger(path, {
    layout: staffLayout(layout, { roomOnly }),
    roster: null,
    gradeWords: new Map(),
    today: world.today,
    assignNumbers: true,
  })
  const seen = new StaffFinds()
  try {
    for await (const { cases } of ledger.batches) {
      for (const { station, packed } of cases) {
        const { note, summary, agreementTerms, mediators } = unpackFacts(packed)
        const room = roomOnly ? station : summary
        seen.add({ station, county: note, room, committee: agreementTerms, mediators })
      }
    }
  } finally {
    await ledger.close()
  }
  finds.join(seen)
}
