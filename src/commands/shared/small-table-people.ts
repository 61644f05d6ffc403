// The rows of a small sheet matched with the roster: unknown names, namesakes, and a person on two rows are faults of the
// row; nobody is guessed.

import type { Mediator } from '../../domain/people.ts'
import type { Problem } from '../../domain/problem.ts'
import { choicesOf, findPerson, type People } from './find-person.ts'
import type { ColumnWords, TableRow } from './small-table.ts'

type PersonField = 'person' | 'personId' | 'station'

export const PERSON_COLUMNS: ColumnWords<PersonField> = {
  person: { words: ['姓名', '调解员', '调解员姓名', '人员姓名', '员工姓名'], needed: true },
  personId: { words: ['编号', '人员编号', '工号'] },
  station: { words: ['派出所', '所属派出所', '驻所', '派驻派出所', '派出所名称'] },
}

export type PersonRow<F extends string> = { readonly row: TableRow<F>; readonly person: Mediator }

/** The rows whose person is known, and the faults of the others. */
export function peopleRows<F extends string>(
  people: People,
  rows: readonly TableRow<F | PersonField>[],
): { readonly found: readonly PersonRow<F | PersonField>[]; readonly faults: readonly Problem[] } {
  const found: PersonRow<F | PersonField>[] = []
  const faults: Problem[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const person = personOf(people, row)
    if ('code' in person) {
      faults.push(person)
      continue
    }
    const first = seen.get(person.mediatorId)
    if (first === undefined) found.push({ row, person })
    else faults.push(twice(row, person, first))
    seen.set(person.mediatorId, first ?? row.row)
  }
  return { found, faults }
}

/** By number where the sheet has one, else by name and station; number and name must mean one person. */
function personOf(people: People, row: TableRow<PersonField>): Mediator | Problem {
  const name = row.text('person')
  const id = row.text('personId')
  const word = /^M\d/i.test(id) ? id : name
  if (word === '') {
    return row.fault('PERSON-MISSING', 'person', { message: '没有填姓名', hint: '补上姓名后重新导入' })
  }
  const found = findPerson(people, word, row.text('station'))
  switch (found.kind) {
    case 'one':
      return word === name || isNamed(people, found.person, name) ? found.person : otherName(row, found.person)
    case 'none': {
      const guess = found.nearest === null ? '' : `，是不是“${found.nearest}”？`
      return row.fault('PERSON-UNKNOWN', word === name ? 'person' : 'personId', {
        message: `花名册里没有“${word}”${guess}`,
        hint: '姓名照花名册写，或先把他导入花名册',
      })
    }
    case 'several':
      return row.fault('PERSON-AMBIGUOUS', 'person', {
        message: `“${name}”和派出所对不上一个人：${choicesOf(people, found.found)}`,
        hint: '写上编号，或照花名册写派出所',
      })
  }
}

function isNamed(people: People, person: Mediator, name: string): boolean {
  if (name === '') return true
  const named = findPerson({ ...people, mediators: [person] }, name, null)
  return named.kind === 'one'
}

function otherName(row: TableRow<PersonField>, person: Mediator): Problem {
  return row.fault('PERSON-AMBIGUOUS', 'person', {
    message: `编号 ${person.mediatorId} 是${person.mediator}，这一行写的姓名却是“${row.text('person')}”`,
    hint: '改正编号或姓名后重新导入',
  })
}

function twice(row: TableRow<PersonField>, person: Mediator, first: number): Problem {
  return row.fault('PERSON-TWICE', 'person', {
    message: `${person.mediator}（${person.mediatorId}）在第 ${first} 行已经有了`,
    hint: '一个人只留一行；同名的两个人写上编号或派出所',
  })
}
