// Names as two ledgers write them: the first clerk's spelling and the second's.

export const CAPITALS = [
  ['张三', '张叁'],
  ['李四', '李肆'],
  ['王小二', '王小贰'],
  ['赵一鸣', '赵壹鸣'],
  ['周五妹', '周伍妹'],
] as const
export const TRADITIONAL = [
  ['张三', '張三'],
  ['刘国华', '劉國華'],
  ['陈丽', '陳麗'],
  ['黄志伟', '黃志偉'],
  ['赵军', '趙軍'],
  ['叶兰', '葉蘭'],
] as const
export const SPACED = [
  ['欧阳娜娜', '欧阳 娜娜'],
  ['王刚', '王　刚'],
  ['阿尔·木呷', '阿尔•木呷'],
  ['吉克阿牛', '吉克·阿牛'],
  ['沙马·拉博', '沙马.拉博'],
] as const
export const SOUNDS_ALIKE = [
  ['王燕', '王艳'],
  ['付明富', '傅明富'],
  ['肖红', '萧宏'],
  ['李建军', '李建君'],
  ['罗秀英', '罗秀瑛'],
  ['陈志勇', '陈智永'],
  ['代云辉', '戴云晖'],
  ['张丽萍', '章莉平'],
] as const
/** Slips of pen and eye, which no table of sounds can know. */
export const MISWRITTEN = [
  ['王晓莉', '王晓'],
  ['曾德海', '曾得海'],
  ['何永才', '何水才'],
  ['杨晨曦', '杨展曦'],
  ['郭怀仁', '郭坏仁'],
  ['唐昌盛', '唐昌胜'],
] as const
export const FIRMS = [
  ['宜宾市恒达物业管理有限公司', '恒达物业'],
  ['宜宾鑫源建筑劳务有限责任公司', '宜宾鑫源建筑劳务公司'],
  ['宜宾市好又来餐饮管理有限公司', '宜宾市好又来餐饮管理公司'],
  ['四川川南运输股份有限公司', '川南运输公司'],
] as const
