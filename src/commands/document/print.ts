// `gongtiao document print ID NO`: one form of one case as PDF. Every character is checked before a byte is written.
import { type Command, has, type Input, text } from '../../command.ts'
import { agreementFacts } from '../../documents/facts/case.ts'
import { fillTemplate } from '../../documents/fill.ts'
import { amountInWords } from '../../domain/amount-in-words.ts'
import { AppError } from '../../domain/app-error.ts'
import { fileName } from '../../domain/file-name.ts'
import { OUTCOME_LABEL } from '../../domain/mediation-case.ts'
import type { StoredCase } from '../../store.ts'
import type { World } from '../../world.ts'
import { theForm } from '../shared/forms.ts'
import { theCase } from '../shared/words.ts'

export const command: Command = {
  arguments: [
    { name: 'ID', summary: '文书，如 agreement（人民调解协议书）', required: true },
    { name: 'NO', summary: '案号，或短形式如 翠12；印空白文书时不写', required: false },
  ],
  options: [
    { name: 'blank', summary: '印空白文书' },
    { name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' },
  ],
  mutates: true,
  ownsOut: true,
  examples: [
    'gongtiao document print agreement 翠12 --out 协议书.pdf',
    'gongtiao document print agreement --blank --out 空白协议书.pdf',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const form = await theForm(world, input.args[0] ?? '')
    const one = await caseToPrint(world, input)
    if (one !== null) refuseUnsuited(one)
    const out = text(input, 'out') ?? `${fileName(`${form.title}${one === null ? '（空白）' : one.facts.caseNo}`)}.pdf`
    if (!/\.pdf$/i.test(out)) throw new AppError('USAGE', `文书要写成 .pdf 文件，不能是“${out}”。`, { usage: true })
    const facts = agreementFacts({ case: one?.facts ?? null, committee: one?.committee ?? null, amountInWords })
    const bytes = await (await world.pdf()).render(fillTemplate(form, facts))
    if (!has(input, 'dry-run')) await world.files.write(out, bytes, { force: world.force })
    return {
      exit: 0,
      lines: [
        `${has(input, 'dry-run') ? '（试运行，未写入）' : ''}${form.title}${one === null ? '（空白）' : `　${one.facts.caseNo}`}`,
        `文件：${out}`,
      ],
      closing: one === null ? [] : blanks(one),
      document: {
        id: form.id,
        title: form.title,
        caseNo: one?.facts.caseNo ?? null,
        file: out,
        bytes: bytes.length,
        dryRun: has(input, 'dry-run'),
      },
    }
  },
}

async function caseToPrint(world: World, input: Input): Promise<StoredCase | null> {
  const no = input.args[1]
  if (has(input, 'blank')) {
    if (no !== undefined) throw new AppError('USAGE', '印空白文书时不写案号。', { usage: true })
    return null
  }
  if (no === undefined) throw new AppError('USAGE', '要写案号；印空白文书请加 --blank。', { usage: true })
  return theCase(await world.store('read'), no, text(input, 'station'))
}

/** An agreement needs one that was reached in writing (人民调解法 arts. 28–30: an oral one is recorded, not signed). */
function refuseUnsuited({ facts }: StoredCase): void {
  if (facts.outcome !== 'settled') {
    throw new AppError(
      'AGREEMENT-NOT-REACHED',
      `${facts.caseNo} 的调解结果是“${OUTCOME_LABEL[facts.outcome]}”，没有达成协议，不能印协议书。`,
      {
        hint: '如果已经达成协议，请先在台账里改正调解结果并重新导入；空白协议书用 --blank。',
      },
    )
  }
  if (facts.agreementForm === 'oral') {
    throw new AppError('AGREEMENT-ORAL', `${facts.caseNo} 是口头协议，不印协议书。`, {
      hint: '口头协议用口头协议登记表（人民调解法第二十八条、第三十条）；如果当事人要书面协议，请先把台账的协议形式改为书面。',
    })
  }
}

/** What was left as lines to write on, so that nobody finds out at the signing. */
function blanks({ facts }: StoredCase): readonly string[] {
  const missing = [
    facts.summary === null ? '纠纷事实（留 5 行）' : null,
    facts.agreementTerms === null ? '协议内容（留 4 行）' : null,
    facts.performanceManner === null && facts.performanceDue === null ? '履行方式、时限' : null,
    facts.agreedOn === null ? '协议日期' : null,
  ].filter((part) => part !== null)
  return missing.length === 0 ? [] : [`台账没有写、留空待手写：${missing.join('、')}；以及当事人的民族、职业等。`]
}
