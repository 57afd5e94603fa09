import type { DomainEvent } from '../../platform/capability/command.ts'

/** Figures were published or corrected. Payload: batch (number), indicators (codes). */
export const FIGURES_PUBLISHED = { name: 'observatory.figures_published', version: 1 } as const

export function figuresPublished(batch: number, indicators: readonly string[]): DomainEvent {
  return { ...FIGURES_PUBLISHED, payload: { batch, indicators: [...indicators] } }
}
