/**
 * The quarterly review as a table: who may do what in which state, and what comes of it. Buttons and server ask the same
 * table. After section 9 of the institution's plan of 2019: units assess their own progress, the executive director reviews
 * every operating plan each quarter.
 */
import type { Refusal, Result } from '../../../../kernel/result.ts'
import { refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'

export const REVIEW_STATES = ['units', 'consolidation', 'direction', 'signed'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** Before there is a review of the quarter. */
export type ReviewMoment = ReviewState | 'none'
export const REVIEW_MOMENTS: readonly ReviewMoment[] = ['none', ...REVIEW_STATES]

export const REVIEW_ACTIONS = [
  'open',
  'deliver',
  'take_back',
  'consolidate',
  'ask_units',
  'present',
  'send_back',
  'sign',
  'reopen',
] as const
export type ReviewAction = (typeof REVIEW_ACTIONS)[number]

/**
 * In which part somebody acts: `unit` plans for a unit under review, `consolidating_unit` for the unit that gathers all of
 * them, `programme` is the nightly job.
 */
export const REVIEW_PARTIES = [
  'unit',
  'consolidating_unit',
  'director',
  'administrator',
  'reader',
  'programme',
] as const
export type ReviewParty = (typeof REVIEW_PARTIES)[number]

interface Rule {
  /** Where it may be done, and where it leads from there. */
  readonly from: Readonly<Partial<Record<ReviewMoment, ReviewState>>>
  readonly by: readonly ReviewParty[]
  /** Undoes what somebody said was finished: they are told why. */
  readonly reason?: true
}

export const REVIEW_RULES: Readonly<Record<ReviewAction, Rule>> = {
  open: { from: { none: 'units' }, by: ['administrator', 'programme'] },
  deliver: { from: { units: 'units', consolidation: 'consolidation' }, by: ['unit', 'administrator'] },
  take_back: { from: { units: 'units', consolidation: 'consolidation' }, by: ['unit', 'administrator'] },
  consolidate: { from: { units: 'consolidation' }, by: ['consolidating_unit', 'administrator'] },
  ask_units: { from: { consolidation: 'units' }, by: ['consolidating_unit', 'administrator'], reason: true },
  present: { from: { consolidation: 'direction' }, by: ['consolidating_unit', 'administrator'] },
  send_back: { from: { direction: 'consolidation' }, by: ['director', 'administrator'], reason: true },
  // Nobody signs for the director, not even who administers the platform.
  sign: { from: { direction: 'signed' }, by: ['director'] },
  reopen: { from: { signed: 'consolidation' }, by: ['director', 'administrator'], reason: true },
}

export type ReviewRefusal = Refusal<'not_your_part' | 'not_in_this_state' | 'reason_missing'>

/** What comes of an action; who acts in several parts may do what any of them may. */
export function nextState(
  moment: ReviewMoment,
  action: ReviewAction,
  parties: readonly ReviewParty[],
): Result<ReviewState, ReviewRefusal> {
  const rule = REVIEW_RULES[action]
  if (!parties.some((party) => rule.by.includes(party))) return refuse(notYourPart(action))
  const next = rule.from[moment]
  return next === undefined ? refuse(notNow(moment, action)) : { ok: true, value: next }
}

/** The actions whose buttons are shown. */
export function possibleActions(moment: ReviewMoment, parties: readonly ReviewParty[]): readonly ReviewAction[] {
  return REVIEW_ACTIONS.filter((action) => nextState(moment, action, parties).ok)
}

/** An action that undoes what was finished needs a reason that somebody can understand later. */
export function reasonRefusal(action: ReviewAction, reason: string | undefined): ReviewRefusal | undefined {
  if (REVIEW_RULES[action].reason !== true || (reason ?? '').trim().length >= 10) return undefined
  return {
    kind: 'reason_missing',
    field: 'reason',
    message: {
      es: 'Escriba el motivo con al menos 10 caracteres: queda en la bitácora de la revisión.',
      en: 'Write the reason in at least 10 characters: it stays in the log of the review.',
    },
  }
}

export const STATE_TITLES: Readonly<Record<ReviewMoment, Text>> = {
  none: { es: 'Sin abrir', en: 'Not opened' },
  units: { es: 'Las unidades informan', en: 'Units report' },
  consolidation: { es: 'Planificación consolida', en: 'Planning consolidates' },
  direction: { es: 'La Dirección Ejecutiva revisa', en: 'The Executive Director reviews' },
  signed: { es: 'Firmada', en: 'Signed off' },
}

export const ACTION_TITLES: Readonly<Record<ReviewAction, Text>> = {
  open: { es: 'Abrir la revisión', en: 'Open the review' },
  deliver: { es: 'Entregar la parte de la unidad', en: 'Deliver the unit’s part' },
  take_back: { es: 'Retirar la entrega', en: 'Take the delivery back' },
  consolidate: { es: 'Comenzar a consolidar', en: 'Begin to consolidate' },
  ask_units: { es: 'Devolver a las unidades', en: 'Return to the units' },
  present: { es: 'Presentar a la Dirección Ejecutiva', en: 'Present to the Executive Director' },
  send_back: { es: 'Devolver a planificación', en: 'Send back to planning' },
  sign: { es: 'Firmar y cerrar el trimestre', en: 'Sign off and close the quarter' },
  reopen: { es: 'Reabrir el trimestre', en: 'Reopen the quarter' },
}

const PARTY_TITLES: Readonly<Record<ReviewParty, { readonly es: string; readonly en: string }>> = {
  unit: { es: 'la persona planificadora de la unidad', en: 'the unit’s planner' },
  consolidating_unit: { es: 'la unidad que consolida', en: 'the consolidating unit' },
  director: { es: 'la Dirección Ejecutiva', en: 'the Executive Director' },
  administrator: { es: 'quien administra la plataforma', en: 'an administrator' },
  reader: { es: 'quien consulta', en: 'a reader' },
  programme: { es: 'la plataforma', en: 'the platform' },
}

function notYourPart(action: ReviewAction): ReviewRefusal {
  const by = REVIEW_RULES[action].by
  const title = ACTION_TITLES[action]
  return {
    kind: 'not_your_part',
    message: {
      es: `«${title.es}» corresponde a ${listOf(by, 'es')}.`,
      en: `“${title.en ?? title.es}” is for ${listOf(by, 'en')}.`,
    },
  }
}

function notNow(moment: ReviewMoment, action: ReviewAction): ReviewRefusal {
  const title = ACTION_TITLES[action]
  const state = STATE_TITLES[moment]
  return {
    kind: 'not_in_this_state',
    message: {
      es: `Ahora no se puede «${title.es.toLowerCase()}»: la revisión está en «${state.es}». Vuelva a cargar la página para ver qué corresponde.`,
      en: `“${title.en ?? title.es}” is not possible now: the review is at “${state.en ?? state.es}”. Load the page again to see what comes next.`,
    },
  }
}

function listOf(parties: readonly ReviewParty[], locale: 'es' | 'en'): string {
  const names = parties.map((party) => PARTY_TITLES[party][locale])
  const last = names.at(-1) ?? ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} ${locale === 'es' ? 'o' : 'or'} ${last}`
}
