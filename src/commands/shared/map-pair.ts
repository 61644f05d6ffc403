// `--map 列名=字段`.
import { AppError } from '../../domain/app-error.ts'

export function mapPair(pair: string): readonly [string, string] {
  const at = pair.lastIndexOf('=')
  if (at <= 0)
    throw new AppError('USAGE', `--map 要写成 列名=字段，不能是“${pair}”。`, {
      hint: '例如 --map 编号=案号',
      usage: true,
    })
  return [pair.slice(0, at), pair.slice(at + 1)]
}
