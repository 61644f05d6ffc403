// 经办人: who acts. Steps that move money are refused where nobody is named.
import { AppError } from '../../domain/app-error.ts'
import type { World } from '../../world.ts'

export function needOperator({ operator }: Pick<World, 'operator'>): string {
  const name = operator?.trim() ?? ''
  if (name !== '') return name
  throw new AppError('OPERATOR-MISSING', '这一步要写明经办人。', {
    hint: '加 --as 姓名，或设置 GONGTIAO_OPERATOR。',
    usage: true,
  })
}
