// `gongtiao case duplicates`: pairs of cases that may be one dispute, for a person to answer. On the screen a block a
// pair, the two cases one above the other; in a file two rows a pair. How they look is left to shared/pair-view.ts.
import { type Command, has } from '../../command.ts'
import type { RelatedPair, Store } from '../../store.ts'
import { pairDocument, pairLines, pairTable } from '../shared/pair-view.ts'

export const command: Command = {
  arguments: [],
  options: [{ name: 'all', summary: '连同已经答复的' }],
  mutates: false,
  examples: ['gongtiao case duplicates', 'gongtiao case duplicates --all --out 疑似重复.xlsx'],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const store = await world.store('read')
    const answered = has(input, 'all')
    const pairs = () => store.cases.pairs({ answered })
    const isForFile = has(input, 'out')
    return {
      exit: 0,
      lines: isForFile ? [] : screenLines(pairs(), { reveal: world.reveal, answered }),
      tables: isForFile ? [pairTable(pairs(), world.reveal)] : [],
      closing: isForFile ? [] : await howToAnswer(store),
      document: { pairs: documents(pairs(), world.reveal) },
    }
  },
}

type Shown = { readonly reveal: boolean; readonly answered: boolean }

async function* screenLines(pairs: AsyncIterable<RelatedPair>, shown: Shown): AsyncGenerator<string> {
  let count = 0
  for await (const pair of pairs) {
    count += 1
    if (count > 1) yield ''
    yield* pairLines(pair, count, shown.reveal)
  }
  if (count === 0) yield shown.answered ? '没有疑似同一纠纷的案件。' : '没有待答复的疑似重复。'
}

/** With the first open pair as the example, in words that can be typed as they stand. */
async function howToAnswer(store: Store): Promise<readonly string[]> {
  for await (const { cases } of store.cases.pairs({ answered: false })) {
    const words = await Promise.all(cases.map((one) => store.cases.find(one.facts.caseNo)))
    const isAmbiguous = words.some((found) => found.length > 1)
    const [first, second] = cases
    const stations = isAmbiguous ? ` --station ${first.station} --station ${second.station}` : ''
    return [
      '',
      '怎么答复（以第一对为例；三种里选一种，可加 --reason 说明）：',
      `gongtiao case link ${typed(first.facts.caseNo)} ${typed(second.facts.caseNo)}${stations} --relation 同一纠纷`,
      '同一纠纷：只发先登记的一件　移交、无关：两件各按自己的情况发　没有答复：两件都暂不发',
    ]
  }
  return []
}

/** A shell would take half-width brackets and spaces for its own. */
const typed = (no: string): string => (/[\s()<>[\]{}&|;]/.test(no) ? `"${no}"` : no)

async function* documents(
  pairs: AsyncIterable<RelatedPair>,
  reveal: boolean,
): AsyncGenerator<ReturnType<typeof pairDocument>> {
  for await (const pair of pairs) yield pairDocument(pair, reveal)
}
