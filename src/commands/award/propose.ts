// `gongtiao award propose NO --share 姓名=金额… --reason`: an award for one matter, with its grounds. Whether it is paid
// is decided by another person (`award approve`).
import { type Command, has, type Input, text, texts } from '../../command.ts'
import { AppError } from '../../domain/app-error.ts'
import { type Fen, parseYuan } from '../../domain/money.ts'
import { type AwardFacts, awardFaults } from '../../rules/award/eligibility.ts'
import { selectPolicy } from '../../rules/select-policy.ts'
import { countedGrade } from '../../rules/subsidy/decision.ts'
import type { NewAward, Store, StoredCase } from '../../store.ts'
import type { World } from '../../world.ts'
import { awardDocument, awardLine, sharesText } from '../shared/award-view.ts'
import { type AssessDesk, assessCase, assessDesk } from '../shared/case-work-assess.ts'
import { personNamed, type ShareRoster, shareRoster } from '../shared/case-work-shares.ts'
import { Faults, fallback, refusalText } from '../shared/faults.ts'
import { readPeople } from '../shared/find-person.ts'
import { operationHead } from '../shared/head.ts'
import { needOperator } from '../shared/operator.ts'
import { servesOn } from '../shared/subsidy-facts.ts'
import { trialMark } from '../shared/trial.ts'
import { theCase } from '../shared/words.ts'

export const command: Command = {
  arguments: [{ name: 'NO', summary: '案号，或短形式如 翠12', required: true }],
  options: [
    { name: 'share', value: '姓名=金额', summary: '每人一项，金额以元为单位', repeat: true },
    { name: 'reason', value: 'TEXT', summary: '奖励的事由（必写）' },
    { name: 'station', value: '派出所', summary: '案号不唯一时指明派出所' },
  ],
  mutates: true,
  examples: [
    'gongtiao award propose 翠12 --share 王建国=1500 --share 李秀英=500 --reason 成功调处一起死亡赔偿纠纷 --as 张经办',
  ],
  exitCodes: [0, 1, 2],
  async run(world, input) {
    const isDryRun = has(input, 'dry-run')
    const store = await world.store(isDryRun ? 'read' : 'write')
    const { proposedBy, one, shares, reason } = await readWords(world, input, store)
    const notices = await eligible(await assessDesk(world, store), one, shares)
    const award: NewAward = { caseId: one.caseId, shares, reason, proposedBy, proposedOn: world.today }
    const head = { ...operationHead(world, 'award propose'), note: reason }
    const made = isDryRun ? null : await store.awards.propose(award, head)
    const tried = `${trialMark(true)}${one.facts.caseNo}（${one.station}）：${sharesText(award)}。`
    return {
      exit: 0,
      lines: [made === null ? tried : awardLine(made)],
      closing:
        made === null
          ? []
          : [
              `由另一人批准：gongtiao award approve ${made.awardId} --document 批准文件 --by 批准人。批准后列入下一次核算的工资。`,
            ],
      notices,
      document: {
        award: made === null ? null : awardDocument(made),
        caseNo: one.facts.caseNo,
        shares: shares.map((share) => ({ ...share })),
        dryRun: isDryRun,
      },
    }
  },
}

type Words = Pick<NewAward, 'proposedBy' | 'shares' | 'reason'> & { readonly one: StoredCase }

/** All words of the command; what is wrong with them is said at once. Of an unknown case the shares are read all the same. */
async function readWords(world: World, input: Input, store: Store): Promise<Words> {
  const faults = new Faults()
  const proposedBy = faults.read(() => needOperator(world))
  const one = await faults.ask(() => theCase(store, input.args[0] ?? '', text(input, 'station')))
  const roster = await rosterFor(store, fallback<StoredCase | null>(one, null))
  const reason = text(input, 'reason')?.trim() ?? ''
  const shares = faults.read(() => theShares(input, roster, reason))
  faults.stop()
  return { proposedBy: proposedBy(), one: one(), shares: shares(), reason }
}

async function rosterFor(store: Store, one: StoredCase | null): Promise<ShareRoster> {
  return one === null ? { people: await readPeople(store), own: [] } : shareRoster(store, one)
}

function theShares(input: Input, roster: ShareRoster, reason: string): NewAward['shares'] {
  const { shares, faults } = sharesTyped(input, roster)
  const missing = reason === '' ? ['没有写事由（--reason）'] : []
  if (faults.length + missing.length === 0) return shares
  throw new AppError('AWARD-WORDS', refusalText([...faults, ...missing]), {
    hint: '例如 --share 王建国=1500 --share 李秀英=500 --reason 事由',
    usage: true,
  })
}

/** What speaks against the award, in one refusal; else what a person should look at. */
async function eligible(desk: AssessDesk, one: StoredCase, shares: NewAward['shares']): Promise<readonly string[]> {
  const { facts, policy, work } = await assessCase(desk, one, await desk.store.caseWork.of(one.caseId))
  const grade = countedGrade(facts)
  const day = one.facts.closedOn ?? desk.world.today
  const earlier = (await desk.store.awards.list()).find(
    ({ caseId, state }) => caseId === one.caseId && state !== 'withdrawn',
  )
  const asked: AwardFacts = {
    outcome: one.facts.outcome,
    grade: grade === null ? null : (policy.gradeWords.get(grade) ?? grade),
    people: shares.map((share) => {
      const person = desk.roster.get(share.mediatorId)
      return {
        ...share,
        onRoster: person !== undefined && servesOn(person, day),
        occupation: person?.occupation ?? null,
      }
    }),
    earlierAward: earlier?.awardId ?? null,
    notEligibleOccupations: policy.notEligibleOccupations,
  }
  const against = awardFaults(asked, selectPolicy(desk.policies, 'payroll', day))
  if (against.length > 0)
    throw new AppError('AWARD-INELIGIBLE', `${one.facts.caseNo}不能这样申报：\n${refusalText(against)}`, {
      hint: '核对案件与标准：gongtiao subsidy explain 案号，gongtiao policy show payroll',
    })
  const sharing = new Set(work.shares?.shares.map(({ mediatorId }) => mediatorId))
  const others = shares.filter(
    ({ mediatorId }) => !sharing.has(mediatorId) && !one.facts.mediators.some((own) => own.mediatorId === mediatorId),
  )
  return others.map(({ mediator }) => `${mediator}不在本案的调解员里，请核对。`)
}

type Typed = { readonly shares: NewAward['shares']; readonly faults: readonly string[] }

function sharesTyped(input: Input, roster: ShareRoster): Typed {
  const shares: { mediatorId: string; mediator: string; amountFen: Fen }[] = []
  const faults: string[] = []
  const words = texts(input, 'share').flatMap((word) =>
    word
      .normalize('NFKC')
      .split(/[、;；\s]+/)
      .filter((part) => part !== ''),
  )
  if (words.length === 0) faults.push('没有写奖给谁、多少元（--share 姓名=金额）')
  for (const word of words) {
    const at = word.indexOf('=')
    const amount = at < 1 ? null : parseYuan(word.slice(at + 1).replace(/[,，]|元$/g, ''))
    const found = at < 1 ? { fault: `“${word}”要写成 姓名=金额` } : personNamed(word.slice(0, at), roster)
    if ('fault' in found) faults.push(found.fault)
    else if (shares.some(({ mediatorId }) => mediatorId === found.mediatorId)) faults.push(`${found.mediator}写了两次`)
    if (at > 0 && amount === null) faults.push(`“${word}”的金额看不懂：应是以元为单位的数，最多两位小数`)
    if (!('fault' in found) && amount !== null)
      shares.push({ mediatorId: found.mediatorId, mediator: found.mediator, amountFen: amount })
  }
  return { shares, faults }
}
