// Traits by which two cases may turn out to be one dispute: numbers that are equal for equal parties, however a ledger
// spells or orders them. They only find candidates; whether two cases are one dispute is for a person to say.
// They are stored beside each case: once released, a change here asks for a migration that computes them anew.
import type { CaseFacts, Party } from './mediation-case.ts'

export type DisputeTraits = {
  /** Of the first named of either side, by the sound of their names; null unless two people are named. */
  readonly names: number | null
  /** Of one ID number of the parties, else of one phone; null without any. */
  readonly contact: number | null
}

export function disputeTraits(facts: Pick<CaseFacts, 'parties'>): DisputeTraits {
  let residentId: string | null = null
  let phone: string | null = null
  for (const party of facts.parties) {
    // The smallest: whichever side comes first in a ledger.
    const id = party.residentId === null ? null : documentKey(party.residentId)
    if (id !== null && (residentId === null || id < residentId)) residentId = id
    if (party.phone !== null && (phone === null || party.phone < phone)) phone = party.phone
  }
  const contact = residentId ?? phone
  const [first, second] = headsOf(facts.parties)
  return {
    names: first === undefined || second === undefined ? null : hashOf([first, second].sort().join('\n')),
    contact: contact === null ? null : hashOf(contact),
  }
}

/** One name a side: 张三等3人 in one ledger is 张三、李四、王五 in the other. A ledger with one column for both sides names them in turn. */
function headsOf(parties: readonly Party[]): readonly string[] {
  const named = parties.flatMap(({ side, name }) => (name === null ? [] : [{ side, name }]))
  const [first] = named
  if (first === undefined) return []
  const second = named.find((party) => party.side !== first.side) ?? named[1]
  return second === undefined ? [] : [soundKey(first.name), soundKey(second.name)]
}

/** Characters that stand for another one in ledgers: numerals in their capital form, traditional forms kept in names. */
const SPELLINGS = pairsOf(
  `壹一 贰二 叁三 肆四 伍五 陆六 柒七 捌八 玖九 拾十
   張张 劉刘 陳陈 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 許许 韓韩 馮冯 鄧邓 蕭萧 蔣蒋 葉叶 閻阎 閆闫 盧卢 蘇苏 呂吕 賈贾 鐘钟
   鍾钟 譚谭 陸六 範范 韋韦 鄒邹 龍龙 萬万 賴赖 龔龚 湯汤 嚴严 溫温 歐欧 陽阳 諸诸 莊庄 顏颜 聶聂 關关 魯鲁 齊齐 華华 國国 偉伟
   麗丽 軍军 強强 傑杰 濤涛 飛飞 鳳凤 蘭兰 瓊琼 貴贵 銀银 蓮莲 艷艳 豔艳 紅红 榮荣 學学 東东 興兴 義义 寶宝 雲云 嬌娇 穎颖 靜静
   錦锦 銘铭 輝辉 濱滨 賢贤 維维 繼继 紹绍 慶庆 漢汉 澤泽 勛勋 勳勋 鵬鹏 燁烨 瑋玮 瑤瑶 愛爱`,
)

/** Characters of names that are said alike and taken for each other; the first stands for all. */
const SOUNDS = groupsOf(
  `付傅 肖萧 闫阎 邱丘 代戴 余俞于 张章 江姜 吴伍 钟忠 万宛 丽莉利俐 燕艳雁 红洪宏鸿虹 平萍苹 娜那 伟玮炜 静婧靖 芳方 建健 明铭鸣 华桦 志智
   勇永涌泳 辉晖徽 杰洁捷 兰岚 英瑛莹 梅玫 珍真贞 云芸 玲灵铃 玉钰 凤风 琴芹勤 刚钢 清青卿 文雯 蓉荣容 东冬 峰锋丰枫 军君均 霞侠 学雪
   秀绣 群裙 元园圆 成诚承程 林琳 才材财 贵桂 福富 新欣鑫心 国帼 春椿 先贤显 佳嘉家 俊骏 彬斌宾 亮良 艺怡宜 思丝 喆哲 堃坤`,
)

const NOT_LETTERS = /[\s\p{P}\u2219\u22c5]+/gu
const PLAIN = /^[\u4e00-\u9fff]+$/
const COMPANY = /(?:股份)?(?:有限)?(?:责任)?公司$/

/** A name without spaces and dots, its characters in their plain form: 张叁, 張三 and 张 三 read the same. */
export function spellingKey(name: string): string {
  const letters = PLAIN.test(name) ? name : name.normalize('NFKC').replace(NOT_LETTERS, '').toLowerCase()
  const key = translated(letters, SPELLINGS)
  return key.endsWith('公司') ? key.replace(COMPANY, '公司') : key
}

/** Equal for names that are said alike: 王燕 and 王艳, 付明 and 傅铭. */
export function soundKey(name: string): string {
  return translated(spellingKey(name), SOUNDS)
}

/** A resident ID without century and check character, so that 15 and 18 digits of one person are equal; other papers as written. */
export function documentKey(document: string): string {
  const match = /^(\d{6})(?:19|20)(\d{9})[\dXx]$/.exec(document)
  return match === null ? document.toUpperCase() : `${match[1]}${match[2]}`
}

/** Most names hold no such character and are given back as they are. */
function translated(text: string, table: ReadonlyMap<string, string>): string {
  let result = text
  for (let index = 0; index < text.length; index++) {
    const other = table.get(text.charAt(index))
    if (other !== undefined) result = result.slice(0, index) + other + result.slice(index + 1)
  }
  return result
}

function pairsOf(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(/\s+/).map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]))
}

function groupsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\s+/).flatMap((group) => [...group.slice(1)].map((one): [string, string] => [one, group.charAt(0)])),
  )
}

/** 53 bits, so that it is a whole number in JavaScript and in the store. */
function hashOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
