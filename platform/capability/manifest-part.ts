import type { Manifest } from './manifest.ts'

/** What one concern of a room brings to the room's manifest, so that it stands together. */
export type ManifestPart = Partial<
  Pick<
    Manifest,
    | 'permissions'
    | 'routes'
    | 'menu'
    | 'commands'
    | 'queries'
    | 'publishes'
    | 'subscribes'
    | 'jobs'
    | 'notifications'
    | 'fileUses'
    | 'measures'
    | 'atPlaces'
    | 'search'
    | 'personalData'
    | 'retention'
    | 'records'
    | 'commandLine'
    | 'deploymentFiles'
  >
>

/** The parts as one: lists of the same key one after the other; a key that no part brings is absent. */
export function joinParts(parts: readonly ManifestPart[]): ManifestPart {
  const joined: Record<string, unknown[]> = {}
  for (const part of parts)
    for (const [key, entries] of Object.entries(part)) joined[key] = [...(joined[key] ?? []), ...entries]
  return joined as ManifestPart
}
