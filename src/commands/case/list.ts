// `gongtiao case list`: the registry, filtered.
import { type Command, type Input, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { FORM_LABEL, OUTCOME_LABEL } from '../../domain/mediation-case.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { CaseFilter, Store } from '../../store.ts'
import type { World } from '../../world.ts'
import { caseDocument } from '../shared/case-view.ts'
import { countyLabel } from '../shared/labels.ts'
import { monthWord } from '../shared/words.ts'

export const command: Command = {
  arguments: [],
  options: [
    { name: 'month', value: 'M', summary: '受理月份' },
    { name: 'county', value: '区县', summary: '区县' },
    { name: 'station', value: '派出所', summary: '派出所' },
    { name: 'outcome', value: '结果', summary: '调解成功、调解不成功、撤回、移交、调解中' },
    { name: 'grade', value: '等级', summary: '难易程度' },
    { name: 'mediator', value: '姓名', summary: '调解员' },
  ],
  mutates: false,
  examples: ['gongtiao case list --month 2017-10', 'gongtiao case list --station 新街派出所 --out 案件.xlsx'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const filter = filterOf(input, world)
    return {
      exit: 0,
      tables: [
        {
          title: '',
          columns: [
            { title: '案号', kind: 'text' },
            { title: '区县', kind: 'text' },
            { title: '派出所', kind: 'text' },
            { title: '受理', kind: 'date' },
            { title: '结案', kind: 'date' },
            { title: '纠纷类型', kind: 'text' },
            { title: '等级', kind: 'text' },
            { title: '结果', kind: 'text' },
            { title: '形式', kind: 'text' },
            { title: '涉案金额', kind: 'money' },
            { title: '调解员', kind: 'text' },
          ],
          rows: rows(store, filter),
        },
      ],
      notices: await unknownWords(store, filter),
      document: { cases: documents(store, filter, world.reveal) },
    }
  },
}

function filterOf(input: Input, world: World): CaseFilter {
  const month = text(input, 'month')
  const outcome = text(input, 'outcome')
  const word =
    outcome === null
      ? null
      : Object.entries(OUTCOME_LABEL).find(([key, label]) => key === outcome || label === outcome)?.[0]
  if (word === undefined)
    throw new AppError('USAGE', `没有“${outcome}”这种调解结果。`, {
      hint: `可用：${Object.values(OUTCOME_LABEL).join('、')}`,
      usage: true,
    })
  const [county, station, grade, mediator] = ['county', 'station', 'grade', 'mediator'].map((name) => text(input, name))
  return {
    ...(month === null ? {} : { month: monthWord(month, world.today) }),
    ...(word === null ? {} : { outcome: word }),
    ...(county == null ? {} : { county }),
    ...(station == null ? {} : { station }),
    ...(grade == null ? {} : { grade }),
    ...(mediator == null ? {} : { mediator }),
  }
}

/** A filter word that the roster does not know finds nothing: an empty list that says so. */
async function unknownWords(store: Store, { county, station, mediator }: CaseFilter): Promise<readonly string[]> {
  const stations = await store.roster.stations()
  const known: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ['区县', county, stations.map((one) => one.county)],
    ['派出所', station, stations.map((one) => one.station)],
    ['调解员', mediator, (await store.roster.mediators()).map((one) => one.mediator)],
  ]
  return known.flatMap(([what, word, names]) => {
    if (word === undefined || names.includes(word)) return []
    const near = nearestName(word, names)
    return [`花名册里没有${what}“${word}”${near === null ? '' : `，是不是“${near}”？`}`]
  })
}

async function* rows(store: Store, filter: CaseFilter): AsyncGenerator<readonly (string | number | null)[]> {
  for await (const { facts, county, station } of store.cases.list(filter)) {
    yield [
      facts.caseNo,
      countyLabel(county),
      station,
      facts.acceptedOn,
      facts.closedOn,
      facts.disputeType,
      facts.grade,
      OUTCOME_LABEL[facts.outcome],
      facts.agreementForm === null ? '' : FORM_LABEL[facts.agreementForm],
      facts.amountFen,
      facts.mediators.map((one) => one.mediator).join('、'),
    ]
  }
}

async function* documents(
  store: Store,
  filter: CaseFilter,
  reveal: boolean,
): AsyncGenerator<ReturnType<typeof caseDocument>> {
  for await (const one of store.cases.list(filter)) yield caseDocument(one, reveal)
}
