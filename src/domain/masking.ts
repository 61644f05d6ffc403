// Masking of personal data, one function a kind. Where masked and where plain is decided by who prints; nothing here
// can be undone, and masking twice changes nothing.

/** Compound surnames in use, so that 欧阳娜 keeps both characters of the surname. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 ' +
    '慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 ' +
    '轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 第五 纳兰 完颜 叶赫 那拉'
  ).split(' '),
)

export function isCompoundSurname(text: string): boolean {
  return COMPOUND_SURNAMES.has(text)
}

/** 张三 → `张*`, 欧阳丽玲 → `欧阳**`. A name of one character is hidden whole. */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length < 2) return characters.length === 0 ? '' : '*'
  const isCompound = characters.length > 2 && isCompoundSurname(characters.slice(0, 2).join(''))
  return maskMiddle(name, isCompound ? 2 : 1, 0)
}

/** `511***********0014`: neither birth date nor sequence; of fifteen digits the last three. */
export function maskResidentId(residentId: string): string {
  const length = [...residentId].length
  if (length >= 16) return maskMiddle(residentId, 3, 4)
  return length >= 9 ? maskMiddle(residentId, 3, 3) : maskMiddle(residentId, 1, 0)
}

/** `138****0014`; short and foreign numbers keep less. */
export function maskPhone(phone: string): string {
  const length = [...phone].length
  if (length >= 11) return maskMiddle(phone, 3, 4)
  return length >= 7 ? maskMiddle(phone, 0, 3) : maskMiddle(phone, 0, 0)
}

/** `**** 0012`: the last four of a bank card or account. */
export function maskAccount(account: string): string {
  const characters = [...account]
  return characters.length <= 4 ? '****' : `**** ${characters.slice(-4).join('')}`
}

/** An address keeps its province, city and county, and loses street and door. */
export function maskAddress(address: string): string {
  const match = /^(?:.{2,8}?(?:省|自治区))?(?:.{2,6}?[市州盟])?(?:.{1,6}?[区县旗市])?/u.exec(address)
  const kept = match?.[0] ?? ''
  return address === '' ? '' : `${kept}****`
}

/** Free text with the numbers in it that could be an ID, a phone or a card masked: a column may hold the wrong thing. */
export function maskNumbersIn(text: string): string {
  return text.replace(/\d{15,}[\dXx]?|1\d{10}/g, (digits) =>
    digits.length > 11 ? maskResidentId(digits) : maskPhone(digits),
  )
}

function maskMiddle(text: string, head: number, tail: number): string {
  const characters = [...text]
  const hidden = Math.max(0, characters.length - head - tail)
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + (tail > 0 ? characters.slice(-tail).join('') : '')
}
