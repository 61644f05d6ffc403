// The readers of one ledger file: date, sum and code words, each remembering the texts it has seen, set up once from the
// layout and the policy pack's words.
import type { IsoDate } from '../domain/calendar.ts'
import type { AgreementForm, Outcome } from '../domain/mediation-case.ts'
import type { Fen } from '../domain/money.ts'
import type { LedgerContext } from './context.ts'
import { compact, isNothing, remember, trimmed } from './text.ts'
import { EARLIEST_YEAR, readDate, readDateText, withinYears } from './values/date.ts'
import { type MediatorNames, readMediatorNames } from './values/mediator-names.ts'
import { type PaidByHand, type PaidWord, readPaidByHand } from './values/paid-by-hand.ts'
import { BLANK, type FilledCell, type Reading, textOf, value } from './values/reading.ts'
import { readSum, readSumText } from './values/sum.ts'
import { listedWord, readGrade, readWord, wordsOf } from './values/words.ts'

type Reader<T> = (cell: FilledCell) => Reading<T>

export type CodeWords = {
  readonly date: Reader<IsoDate>
  readonly sum: Reader<Fen>
  readonly outcome: Reader<Outcome>
  readonly agreementForm: Reader<AgreementForm>
  readonly grade: Reader<string>
  readonly paidByHand: Reader<PaidByHand>
  readonly mediators: (text: string) => MediatorNames
  /** A type or source in the words of its list; another text stays as it is written. */
  readonly disputeType: Reader<string>
  readonly source: Reader<string>
  readonly listed: { readonly disputeType: ReadonlySet<string>; readonly source: ReadonlySet<string> }
}

/** `scale`: the unit of the column of sums. */
export function codeWordsOf({ layout, gradeWords, today }: LedgerContext, scale: number): CodeWords {
  const outcomes = wordsOf<Outcome>(layout.words.outcome)
  const forms = wordsOf<AgreementForm>(layout.words.agreementForm)
  const grades = new Map([...gradeWords].map(([word, grade]) => [compact(word), grade]))
  const listed = { disputeType: new Set(layout.lists.disputeType), source: new Set(layout.lists.source) }
  const years = { from: EARLIEST_YEAR, to: Number(today.slice(0, 4)) + 1 }
  const date = remember((text) => withinYears(readDateText(text), years))
  const sum = remember((text) => readSumText(text, scale))
  const readDay: Reader<IsoDate> = (cell) =>
    typeof cell === 'string' ? date(cell) : withinYears(readDate(cell), years)
  const paid = { words: wordsOf<PaidWord>(layout.words.paidByHand), date: readDay, today }
  return {
    date: readDay,
    paidByHand: (cell) => readPaidByHand(cell, paid),
    sum: (cell) => (typeof cell === 'string' ? sum(cell) : readSum(cell, scale)),
    outcome: byText((text) => readWord(text, outcomes, 'OUTCOME-UNKNOWN')),
    agreementForm: byText((text) => readWord(text, forms, 'FORM-UNKNOWN')),
    grade: byText((text) => readGrade(text, grades)),
    mediators: remember(readMediatorNames),
    disputeType: byText((text) => readListed(text, listed.disputeType)),
    source: byText((text) => readListed(text, listed.source)),
    listed,
  }
}

function readListed(text: string, list: ReadonlySet<string>): Reading<string> {
  const written = trimmed(text)
  return isNothing(written) ? BLANK : value(listedWord(written, list) ?? written)
}

function byText<T>(read: (text: string) => Reading<T>): Reader<T> {
  const remembered = remember(read)
  return (cell) => remembered(textOf(cell))
}
