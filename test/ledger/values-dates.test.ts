import { describe, expect, it } from 'vitest'
import type { NumberCell } from '../../src/domain/sheet.ts'
import { readDate } from '../../src/ledger/values/date.ts'
import { reasonOf, told } from './values-support.ts'

function number(raw: string, isDate = false, dateSystem: 1900 | 1904 = 1900): NumberCell {
  return { kind: 'number', raw, format: isDate ? 'yyyy/m/d' : null, isDate, dateSystem }
}

describe('a date written', () => {
  it.each([
    '2017-10-05',
    '2017/10/5',
    '2017.10.5',
    '2017年10月5日',
    '20171005',
    '２０１７－１０－０５',
    '2017年10月05日',
    '2017-10-05 00:00:00',
    '2017-10-05 00:00:00.0',
    '2017/10/5 14:30',
    '2017/10/5 上午9:30',
    '2017/10/5 2:30 PM',
    '2017-10-05T08:00:00Z',
    '2017-10-05T08:00:00.000+08:00',
    '2017年10月5日下午3时',
    '2017年10月5日下午',
    '2017年10月5日9时30分',
    '2017年10月5日晚上8点半',
    '2017 年 10 月 5 日',
    ' 2017.10.05 ',
    "'2017-10-05",
    '\u200b2017-10-05\ufeff',
    '2017年10月5号',
    '2017年10月5',
    '2017．10．5',
    '2017。10。5',
    '2017—10—5',
    '2017 10 5',
    '2017-10-5 星期四',
    '2017、10、5',
    '2017年10月5日（星期四）',
    '二〇一七年十月五日',
    '二○一七年十月五日',
    '二零一七年十月五日',
    '二O一七年十月五日',
    '二〇一七年10月5日',
    '贰零壹柒年零壹拾月零伍日',
    '20171005143000',
    '20171005 14:30',
    '2017.10.5.',
    '17.10.5',
    '17/10/5',
    '17-10-05',
    '17年10月5日',
    '一七年十月五日',
  ])('%j', (text) => {
    expect(told(readDate(text))).toBe('2017-10-05')
  })

  it.each([
    ['2017-13-45', '没有13月'],
    ['2017-02-29', '2017年没有2月29日'],
    ['17.2.29', '2017年没有2月29日'],
    ['二〇一七年二月二十九日', '2017年没有2月29日'],
    ['2017年2月30日', '2月没有30日'],
    ['20170431', '4月没有31日'],
    ['2017-00-10', '没有0月'],
    ['2017-4-0', '没有0日'],
  ])('%s is no day: %s', (text, reason) => {
    expect([told(readDate(text)), reasonOf(readDate(text))]).toEqual(['DATE-IMPOSSIBLE', reason])
  })

  it.each([
    ['9月3日', '没有写年份'],
    ['九月三日', '没有写年份'],
    ['9.3', '没有写年份'],
    ['2017-10', '只有年月，没有写哪一天'],
    ['2017年9月', '只有年月，没有写哪一天'],
    ['二〇一七年九月', '只有年月，没有写哪一天'],
    ['2017.9.3-9.5', '写的是一段时间，不是一天'],
    ['2017年9月3日至5日', '写的是一段时间，不是一天'],
    ['2017年9月3-5日', '写的是一段时间，不是一天'],
    ['2017.9.3—2017.9.5', '写的是一段时间，不是一天'],
    ['2017.9.3、2017.9.5', '写了不止一个日期'],
    ['2017年9月中旬', '写的是大概的时间，不是哪一天'],
    ['2017年9月3日前', '看不懂的日期'],
    ['农历八月初三', '写的是农历，请写公历日期'],
    ['3/5/24', '看不清哪个是年、哪个是月、哪个是日'],
    ['9/3/2017', '看不清哪个是年、哪个是月、哪个是日'],
    ['12/05/24', '年份只写了两位，看不清哪个是年、哪个是日'],
    ['85.9.3', '年份只写了两位，不知道是哪个世纪'],
    ['85年9月3日', '年份只写了两位，不知道是哪个世纪'],
    ['14:30', '只有时间，没有日期'],
    ['待定', '看不懂的日期'],
    ['昨天', '看不懂的日期'],
    ['170903', '看不懂的日期'],
    ['2017-10-051', '看不懂的日期'],
    ['2017-10-112:30', '看不懂的日期'],
    ['40000', '看不懂的日期'],
  ])('%s cannot be read: %s', (text, reason) => {
    expect([told(readDate(text)), reasonOf(readDate(text))]).toEqual(['DATE-UNREADABLE', reason])
  })

  it.each(['', '/', '无', '  ', '——', '//'])('%j is blank', (text) => {
    expect(told(readDate(text))).toBeNull()
  })
})

describe('a date stored as a number', () => {
  it.each([
    [number('43013', true), '2017-10-05'],
    [number('43013.75', true), '2017-10-05'],
    [number('41551', true, 1904), '2017-10-05'],
    [number('20171005'), '2017-10-05'],
    [number('20171005', true), '2017-10-05'],
    [number('43013'), '2017-10-05 + DATE-SERIAL'],
    [number('43013.5'), '2017-10-05 + DATE-SERIAL'],
    [number('41551', false, 1904), '2017-10-05 + DATE-SERIAL'],
    [number('60', true), 'DATE-IMPOSSIBLE'],
    [number('59', true), '1900-02-28'],
    [number('61', true), '1900-03-01'],
    [number('1', true), '1900-01-01'],
    [number('0', true, 1904), '1904-01-01'],
    [number('0', true), 'DATE-IMPOSSIBLE'],
    [number('0.5', true), 'DATE-IMPOSSIBLE'],
    [number('-5', true), 'DATE-IMPOSSIBLE'],
    [number('-5'), 'DATE-IMPOSSIBLE'],
    [number('2958466', true), 'DATE-IMPOSSIBLE'],
    [number('Infinity', true), 'DATE-UNREADABLE'],
    [number('12'), 'DATE-UNREADABLE'],
    [number('2017.9'), 'DATE-UNREADABLE'],
    [number('2.0171005E7'), '2017-10-05'],
    ['43013', '2017-10-05 + DATE-SERIAL'],
    ['43013.5', '2017-10-05 + DATE-SERIAL'],
    [{ kind: 'iso-date', text: '2017-10-05T00:00:00' }, '2017-10-05'],
    [{ kind: 'iso-date', text: '2017-10-05' }, '2017-10-05'],
    [{ kind: 'boolean', value: true }, 'DATE-UNREADABLE'],
  ] as const)('%o', (cell, expected) => {
    expect(told(readDate(cell))).toBe(expected)
  })

  it('says what the number was read as, and why it is no date', () => {
    expect(reasonOf(readDate('43013'))).toBe('日期存成了序号 43013，已换算成 2017-10-05')
    expect(reasonOf(readDate(number('60', true)))).toContain('1900年2月29日')
    expect(reasonOf(readDate(number('-5', true)))).toBe('日期序号是负数')
    expect(reasonOf(readDate(number('0.5', true)))).toBe('只有时间，没有日期')
  })
})
