// `gongtiao payroll close MONTH`: 结账：从此不变.
import { signingCommand } from '../shared/payroll-steps.ts'

export const command = signingCommand('closed', 'gongtiao payroll close 2017-10 --as 张会计')
