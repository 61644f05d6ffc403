// How two cases that look alike belong together, as a person has decided.

/** 同一纠纷, 移交, 无关. */
export type CaseRelation = 'same-dispute' | 'transferred' | 'unrelated'
export const RELATION_LABEL: Readonly<Record<CaseRelation, string>> = {
  'same-dispute': '同一纠纷',
  transferred: '移交',
  unrelated: '无关',
}
