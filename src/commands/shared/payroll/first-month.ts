// 首个核算月 (`init --first-month`): what was counted before it was paid by hand, or not at all, and is no run's to pay.
import { AppError } from '../../../domain/app-error.ts'
import type { Month } from '../../../domain/calendar.ts'

export function refuseBeforeFirst(month: Month, firstMonth: Month | null): void {
  if (firstMonth === null || month >= firstMonth) return
  throw new AppError('MONTH-BEFORE-FIRST', `${month} 早于首个核算月 ${firstMonth}，不在本程序里核算。`, {
    hint: '以前的月份照原来的办法办；首个核算月写错了的，改 gongtiao.yaml 的 firstMonth。',
  })
}
