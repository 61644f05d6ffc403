// Whether two cases are between the same people: side against side, in whichever order a ledger names them. Left to
// duplicates.ts: what that is worth beside the days, the place and the sum.
import { documentKey, soundKey, spellingKey } from '../domain/dispute-traits.ts'
import { isCompoundSurname } from '../domain/masking.ts'
import type { Party } from '../domain/mediation-case.ts'

/** `unknown`: one of the two ledgers does not say who stands on that side. */
export type SideKind = 'same' | 'alike' | 'unknown' | 'different'
export type SideMatch = {
  readonly kind: SideKind
  /** Not for their name but for a number: the ledgers spell them in two ways. */
  readonly isRespelt: boolean
  readonly sharesId: boolean
  readonly phones: 'shared' | 'apart' | 'unknown'
  /** 张伟, 王芳: many people bear that name. */
  readonly isCommonName: boolean
  readonly isFirm: boolean
}

export type SidesMatch = readonly [SideMatch, SideMatch]

/** The two sides as they fit best: straight, or with the sides swapped. */
export function matchSides(a: readonly Party[], b: readonly Party[]): SidesMatch {
  const [a1, a2] = sidesOf(a)
  const [b1, b2] = sidesOf(b)
  const straight: SidesMatch = [matchSide(a1, b1), matchSide(a2, b2)]
  const swapped: SidesMatch = [matchSide(a1, b2), matchSide(a2, b1)]
  return rankOf(swapped) > rankOf(straight) ? swapped : straight
}

const RANK: Readonly<Record<SideKind, number>> = { same: 4, alike: 3, unknown: 1, different: 0 }
const rankOf = ([one, other]: SidesMatch): number => RANK[one.kind] + RANK[other.kind]

/** A ledger with one column for both sides names them in turn: the first is one side. */
function sidesOf(parties: readonly Party[]): readonly [readonly Party[], readonly Party[]] {
  const applicants = parties.filter((party) => party.side === 'applicant')
  const respondents = parties.filter((party) => party.side === 'respondent')
  const isOneColumn = parties.length > 1 && (applicants.length === 0 || respondents.length === 0)
  return isOneColumn ? [parties.slice(0, 1), parties.slice(1)] : [applicants, respondents]
}

const STRANGERS: SideMatch = {
  kind: 'different',
  isRespelt: false,
  sharesId: false,
  phones: 'unknown',
  isCommonName: false,
  isFirm: false,
}

/** Of several people on a side one in common is enough: 张三等3人. */
function matchSide(a: readonly Party[], b: readonly Party[]): SideMatch {
  const matches = a.flatMap((one) => b.map((other) => matchParty(one, other)))
  const best = (kind: SideKind): SideMatch | undefined => matches.find((match) => match.kind === kind)
  return best('same') ?? best('alike') ?? best('unknown') ?? (matches[0] === undefined ? UNKNOWN : STRANGERS)
}

const UNKNOWN: SideMatch = { ...STRANGERS, kind: 'unknown' }

function matchParty(a: Party, b: Party): SideMatch {
  const idsAgree = agree(a.residentId, b.residentId, documentKey)
  const phonesAgree = agree(a.phone, b.phone, (phone) => phone)
  const phones = phonesAgree === null ? 'unknown' : phonesAgree ? 'shared' : 'apart'
  const names = compareNames(a.name, b.name)
  const isNamed = names === 'same'
  const name = spellingKey(a.name ?? b.name ?? '')
  const match = (kind: SideKind): SideMatch => ({
    kind,
    isRespelt: !isNamed,
    sharesId: idsAgree === true,
    phones,
    isCommonName: isNamed && COMMON_NAME.test(name),
    isFirm: name.length >= SHORT_OF_FIRM && !isCompoundSurname(name.slice(0, 2)),
  })
  if (idsAgree === true) return match('same')
  // Two people of one name.
  if (idsAgree === false) return STRANGERS
  if (isNamed) return match('same')
  if (names === 'alike') return match(phones === 'shared' ? 'same' : 'alike')
  if (names === 'different') return STRANGERS
  return phones === 'shared' ? match('same') : UNKNOWN
}

/** Null where one of them is not stated. */
function agree(a: string | null, b: string | null, keyOf: (value: string) => string): boolean | null {
  return a === null || b === null ? null : keyOf(a) === keyOf(b)
}

function compareNames(a: string | null, b: string | null): SideKind {
  if (a === null || b === null) return 'unknown'
  const [first, second] = [spellingKey(a), spellingKey(b)]
  if (NOBODY.test(first) || NOBODY.test(second)) return 'unknown'
  // 张某 may be 张三 and is not 李四.
  if (HIDDEN.test(first) || HIDDEN.test(second)) return first.charAt(0) === second.charAt(0) ? 'unknown' : 'different'
  if (first === second) return 'same'
  if (soundKey(first) === soundKey(second)) return 'alike'
  const [short, long] = first.length < second.length ? [first, second] : [second, first]
  // 恒达物业 is 宜宾市恒达物业公司; a person's name is too short to be sought in another.
  return short.length >= SHORT_OF_FIRM && long.includes(short.replace(/公司$/, '')) ? 'alike' : 'different'
}

const SHORT_OF_FIRM = 4
const NOBODY = /^(?:不详|未知|不明|无名氏?|匿名|对方|某人?|某某|[甲乙丙丁]方?)$/
const HIDDEN = /^\p{Script=Han}{1,2}[某×x]{1,2}$/u

/** A frequent surname with one of the frequent single names: most of the fifty commonest names in the police register. */
const COMMON_NAME =
  /^[王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗][伟芳娜敏静丽强磊军洋勇艳杰娟涛超明霞平刚英玲华红波辉鹏飞斌鑫燕梅]$/
