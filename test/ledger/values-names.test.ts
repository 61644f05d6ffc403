import { describe, expect, it } from 'vitest'
import { leadFirst, readMediatorNames } from '../../src/ledger/values/mediator-names.ts'
import { cleanName, isNumberForName, isOddName, readNames } from '../../src/ledger/values/people.ts'

const POINTS = [...'•‧・．··∙⋅･●.。']

describe('one name', () => {
  it.each([
    ['李 娜', '李娜'],
    ['张\u3000三', '张三'],
    ['\u200b张三\u3000', '张三'],
    ["'张三", '张三'],
    ['阿卜杜 · 热合曼', '阿卜杜·热合曼'],
    ['买买提··艾力', '买买提·艾力'],
    ['姜华㛃', '姜华㛃'],
    ['𠮷 田', '𠮷田'],
    ['㐂喆', '㐂喆'],
    ['⾼⽂', '高文'],
    ['John Smith', 'John Smith'],
    ['J. Smith', 'J. Smith'],
    ['①号', '①号'],
  ])('%j is %s', (text, expected) => {
    expect(cleanName(text)).toBe(expected)
    expect(cleanName(expected)).toBe(expected)
  })

  it.each(POINTS)('has one middle dot, whatever %s was written', (point) => {
    expect(cleanName(`阿卜杜${point}热合曼`)).toBe('阿卜杜·热合曼')
  })

  it('is odd when it holds what no name holds', () => {
    expect(['张', '𠮷', '张三13', '张*'].map(isOddName)).toEqual([true, true, true, true])
    expect(['张三', '𠮷田', '沙马·拉博', '第3中学校'].map(isOddName)).toEqual([false, false, false, false])
  })

  it('is no number', () => {
    expect(
      ['511502190106150033', '51150919650224042X', '138 0000 0014', '１３８００００００１４'].every(isNumberForName),
    ).toBe(true)
    expect(['张三', '3', '第3中学校'].some(isNumberForName)).toBe(false)
  })
})

describe('a cell of names', () => {
  it.each([
    ['范琳兰、韩文', ['范琳兰', '韩文']],
    ['范琳兰，韩文；王五/李四', ['范琳兰', '韩文', '王五', '李四']],
    ['高文\n吴磊', ['高文', '吴磊']],
    ['张三 李四', ['张三', '李四']],
    ['王建国 李红', ['王建国', '李红']],
    ['张三  李四', ['张三', '李四']],
    ['刘建行 李红', ['刘建行', '李红']],
    ['李 娜', ['李娜']],
    ['王 建 国', ['王建国']],
    ['张 三 李 四', ['张三', '李四']],
    ['欧 阳 小 红', ['欧阳小红']],
    ['欧阳 娜', ['欧阳娜']],
    ['欧阳 娜 张三', ['欧阳娜', '张三']],
    ['王 小明 李 四', ['王小明', '李四']],
    ['张  三、李 四', ['张三', '李四']],
    ['张三和李四', ['张三', '李四']],
    ['王建国与李红', ['王建国', '李红']],
    ['张三 及 李四', ['张三', '李四']],
    ['李和平', ['李和平']],
    ['陈与义', ['陈与义']],
    ['吐尔逊和加木', ['吐尔逊和加木']],
    ['和平商行', ['和平商行']],
    ['张三和李四餐馆', ['张三和李四餐馆']],
    ['张三及其家属', ['张三及其家属']],
    ['张三、张三', ['张三']],
    ['宜宾 某某建筑公司', ['宜宾某某建筑公司']],
    ['宜宾某某（集团）有限公司', ['宜宾某某（集团）有限公司']],
    ['宜宾某某（集团）有限公司、张三', ['宜宾某某（集团）有限公司', '张三']],
    ['某某店（普通合伙）', ['某某店（普通合伙）']],
    ['沙马·拉博、张三', ['沙马·拉博', '张三']],
    ['张三先生', ['张三']],
    ['王先生、张三女士', ['王先生', '张三']],
    ['欧阳先生', ['欧阳先生']],
    ['王某某', ['王某某']],
    ['李等', ['李等']],
    ['张（三', ['张（三']],
    ['张三,', ['张三']],
    ['', []],
    ['无', []],
    ['、', []],
  ])('%j names %o', (text, names) => {
    expect(readNames(text)).toEqual({ names, others: false, remarks: false })
  })

  it.each([
    '张三等3人',
    '张三（等5人）',
    '张三等',
    '张三等人',
    '张三 等2人',
    '张三等三人',
    '张三等十余名工人',
    '张三等多户居民',
  ])('%s names one of them', (text) => {
    expect(readNames(text)).toEqual({ names: ['张三'], others: true, remarks: false })
  })

  it.each([
    ['张三（代理人李四、王五）', ['张三']],
    ['张三（男）、李四（监护人：李五）', ['张三', '李四']],
    ['张三 (13800000014)', ['张三']],
    ['沙马·拉博（又名张三）', ['沙马·拉博']],
    ['某某建筑公司（法定代表人：张三）', ['某某建筑公司']],
  ])('%s: what stands in brackets is no part of the name', (text, names) => {
    expect(readNames(text)).toEqual({ names, others: false, remarks: true })
  })
})

it.each([' ', '\n', '张 ', '（', '和', '主办 ', '1', '、'])('a cell of nothing but %j is read at once', (piece) => {
  for (const length of [100, 500, 20_000]) {
    const text = `张三${piece.repeat(length)}x`
    expect(readNames(text).names.length + readMediatorNames(text).people.length).toBeGreaterThan(1)
  }
})

describe('the mediators of a case', () => {
  const told = (text: string) =>
    readMediatorNames(text).people.map(({ name, role }) => (role === null ? name : `${name} ${role}`))

  it.each([
    ['王建国', ['王建国']],
    ['王建国 李红', ['王建国', '李红']],
    ['王建国（主办）、李红（协办）', ['王建国 lead', '李红 assistant']],
    ['李红(协办)、王建国(主办)', ['李红 assistant', '王建国 lead']],
    ['主办：王建国 协办：李红', ['王建国 lead', '李红 assistant']],
    ['主办人：王建国；协办人：李红、张三', ['王建国 lead', '李红 assistant', '张三 assistant']],
    ['王建国主办，李红协办', ['王建国 lead', '李红 assistant']],
    ['高文 主办', ['高文 lead']],
    ['首席调解员：高文', ['高文 lead']],
    ['调解员：高文', ['高文']],
    ['王建国60%、李红40%', ['王建国', '李红']],
    ['王建国（60%）、李红（40%）', ['王建国', '李红']],
    ['高文(专职)、吴磊（兼职）', ['高文', '吴磊']],
    ['王建国，记录：李红', ['王建国', '李红 assistant']],
    ['高文、高文', ['高文']],
    ['', []],
  ])('%j: %o', (text, expected) => {
    expect(told(text)).toEqual(expected)
    expect(readMediatorNames(text)).toMatchObject({ others: false, remarks: false })
  })

  it('says what it leaves out', () => {
    expect(readMediatorNames('王建国等')).toMatchObject({ others: true })
    expect(readMediatorNames('王建国（驻所）')).toMatchObject({ remarks: true })
  })

  it.each([
    ['李红(协办)、王建国(主办)', '王建国'],
    ['李红(协办)、王建国', '王建国'],
    ['王建国、李红', '王建国'],
    ['李红(协办)', '李红'],
  ])('%s is led by %s', (text, lead) => {
    expect(leadFirst(readMediatorNames(text).people)[0]?.name).toBe(lead)
  })
})
