// The columns of a blank roster: the station and its room, the person, the account, the contract.
import { type ColumnSpec, offered, partyId, partyPhone, staffDate, text } from './blank-spec.ts'
import type { RosterField } from './fields.ts'

export const ROSTER_COLUMNS: Readonly<Record<RosterField, ColumnSpec>> = {
  county: text(10, '派出所所在的区县。', '某某区'),
  station: text(15, '派驻的派出所，写全称。', '某某派出所'),
  room: text(20, '驻所人民调解室的名称；不填就叫“驻某某派出所人民调解室”。', '驻某某派出所人民调解室'),
  committee: text(
    20,
    '调解室属于哪个人民调解委员会。几个所属于同一个调委会的，名称要写得一样。',
    '某某街道人民调解委员会',
  ),
  movedInOn: staffDate('调解室进驻派出所的日期，可以不填。', null),
  mediator: text(10, '调解员的姓名，和台账里写的一样。', '张三'),
  residentId: {
    ...partyId('调解员', '11010519491231002X'),
    prompt: '18 位身份证号。',
    hint: '18 位身份证号。同一个人在几行里都填同一个号码；两个人同名，靠它分清。',
  },
  phone: {
    ...partyPhone('调解员', '13800000000'),
    prompt: '11 位手机号，或带区号的座机。',
    hint: '11 位手机号，或带区号的座机。',
  },
  employment: offered(
    text(10, '专职还是兼职，从下拉里选。专职有基本工资，兼职只有个案补贴。', '专职'),
    'refuse',
    '请从下拉里选“专职”或“兼职”。',
  ),
  engagement: offered(
    text(12, '怎样用工，从下拉里选；不填的，专职按聘用、兼职按劳务算。非全日制用工不在这里核算。', null),
    'refuse',
    '请从下拉里选一种用工关系，或空着。',
  ),
  engagedFrom: staffDate('用工关系从哪天起；不填就从入职日期算。变过的人，每一段各占一行。', null),
  hiredOn: staffDate('到岗的那一天，从这天起算工资和补贴。', '2026-01-05'),
  leftOn: staffDate('最后在岗的那一天；还在岗的空着。', null),
  bank: text(20, '银行和网点的全称。', '某某银行某某支行'),
  account: {
    width: 21,
    rule: { kind: 'account' },
    message: '请填 8 到 30 位数字，中间不要空格。',
    hint: '领工资的银行卡号，只写数字。',
    example: '6222020000000000000',
  },
  occupation: offered(
    text(12, '例如农民、教师、退休法官。公务员不发个案补贴。', '农民'),
    'ask',
    '下拉里没有这种身份，会照写的保留。确实要这样填吗？',
  ),
  contractFrom: staffDate('劳动合同或聘用合同从哪天起，可以不填。', null),
  contractTo: staffDate('劳动合同或聘用合同到哪天止，可以不填。', null),
  assignedFrom: staffDate('从哪天起在这个派出所；不填就从入职日期算。', null),
  assignedTo: staffDate('到哪天止在这个派出所；还在的空着。调到别的所，另加一行。', null),
}
