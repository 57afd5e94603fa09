import type { BehaviourIsland } from './define.ts'
import { mountAll } from './mount.ts'

export function start<P>(island: BehaviourIsland<P>): void {
  mountAll<P>(island.name, island.attach)
}
