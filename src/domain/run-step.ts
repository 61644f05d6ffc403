// The steps of a month from draft to closing.

/** 提交 submitted, 复核 reviewed, 公示 noticed, 批准 approved, 发放 paid, 结账 closed; a notice does not change the state. */
export const RUN_STEPS = ['submitted', 'reviewed', 'noticed', 'approved', 'paid', 'closed'] as const
export type RunStepName = (typeof RUN_STEPS)[number]
