// The problems of one file as marks on its cells, and the list of them for the summary sheet.
import type { CellMark, MarkedProblem } from '../../../domain/cell-mark.ts'
import type { Problem } from '../../../domain/problem.ts'
import type { World } from '../../../world.ts'
import type { ReadSource } from './job.ts'

/** A workbook with more marks than this helps nobody. */
const MOST = 20_000

export async function markedWorkbook(
  world: World,
  source: ReadSource,
  problems: AsyncIterable<Problem>,
): ReturnType<World['markFile']> {
  const marks: CellMark[] = []
  const listed: MarkedProblem[] = []
  for await (const problem of problems) {
    if (problem.file !== source.received.name || listed.length >= MOST) continue
    const columnIndex = columnOf(source, problem)
    const { severity, code, hint = null, message } = problem
    const [sheet, row] = [problem.sheet ?? null, problem.row ?? null]
    listed.push({
      severity,
      code,
      sheet,
      row,
      column: problem.column ?? null,
      columnIndex,
      got: problem.got ?? null,
      reason: message,
      remedy: hint,
    })
    if (row !== null)
      marks.push({ sheet, row, column: columnIndex, severity, text: hint === null ? message : `${message}\n${hint}` })
  }
  const counts = (severity: Problem['severity']): number => listed.filter((one) => one.severity === severity).length
  const lines = [
    `退回 ${counts('refused')} 处，待更正 ${counts('pending')} 处，提醒 ${counts('warning')} 处。`,
    '标红的格子所在的行没有导入，黄色的格子没有采用，蓝色的请核对。改好后直接导入本工作簿即可，这一页不会被当成台账。',
  ]
  return world.markFile(source.path, {
    marks,
    summary: { title: `导入问题：${source.received.name}`, lines, problems: listed },
  })
}

function columnOf({ places }: ReadSource, problem: Problem): number | null {
  const place = places.find((one) => one.sheet === (problem.sheet ?? null))
  const column =
    place?.columns.find(({ field }) => field === problem.field) ??
    place?.columns.find(({ header }) => header === problem.column)
  return column?.index ?? null
}
