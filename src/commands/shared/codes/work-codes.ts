// Policies, the payroll and papers.
import type { ProgramCodes } from './entry.ts'

export const POLICY_CODES = {
  'PACK-UNKNOWN': {
    meaning: '没有这个标准包',
    why: '标准包的名字写错了，或没有装。',
    steps: ['照提示列出的名字写，例如 --policy yibin-2017。', '写在 gongtiao.yaml 里的，用记事本改正。'],
    message: '没有“泸州”这个标准包。',
    hint: '可用：yibin-2017',
  },
  'POLICY-UNKNOWN': {
    meaning: '标准包里没有这个标准',
    why: '标准的标识写错了。',
    steps: ['用 gongtiao policy list 看标识。'],
    message: '标准包里没有“case”。',
    hint: '可用：yibin-2017/case-subsidy、yibin-2017/base-pay',
  },
  'POLICY-MISSING': {
    meaning: '缺一份必需的标准文件',
    why: '工作区自己的 templates 里放错了位置，或标准包不全。',
    steps: ['用 gongtiao policy list 看现有的标准。', '把文件放在 <标准包>/<标准>/<施行日期>.yaml。'],
    message: '没有“个案补贴”（case-subsidy）的标准文件',
    hint: '用 gongtiao policy list 看现有的标准；标准文件放在 <标准包>/<标准>/<施行日期>.yaml。',
  },
  'POLICY-NOT-YET': {
    meaning: '那一天还没有施行的标准',
    why: '案件或月份早于最早一份标准的施行日期。',
    steps: ['核对日期，多半是年份写错了。', '确实要算更早的，另加一份那时施行的标准文件。'],
    message:
      '2010-05-01 还没有“个案补贴”（case-subsidy）的标准：最早的 case-subsidy/2017-08-15.yaml 自 2017-08-15 起施行',
    hint: '请核对日期；2017-08-15 以前的标准要另加一份文件。',
  },
  'POLICY-ENDED': {
    meaning: '标准已经到期，后面的还没有收录',
    why: '法规换了新的，本版本只收录到那一天，不用旧的去算。',
    steps: ['改用到期日及以前的日期。', '或换用收录了新标准的版本。'],
    message: '2018-10-10 没有可用的“个人所得税”：income-tax/2011-09-01.yaml 只适用至 2018-09-30。税法修改',
    hint: '请改用 2018-09-30 及以前的日期，或等带有新标准的版本。',
  },
  'POLICY-AMBIGUOUS': {
    meaning: '两份标准同一天施行，不知道用哪一份',
    why: '工作区的 templates 里多放了一份。',
    steps: ['删去其中一份，或改正施行日期。'],
    message: '“个案补贴”有两份标准同日施行：甲/2017-08-15.yaml 与 乙/2017-08-15.yaml',
    hint: '一个工作区只用一个标准包；请删去其中一份，或改正施行日期。',
  },
  'POLICY-FILE': {
    meaning: '标准文件写得不对',
    why: '自己改过的标准文件里有写错、漏写的地方，逐条列在提示里。',
    steps: ['用记事本打开提示的文件，逐条改正。', '或删去工作区里的副本，改用随程序提供的。'],
    message: '标准文件 case-subsidy/2017-08-15.yaml 有 1 处不对：\n  grades.一般.amount：要写整数（分）',
    hint: '改正后运行 gongtiao policy check；原有标准文件不受影响。',
  },
} as const satisfies ProgramCodes

export const PAY_CODES = {
  PAYDAY: {
    meaning: '定不出发薪日',
    why: 'gongtiao.yaml 的 payday 不是 1 至 31 的整数，或那一天以前都是休息日。',
    steps: ['改正 gongtiao.yaml 的 payday。', '或用 --pay-on 指定发薪日。'],
    message: '发薪日写的是 40，应为 1 至 31 的整数',
    hint: '请改正 gongtiao.yaml 的 payday。',
  },
  'RUN-MISSING': {
    meaning: '这个月还没有核算',
    why: '要先核算，才有工资可看、可导出。',
    steps: ['运行提示里的 gongtiao payroll run。', '再运行原来的命令。'],
    message: '2017-10 还没有核算。',
    hint: '请先运行 gongtiao payroll run 2017-10',
  },
  'RUN-LOCKED': {
    meaning: '这个月的工资已经提交或批准，不能重新核算',
    why: '批准过的工资不能悄悄改变。迟到的案件会在以后的月份补发。',
    steps: ['不急的，什么也不用做，下个月自动补发。', '必须改的，先退回，再核算。'],
    message: '2017-10 的工资已经提交或批准（approved），不能重新核算。',
    hint: '需要修改时先退回；退回之前，迟到的案件会在以后月份补发。',
  },
  'RUN-STALE': {
    meaning: '一件案件换了月份，而原来那个月的草稿里也有它',
    why: '改过结案日期的案件只能发一次，要先把原来的月份重新核算。',
    steps: ['先重新核算提示里的那个月。', '再核算本月。'],
    message: '案件 （2017）翠人调字第012号 现在算在 2017-10，但 2017-09 的草稿里也有它。',
    hint: '日期改过的案件只能发一次：请先重新运行 gongtiao payroll run 2017-09，再运行本月。',
  },
  'RUN-EMPTY': {
    meaning: '这个月一张工资条也没有',
    why: '花名册里那个月没有在册的人，也没有要发补贴的案件。',
    steps: ['核对花名册的入职、离职日期。', '核对台账是不是已经导入。', '重新核算后再导出。'],
    message: '2017-10 没有一张工资条，没有可导出的。',
    hint: '请检查花名册和台账后重新核算。',
  },
  'MEDIATOR-NO-STATION': {
    meaning: '一位调解员那个月没有驻所记录',
    why: '花名册里的驻所日期没有盖住那个月，不知道算在哪个派出所。',
    steps: ['在花名册里补上他那个月的派出所。', '重新导入花名册，再核算。'],
    message: '王建国 在 2017-10 没有驻所记录。',
    hint: '请在花名册里补上派出所后重新导入。',
  },
  'PAYSLIP-MISSING': {
    meaning: '那个月没有这个人的工资条',
    why: '名字写错了，或那个月他没有任何一项：兼职的没有案件就没有工资条。',
    steps: ['用 gongtiao payroll show 看名单。', '核对他的入职、离职日期和案件。'],
    message: '2017-10 没有“王健国”的工资条。',
    hint: '是不是“王建国”？名单见 gongtiao payroll show 2017-10；当月没有任何一项的人没有工资条。',
  },
  'NAME-AMBIGUOUS': {
    meaning: '有几个同名的人',
    why: '花名册里同名的不止一位。',
    steps: ['写他的编号（如 M003）。', '或加 --station 派出所。'],
    message: '2017-10 有 2 个“张伟”：M003 南岸派出所、M011 城关派出所。',
    hint: '请写编号，或加 --station 派出所。',
  },
} as const satisfies ProgramCodes

export const DOCUMENT_CODES = {
  'DOCUMENT-UNKNOWN': {
    meaning: '没有这种文书',
    why: '文书的标识写错了。',
    steps: ['用 gongtiao document list 看能印哪些。'],
    message: '没有“协议”这种文书。',
    hint: '可用：agreement（人民调解协议书）',
  },
  'AGREEMENT-NOT-REACHED': {
    meaning: '案件没有达成协议，不能印协议书',
    why: '台账里的调解结果不是调解成功。',
    steps: ['已经达成协议的，先在台账里改正调解结果，重新导入。', '要空白的，加 --blank。'],
    message: '（2017）翠人调字第004号 的调解结果是“调解中”，没有达成协议，不能印协议书。',
    hint: '如果已经达成协议，请先在台账里改正调解结果并重新导入；空白协议书用 --blank。',
  },
  'AGREEMENT-ORAL': {
    meaning: '口头协议不印协议书',
    why: '人民调解法第二十八条：当事人认为不需要书面协议的，可以口头，由调解员记录。',
    steps: ['口头协议填口头协议登记表。', '当事人要书面的，先把台账的协议形式改为书面，重新导入。'],
    message: '（2017）翠人调字第003号 是口头协议，不印协议书。',
    hint: '口头协议用口头协议登记表（人民调解法第二十八条、第三十条）；如果当事人要书面协议，请先把台账的协议形式改为书面。',
  },
  'FACT-MISSING': {
    meaning: '文书必须写明的一项，案件里没有',
    why: '这一项不能留空，例如案号、当事人。',
    steps: ['在台账里补上这一项，重新导入。', '允许手写的，在文书模板里留横线。'],
    message: '缺少“案件.案号”，这份文书必须写明。',
    hint: '先在案件里补上这一项；如果允许手写，在模板里写成 {{ … | 横线: 8 }}。',
  },
  'FACT-NOT-TEXT': {
    meaning: '文书模板要印一个不能印的值',
    why: '名单、是否之类的值不是文字，不能直接印。',
    steps: [
      '名单用 {% for %} 逐个列出，或用 {{ … | 连接 }} 连成一句。',
      '或删去工作区里的副本，改用随程序提供的模板。',
    ],
    message: '模板要把名单或是否之类的值直接印出来，这些值不能印。',
    hint: '名单用 {% for %} 逐个列出，或用 {{ … | 连接 }} 连成一句。',
  },
  'TEMPLATE-MISSING': {
    meaning: '找不到模板文件',
    why: '程序没有装全，或工作区 templates 里的文件被移走。',
    steps: ['重新安装 gongtiao。', '或检查工作区 templates 文件夹里的同名文件。'],
    message: '找不到模板：documents/agreement.md',
    hint: '请重新安装 gongtiao，或检查工作区 templates 文件夹里的同名文件。',
  },
  'TEMPLATE-HEAD': {
    meaning: '文书模板的开头写得不对',
    why: '两条 --- 之间要写标题、标识等几项。',
    steps: ['参照随程序提供的模板改正。', '或删去工作区里的副本。'],
    message: '文书模板 agreement.md 的开头有误：缺少 title。',
    hint: '参照随程序提供的 templates/documents 里的文书模板改正。',
  },
  'TEMPLATE-MARKUP': {
    meaning: '文书模板里有纸面上排不出来的内容',
    why: '用了图片、链接之类，或栏目没有写对。',
    steps: ['只用标题、段落、加粗、编号、表格和签署栏。', '参照随程序提供的 templates/documents/agreement.md 改正。'],
    message: '文书模板 agreement.md 里有纸面上排不出来的内容：图片。',
    hint: '模板里可以用：# 标题、段落、**加粗**、> 靠右、1. 编号、表格、``` 栏、``` 签署、--- 另起一页。字面的符号前加反斜杠。',
  },
  'TEMPLATE-SYNTAX': {
    meaning: '文书模板里的替换写法不对',
    why: '{{ }} 或 {% %} 没有配对，写了没有的名称，或混进了看不见的字符。',
    steps: ['照提示的文件和行改正。', '或删去工作区里的副本，改用随程序提供的模板。'],
    message: '文书模板 agreement.md 里有不可见的专用字符（U+E000 或 U+E001）。',
    hint: '删去这些字符；它们多半是从别的软件里复制来的图标。',
  },
  'FONT-MISSING': {
    meaning: '找不到打印用的字体文件',
    why: '程序没有装全。',
    steps: ['重新安装本程序（npm ci）。'],
    message: '找不到字体文件 NotoSerifSC_400Regular.ttf，打印不出文书。',
    hint: '重新安装本程序。',
  },
  'FONT-UNREADABLE': {
    meaning: '字体文件不能使用',
    why: '文件损坏，或不是 TrueType 轮廓的字体。',
    steps: ['重新安装本程序。', '自备字体请换成 TrueType 轮廓的 .ttf 文件。'],
    message: '字体 宋体.otf 不能使用：不是 TrueType 轮廓。',
    hint: '重新安装本程序；自备字体须为 TrueType 轮廓的 .ttf 文件。',
  },
  'GLYPH-MISSING': {
    meaning: '有一个字印不出来',
    why: '所用的字体里没有这个字，多半是录错的字或极少见的字。文书没有写出。',
    steps: ['核对这个字是否录错。', '确是生僻字的，先改用同音字或拼音，在原件上手写更正。'],
    message: '“𪚥”（U+2A6A5）印不出来：所用字体没有这个字。它是“申请人”的第 2 个字。',
    hint: '核对这个字是否录错；确是生僻字的，先改用同音字或拼音并在原件上手写更正。文书没有写出。',
  },
} as const satisfies ProgramCodes
