// The one form that an id or a title means.
import type { Template } from '../../documents/template.ts'
import { AppError } from '../../domain/app-error.ts'
import type { World } from '../../world.ts'

export async function theForm(world: World, id: string): Promise<Template> {
  const forms = await world.forms()
  const form = forms.find((one) => one.id === id || one.title === id)
  if (form === undefined) {
    throw new AppError('DOCUMENT-UNKNOWN', `没有“${id}”这种文书。`, {
      hint: `可用：${forms.map((one) => `${one.id}（${one.title}）`).join('、')}`,
    })
  }
  return form
}
