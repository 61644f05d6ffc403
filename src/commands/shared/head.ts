// The header of the operation that a command records.
import type { OperationHead } from '../../store.ts'
import type { World } from '../../world.ts'

export function operationHead(world: World, command: string): OperationHead {
  return { at: world.now(), operator: world.operator, command, today: world.today }
}
