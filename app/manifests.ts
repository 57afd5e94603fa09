import { planning } from '../capabilities/planning/capability.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import { identity } from '../platform/identity/manifest.ts'
import { frontDoor } from './front-door.tsx'

/** Every room of the house, in the order in which their packs load. */
export const MANIFESTS: readonly Manifest[] = [identity, planning, frontDoor]
