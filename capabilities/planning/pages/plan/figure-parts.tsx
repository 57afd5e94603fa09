import type { ComponentChildren } from 'preact'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { type Locale, say, spoken, type Text } from '../../../../kernel/text.ts'
import { StateShape } from '../../../../ui/state/state-badge.tsx'
import { words as uiWords } from '../../../../ui/words.ts'
import type { ExcludedInput, Figure } from '../../rules/explanation.ts'
import type { Judged, StateId } from '../../rules/states.ts'
import { EXCLUSION_NAMES, FAR_ABOVE, STATE_MEANINGS, STATE_NAMES } from '../../rules/words.ts'
import { percentWords } from './figure-words.ts'
import { pageWords } from './page-words.ts'
import { hrefs, type PlanView } from './plan-view.ts'
import { uiState } from './ui-state.ts'

/** Why an input does not count, in words; a plan that is owed and not there is called by what it is. */
export function exclusionWords({ kind, reason }: Pick<ExcludedInput, 'kind' | 'reason'>, locale: Locale): string {
  return kind === 'poa' && reason === 'not_collected' ? pageWords(locale).noPlan : say(EXCLUSION_NAMES[reason], locale)
}

/** Shape + word of a state, in the words of the rules. */
export function StateMark({ state, locale }: { readonly state: StateId; readonly locale: Locale }) {
  const ui = uiState(state)
  return (
    <span class={`state state-${ui}`} title={say(STATE_MEANINGS[state], locale)}>
      <StateShape state={ui} />
      <span>{say(STATE_NAMES[state], locale)}</span>
    </span>
  )
}

/**
 * How far, as a bar from 0 to 100 with what lies beyond 100 as a mark. It stands beside its percentage, which says the
 * same in figures, so it is hidden from those who listen.
 */
export function PercentBar({ value, state }: { readonly value: Maybe<Judged>; readonly state: StateId }) {
  const missing = isMissing(value)
  return (
    <svg class={`percent-bar bar-${uiState(state)}`} width="100%" height="14" aria-hidden="true">
      <rect class={missing ? 'bar-ground percent-none' : 'bar-ground'} x="0" y="2" width="100%" height="10" />
      {missing ? null : (
        <rect class="bar-done" x="0" y="2" width={`${Math.round(value.capped * 100) / 100}%`} height="10" />
      )}
    </svg>
  )
}

export interface FigureLinkProps {
  readonly view: PlanView
  readonly figure: Figure
  /** What the figure is of, for those who hear the link alone. */
  readonly about: string
  readonly digits?: number
}

/** The percentage itself opens how it was computed; where there is none, the question why does. */
export function FigureLink({ view, figure, about, digits = 0 }: FigureLinkProps) {
  const { locale, plan } = view
  const shown = percentWords(figure.toDate, 'capped', plan.bands, locale, digits)
  const href = hrefs.figure(view, figure.key)
  // The label begins with what is seen, so that who speaks to the page can name the link.
  if (isMissing(figure.toDate))
    return (
      <a class="figure-link figure-none" href={href} title={shown} aria-label={`${WHY[locale]} ${shown}: ${about}`}>
        {WHY[locale]}
      </a>
    )
  const { how } = uiWords(locale)
  return (
    <a class="figure-link figure" href={href} title={how} aria-label={`${shown} · ${how} ${about}`}>
      {shown}
    </a>
  )
}

const WHY: Record<Locale, string> = { es: '¿por qué?', en: 'why?' }

/** Bar, percentage with the way to its computation, and state: one line of any list. */
export function FigureLine(props: FigureLinkProps) {
  const { figure, view } = props
  return (
    <div class="figure-line">
      <PercentBar value={figure.toDate} state={figure.state} />
      <FigureLink {...props} />
      <StateMark state={figure.state} locale={view.locale} />
      {figure.farAbove ? <FarAbove locale={view.locale} /> : null}
    </div>
  )
}

export function FarAbove({ locale }: { readonly locale: Locale }) {
  return <span class="far-above soft">{say(FAR_ABOVE, locale)}</span>
}

/** A title with its language where it is not the page's, linked when there is somewhere to go. */
export function Title({
  text,
  code,
  locale,
  href,
}: {
  readonly text: Text
  readonly code?: string | undefined
  readonly locale: Locale
  readonly href?: string | undefined
}) {
  const said = spoken(text, locale)
  const lang = said.lang === locale ? undefined : said.lang
  if (code === undefined || code === '')
    return href === undefined ? (
      <span lang={lang}>{said.words}</span>
    ) : (
      <a href={href} lang={lang}>
        {said.words}
      </a>
    )
  const inside = (
    <>
      <span class="code figure">{code}</span> {lang === undefined ? said.words : <span lang={lang}>{said.words}</span>}
    </>
  )
  return href === undefined ? <span>{inside}</span> : <a href={href}>{inside}</a>
}

/** A title that is a whole sentence: set smaller than the name of a page. */
export function SentenceTitle(props: Omit<Parameters<typeof Title>[0], 'href'>) {
  return (
    <span class="sentence-title">
      <Title {...props} />
    </span>
  )
}

/** A part of a page under its heading, with an id to link to. No landmark: a page has many of them. */
export function Part({
  id,
  title,
  level = 2,
  children,
  lead,
}: {
  readonly id: string
  readonly title: ComponentChildren
  readonly level?: 2 | 3 | 4
  readonly children: ComponentChildren
  readonly lead?: ComponentChildren
}) {
  const Heading = `h${level}` as const
  return (
    <section class="stack part" id={id}>
      <Heading>{title}</Heading>
      {lead == null ? null : <p class="part-lead">{lead}</p>}
      {children}
    </section>
  )
}
