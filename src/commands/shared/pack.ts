// The pack that a command is about: named with --pack, else the workspace's own. Checking and trying a pack needs no
// workspace; what was confirmed in one counts where there is one.
import { type Input, text } from '../../command.ts'
import type { Confirmation } from '../../store.ts'
import type { World } from '../../world.ts'

export const PACK_OPTION = { name: 'pack', value: 'PACK', summary: '标准包；不写时用工作区的' } as const

export async function packOf(world: World, input: Input): Promise<string> {
  return text(input, 'pack') ?? (await world.workspace()).config.policyPack
}

/** None outside a workspace, which only a named pack lets happen. */
export async function confirmationsHere(world: World, input: Input): Promise<readonly Confirmation[]> {
  const isHere = text(input, 'pack') === null || (await world.workspace().catch(() => null)) !== null
  return isHere ? (await world.store('read')).policies.confirmations() : []
}
