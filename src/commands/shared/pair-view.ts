// A pair of cases for the screen, a file and a machine: parties masked unless asked for.
import { RELATION_LABEL } from '../../domain/case-relation.ts'
import type { PartySide } from '../../domain/mediation-case.ts'
import type { Column, Table, TableValue } from '../../domain/table.ts'
import type { RelatedPair, StoredCase } from '../../store.ts'
import { caseDocument, maskedParty } from './case-view.ts'
import { countyLabel } from './labels.ts'

export function pairDocument({ cases, score, reasons, relation, note }: RelatedPair, reveal: boolean) {
  return {
    cases: cases.map((one) => caseDocument(one, reveal)),
    score,
    reasons: [...reasons],
    relation: relation === null ? null : RELATION_LABEL[relation],
    note,
  }
}

/** What fits a terminal of 80 columns; the console of an older Windows is no wider. */
const ROOM = 78

export function* pairLines(pair: RelatedPair, number: number, reveal: boolean): Generator<string> {
  const { score, reasons } = pair
  if (score === null) yield `第 ${number} 对`
  else yield* wrapped(reasons, { before: `第 ${number} 对　相似 ${score} 分：`, between: '、' })
  const numberWidth = Math.max(...pair.cases.map((one) => widthOf(one.facts.caseNo)))
  const stationWidth = Math.max(...pair.cases.map((one) => widthOf(one.station)))
  for (const one of pair.cases) {
    const cells = [padded(one.facts.caseNo, numberWidth), one.facts.acceptedOn, padded(one.station, stationWidth)]
    yield `  ${[...cells, partiesOf(one, reveal)].join('  ')}`.trimEnd()
  }
  if (pair.relation !== null) yield `  ${answerOf(pair)}`
}

const answerOf = ({ relation, note }: RelatedPair): string =>
  relation === null ? '' : `已答复：${RELATION_LABEL[relation]}${note === null ? '' : `（${note}）`}`

function partiesOf(one: StoredCase, reveal: boolean): string {
  const sides = [sideOf(one, 'applicant', reveal), sideOf(one, 'respondent', reveal)]
  return sides.every((side) => side === '') ? '' : sides.map((side) => (side === '' ? '未写明' : side)).join(' 与 ')
}

function sideOf({ facts }: StoredCase, side: PartySide, reveal: boolean): string {
  const parties = facts.parties.filter((party) => party.side === side)
  return parties.flatMap((party) => maskedParty(party, reveal).name ?? []).join('、')
}

const COLUMNS: readonly Column[] = [
  { title: '对', kind: 'integer' },
  { title: '案号', kind: 'text' },
  { title: '区县', kind: 'text' },
  { title: '派出所', kind: 'text' },
  { title: '受理', kind: 'date' },
  { title: '申请人', kind: 'text' },
  { title: '被申请人', kind: 'text' },
  { title: '纠纷类型', kind: 'text' },
  { title: '涉案金额', kind: 'money' },
  { title: '来源', kind: 'text' },
  { title: '相似', kind: 'integer' },
  { title: '依据', kind: 'text' },
  { title: '答复', kind: 'text' },
]

/** Two rows a pair, so that what differs stands one under the other. */
export function pairTable(pairs: AsyncIterable<RelatedPair>, reveal: boolean): Table {
  async function* rows(): AsyncGenerator<readonly TableValue[]> {
    let number = 0
    for await (const pair of pairs) {
      number += 1
      const about = [pair.score, pair.reasons.join('、'), answerOf(pair)]
      for (const one of pair.cases) yield [number, ...caseCells(one, reveal), ...about]
    }
  }
  return { title: '疑似重复', columns: COLUMNS, rows: rows() }
}

function caseCells(one: StoredCase, reveal: boolean): readonly TableValue[] {
  const { facts, origin } = one
  return [
    facts.caseNo,
    countyLabel(one.county),
    one.station,
    facts.acceptedOn,
    sideOf(one, 'applicant', reveal),
    sideOf(one, 'respondent', reveal),
    facts.disputeType,
    facts.amountFen,
    `${origin.file}${origin.sheet === null ? '' : `“${origin.sheet}”`} 第${origin.row}行`,
  ]
}

/** Han characters and full-width signs take two columns. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (character >= '\u2e80' ? 2 : 1), 0)
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

type Joint = { readonly before: string; readonly between: string }

/** Pieces in a row; what no longer fits goes on under the first. */
function* wrapped(pieces: readonly string[], { before, between }: Joint): Generator<string> {
  let line = before
  for (const [index, piece] of pieces.entries()) {
    const next = index === 0 ? piece : `${between}${piece}`
    if (widthOf(line) + widthOf(next) > ROOM) {
      yield `${line}${between}`
      line = `${' '.repeat(widthOf(before))}${piece}`
    } else line += next
  }
  yield line
}
