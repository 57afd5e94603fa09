import { h, hydrate } from 'preact'
import type { ComponentIsland } from './define.ts'
import { mountAll } from './mount.ts'

export function start<P>(island: ComponentIsland<P>): void {
  mountAll<P>(island.name, (root, props) => hydrate(h(island.component, { ...props } as P & object), root))
}
