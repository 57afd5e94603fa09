import type { DomainEvent } from '../../platform/capability/command.ts'

/** Figures were published or corrected. Payload: batch (number), indicators (codes). */
export const FIGURES_PUBLISHED = { name: 'observatory.figures_published', version: 1 } as const

export function figuresPublished(batch: number, indicators: readonly string[]): DomainEvent {
  return { ...FIGURES_PUBLISHED, payload: { batch, indicators: [...indicators] } }
}

/** What the observatory has changed: the sheet of an indicator, the method of an index, a story. Payload: what, code. */
export const CATALOGUE_CHANGED = { name: 'observatory.catalogue_changed', version: 1 } as const

export function catalogueChanged(what: 'indicator' | 'index' | 'story', code: string): DomainEvent {
  return { ...CATALOGUE_CHANGED, payload: { what, code } }
}
