// The cell that names the mediators of a case: who leads and who helps, in the order they are written. Marks of a role and
// shares beside the names are no part of them; the shares are read by shares.ts.
import type { MediatorRole } from '../../domain/mediation-case.ts'
import { singleSpaced, trimmed } from '../text.ts'
import { cleanName, readNames } from './people.ts'

export type NamedMediator = { readonly name: string; readonly role: MediatorRole | null }

/** `others`: the cell ends with 等3人. `remarks`: words in brackets that are neither a role nor a share. */
export type MediatorNames = {
  readonly people: readonly NamedMediator[]
  readonly others: boolean
  readonly remarks: boolean
}

const LONGEST_LIST = 500
const PLAIN_NAME = /^[\u3400-\u9fff]{2,3}$/
const LEAD = '主办|主调|主持|首席|承办|第一'
const HELP = '协办|协助|协调|协同|参与|配合|副|记录|书记|第二'
const ROLE = `(?:${LEAD}|${HELP})(?:调解|承办)?(?:人|员|者)?`
const ROLE_BEFORE = new RegExp(`\\s*[、，,；;/\\s]*(${ROLE}|主|协)\\s*[:：]\\s*`, 'gu')
const ROLE_IN_BRACKETS = new RegExp(`\\s*[（(〔［[【]\\s*(${ROLE}|专职|兼职|专|兼|主|协)\\s*[)）〕］\\]】]`, 'gu')
const ROLE_AFTER = new RegExp(`^(\\p{Script=Han}{2,4})(${LEAD}|协办|协助)$`, 'u')
const SHARE_BEHIND = /\s*[:：]?\s*[（(]?\s*(?:占|分|得)?\s*\d+(?:\.\d+)?\s*[%％份成]\s*[)）]?/gu
const SPACED_ROLE = new RegExp(`\\s+(${ROLE})(?=[\\s、，,；;/]|$)`, 'gu')
const CALLED = /(?<=^|[、，,；;\s])(?:人民|驻所|承办)?调解员\s*[:：]\s*/g
const JOINED = /(?<=\p{Script=Han})\s*(?:[&＆]|[—–]{1,2})\s*(?=\p{Script=Han})/gu
const IS_NUMBERED = /^[（(]?(?:[1１]\s*[.．、)）]|①)\s*\p{Script=Han}/u
const NUMBER = /(?:[（(]?[\d１-９]{1,2}\s*[.．、)）]|[①-⑩])\s*(?=\p{Script=Han})/gu
const LEADS = new RegExp(`^(?:${LEAD}|主$)`, 'u')
const HELPS = new RegExp(`^(?:${HELP}|协$)`, 'u')

export function readMediatorNames(text: string): MediatorNames {
  if (PLAIN_NAME.test(text) && !text.endsWith('等'))
    return { people: [{ name: text, role: null }], others: false, remarks: false }
  if (text.length > LONGEST_LIST)
    return { people: [{ name: trimmed(text), role: null }], others: false, remarks: false }
  const people: NamedMediator[] = []
  let [others, remarks] = [false, false]
  for (const { role, text: part } of partsOf(tidied(text))) {
    const marked = new Map<string, MediatorRole | null>()
    const bare = part.replace(ROLE_IN_BRACKETS, (_, word: string, at: number, whole: string) => {
      marked.set(nameBefore(whole.slice(0, at)), roleOf(word))
      return '、'
    })
    const list = readNames(bare)
    others ||= list.others
    remarks ||= list.remarks
    list.names.forEach((written, index) => {
      const [, name = written, word = ''] = ROLE_AFTER.exec(written) ?? []
      // 主办：张三、李四 makes the first the lead; 协办：张三、李四 makes both helpers.
      const stated = role === 'lead' && index > 0 ? null : role
      if (!people.some((one) => one.name === name))
        people.push({ name, role: marked.get(name) ?? roleOf(word) ?? stated })
    })
  }
  return { people, others, remarks }
}

function tidied(text: string): string {
  const spaced = singleSpaced(trimmed(text))
  const listed = IS_NUMBERED.test(spaced) ? spaced.replace(NUMBER, '、') : spaced
  return listed.replace(JOINED, '、').replace(CALLED, '').replace(SHARE_BEHIND, '、').replace(SPACED_ROLE, '$1')
}

/** The name that ends a text in front of a mark. */
function nameBefore(text: string): string {
  return cleanName(text.split(/[、，,；;/\n]/u).at(-1) ?? '')
}

/** 主办：张三 协办：李四 cut where a role begins. */
function partsOf(text: string): { readonly role: MediatorRole | null; readonly text: string }[] {
  const parts: { role: MediatorRole | null; text: string }[] = []
  let [from, role]: [number, MediatorRole | null] = [0, null]
  for (const match of text.matchAll(ROLE_BEFORE)) {
    parts.push({ role, text: text.slice(from, match.index) })
    from = match.index + match[0].length
    role = roleOf(match[1] ?? '')
  }
  return [...parts, { role, text: text.slice(from) }].filter((part) => part.text.trim() !== '')
}

function roleOf(word: string): MediatorRole | null {
  if (LEADS.test(word)) return 'lead'
  return HELPS.test(word) ? 'assistant' : null
}

/** The lead first: who is marked so, else the first who is not marked as a helper, else the first. */
export function leadFirst<T extends NamedMediator>(people: readonly T[]): readonly T[] {
  const lead = people.find(({ role }) => role === 'lead') ?? people.find(({ role }) => role === null) ?? people[0]
  return lead === undefined || lead === people[0] ? people : [lead, ...people.filter((one) => one !== lead)]
}
