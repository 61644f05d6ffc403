// The surnames that most people in China bear, to tell 张三和李四 (two people) from 李和平 (one). A surname that is
// missing here only means that such a cell stays whole.
import { isCompoundSurname } from '../../domain/masking.ts'

const COMMON = new Set([
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜',
  ...'范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦',
  ...'申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏',
  ...'宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖',
  ...'糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺付付肖闫戢佘淦淳蒲银税雍',
])

/** 张, 欧阳: the characters that begin a name of this person; empty when none is known. */
export function surnameOf(name: string): string {
  const characters = [...name]
  const two = characters.slice(0, 2).join('')
  if (characters.length > 2 && isCompoundSurname(two)) return two
  const [first = ''] = characters
  return COMMON.has(first) ? first : ''
}

/** Two to four Han characters that begin with a surname and have a given name behind it. */
export function isPlainName(text: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(text) && surnameOf(text) !== '' && !isCompoundSurname(text)
}
