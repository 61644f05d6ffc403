// 五险一金, one by one.

/** 五险一金: kinds of contribution; work injury and maternity are the employer's alone. */
export type ContributionKind = 'pension' | 'medical' | 'unemployment' | 'work-injury' | 'maternity' | 'housing-fund'
