import { Temporal } from 'temporal-polyfill'
import type { Refusal } from '../../kernel/result.ts'
import type { Ctx } from './context.ts'

/**
 * How recent the proof of who somebody is must be for a sensitive act (OWASP ASVS 5, 7.5.3): who finds a workplace unlocked
 * can read in it, but cannot take it over.
 */
export const PROVEN_MINUTES = 20
/** A page that leads to such an act asks earlier, so that what is typed in it can still be sent. */
export const ASK_AGAIN_MINUTES = 10

/** Whether the person proved who they are within these minutes. The program itself has nothing to prove; the public never did. */
export function provenWithin(ctx: Ctx, minutes: number): boolean {
  if (typeof ctx.who === 'string') return ctx.who === 'system'
  if (ctx.who.provenAt === undefined) return false
  const proven = Temporal.Instant.from(ctx.who.provenAt)
  return Temporal.Instant.compare(proven.add({ minutes }), Temporal.Instant.from(ctx.now)) >= 0
}

export const STEP_UP_REQUIRED: Refusal<'step_up_required'> = {
  kind: 'step_up_required',
  message: {
    es: 'Para esto hace falta confirmar otra vez que es usted.',
    en: 'For this you have to confirm once more that it is you.',
  },
}
