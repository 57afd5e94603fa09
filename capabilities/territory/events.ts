import type { Id } from '../../kernel/ids.ts'
import type { DomainEvent } from '../../platform/capability/command.ts'

/** West, south, east, north in the projection of web maps (EPSG:3857), metres. */
export type WebBox = readonly [west: number, south: number, east: number, north: number]

/**
 * Features of a layer, its fields or what is said of it changed: taken from a file, drawn, edited, shown to others, retired.
 * Payload: layerId, edition (the layer's, after it), bbox3857 (where features changed; null: anywhere in the layer).
 */
export const LAYER_CHANGED = { name: 'territory.layer_changed', version: 1 } as const

export interface LayerChange {
  readonly layerId: Id
  readonly edition: number
  readonly bbox3857: WebBox | null
}

export function layerChanged({ layerId, edition, bbox3857 }: LayerChange): DomainEvent {
  return { ...LAYER_CHANGED, payload: { layerId, edition, bbox3857 } }
}

/** How the ground is divided or what a place is called changed. Payload: about (code of the division, or id of the place). */
export const GROUND_CHANGED = { name: 'territory.ground_changed', version: 1 } as const

export function groundChanged(about: string): DomainEvent {
  return { ...GROUND_CHANGED, payload: { about } }
}
