// A dirty ledger as the bytes of its file.
import type { DirtyLedger } from './draft.ts'
import { csvBytes } from './write-csv.ts'
import { exceljsBytes } from './write-exceljs.ts'
import { packed, xmlParts } from './write-xml.ts'

export async function bytesOf({ form, grids }: DirtyLedger): Promise<Uint8Array> {
  switch (form.kind) {
    case 'csv': {
      const [grid] = grids
      if (grid === undefined) throw new Error('a csv ledger without a sheet')
      return csvBytes(grid, form)
    }
    case 'exceljs':
      return exceljsBytes(grids)
    case 'xml':
      return packed(xmlParts(grids, form))
  }
}
