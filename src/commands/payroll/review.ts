// `gongtiao payroll review MONTH`: 复核人复核：与制表人不是同一人.
import { signingCommand } from '../shared/payroll-steps.ts'

export const command = signingCommand('reviewed', 'gongtiao payroll review 2017-10 --as 王复核')
