// `gongtiao payroll approve MONTH`: 审批人批准：与制表人、复核人都不是同一人.
import { signingCommand } from '../shared/payroll-steps.ts'

export const command = signingCommand('approved', 'gongtiao payroll approve 2017-10 --as 李局长')
