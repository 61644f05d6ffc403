// `gongtiao roster alias 张叁 张三`: a spelling found in ledgers means this mediator, from now on.
import { type Command, has, text } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { nearestName } from '../../domain/nearest.ts'
import type { Mediator } from '../../domain/people.ts'
import { cleanName } from '../../ledger/values/people.ts'
import { operationHead } from '../shared/head.ts'
import { trialMark } from '../shared/trial.ts'

export const command: Command = {
  arguments: [
    { name: 'ALIAS', summary: '台账里的写法，例如 张叁', required: false },
    { name: 'NAME', summary: '花名册里的姓名，例如 张三', required: false },
  ],
  options: [{ name: 'id', value: 'M001', summary: '花名册里有同名的人时，写明编号' }],
  mutates: true,
  examples: ['gongtiao roster alias 张叁 张三', 'gongtiao roster alias'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const [word, name] = input.args
    const store = await world.store(word === undefined || isDryRun ? 'read' : 'write')
    const mediators = await store.roster.mediators()
    const nameOf = (id: string): string => mediators.find((one) => one.mediatorId === id)?.mediator ?? ''
    if (word === undefined) {
      const aliases = await store.roster.aliases()
      return {
        exit: 0,
        tables: [
          {
            title: '姓名的别的写法',
            columns: ['台账里的写法', '花名册里的姓名', '编号'].map((title) => ({ title, kind: 'text' as const })),
            rows: aliases.map((one) => [one.alias, nameOf(one.mediatorId), one.mediatorId]),
          },
        ],
        document: { aliases: aliases.map((one) => ({ ...one, mediator: nameOf(one.mediatorId) })) },
      }
    }
    if (name === undefined) {
      throw new AppError('USAGE', '要写明台账里的写法和花名册里的姓名。', {
        hint: '例如 gongtiao roster alias 张叁 张三',
        usage: true,
      })
    }
    const alias = cleanName(word)
    const person = personNamed(name, text(input, 'id'), mediators)
    refuseName(alias, mediators)
    const told = { alias, mediatorId: person.mediatorId }
    const operation = isDryRun ? null : await store.roster.addAlias(told, operationHead(world, 'roster alias'))
    const done = isDryRun ? trialMark(true) : operation === null ? '早已记下：' : '已记下：'
    return {
      exit: 0,
      lines: [`${done}台账里的“${alias}”就是 ${person.mediator}（${person.mediatorId}）。`],
      closing: operation === null ? [] : ['被退回的行请重新导入。'],
      document: { ...told, mediator: person.mediator, dryRun: isDryRun },
    }
  },
}

function personNamed(word: string, id: string | null, mediators: readonly Mediator[]): Mediator {
  const name = cleanName(word)
  const found = mediators.filter((one) => cleanName(one.mediator) === name && (id === null || one.mediatorId === id))
  const [person, ...others] = found
  if (person === undefined) {
    const nearest = nearestName(
      name,
      mediators.map((one) => one.mediator),
    )
    throw new AppError('MEDIATOR-UNKNOWN', `花名册里没有“${word}”${nearest === null ? '' : `，是不是“${nearest}”？`}`, {
      hint: '姓名照花名册写：gongtiao roster list',
    })
  }
  if (others.length > 0) {
    const ids = found.map((one) => one.mediatorId).join('、')
    throw new AppError('MEDIATOR-AMBIGUOUS', `花名册里有 ${found.length} 位${name}（${ids}）。`, {
      hint: `请加 --id，例如 --id ${person.mediatorId}`,
    })
  }
  return person
}

/** A name of the roster means the person who bears it. */
function refuseName(alias: string, mediators: readonly Mediator[]): void {
  const bearer = mediators.find((one) => cleanName(one.mediator) === alias)
  if (bearer === undefined) return
  throw new AppError('ALIAS-IS-NAME', `“${alias}”本来就是花名册里的人（${bearer.mediatorId}），不能再指别人。`, {
    hint: '如果台账写错了人，请改台账。',
  })
}
