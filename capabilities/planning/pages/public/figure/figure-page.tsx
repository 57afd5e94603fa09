import { formatNumber } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { planningPaths } from '../../../paths.ts'
import type { Figure } from '../../../rules/explanation.ts'
import { STATE_IDS } from '../../../rules/states.ts'
import { FIGURE_KIND_NAMES, FORMULA_WORDS, MISSING_NAMES } from '../../../rules/words.ts'
import { arithmeticOf, type Which } from '../../plan/arithmetic.ts'
import { FarAbove, Part, SentenceTitle, StateMark, Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { CutOffBar, Facts } from '../../plan/page-frame.tsx'
import { hrefOfSubject, hrefs, nameOfFigure, type PlanView } from '../../plan/plan-view.ts'
import { ActivityParts } from './activity-parts.tsx'
import { MeanParts } from './mean-parts.tsx'
import { figurePageWords, STANDING_SENTENCES } from './words.ts'

export interface FigurePageProps {
  readonly view: PlanView
  readonly figure: Figure
  readonly problem?: Text | undefined
}

/** How one figure came about, down to what can be opened in turn, and up to where it counts. */
export function FigurePage({ view, figure, problem }: FigurePageProps) {
  const { locale, plan } = view
  const text = figurePageWords(locale)
  const name = nameOfFigure(view, figure)
  const { explanation } = figure
  return (
    <>
      <PageHead
        eyebrow={`${text.eyebrow} · ${say(FIGURE_KIND_NAMES[figure.kind], locale)}`}
        title={<SentenceTitle text={name} code={figure.code} locale={locale} />}
        lead={<a href={hrefOfSubject(view, figure)}>{text.about}</a>}
      />
      <CutOffBar view={view} path={planningPaths.figure(plan.year, figure.key)} problem={problem} />
      <Outcome view={view} figure={figure} />
      <Part id="formula" title={text.formula}>
        <p class="formula-words">{say(FORMULA_WORDS[explanation.formula], locale)}</p>
      </Part>
      <Part id="cuenta" title={text.sums}>
        <Sum view={view} figure={figure} which="toDate" />
        <Sum view={view} figure={figure} which="year" />
      </Part>
      {explanation.formula === 'weighted_mean' ? (
        <MeanParts view={view} explanation={explanation} />
      ) : (
        <ActivityParts view={view} figure={figure} explanation={explanation} />
      )}
      <Parents view={view} figure={figure} />
      <Method view={view} figure={figure} />
    </>
  )
}

function Outcome({ view, figure }: { readonly view: PlanView; readonly figure: Figure }) {
  const { locale, plan } = view
  const text = figurePageWords(locale)
  const missing = isMissing(figure.toDate)
  return (
    <section class="headline" aria-labelledby="resultado">
      <h2 id="resultado" class="headline-label">
        {text.result}
      </h2>
      <div class="headline-figure">
        <p class={missing ? 'headline-value headline-none' : 'headline-value figure'} id="cifra">
          {percentWords(figure.toDate, 'capped', plan.bands, locale, 1)}
        </p>
        <StateMark state={figure.state} locale={locale} />
        {figure.farAbove ? <FarAbove locale={locale} /> : null}
      </div>
      <Facts
        items={[
          {
            term: text.raw,
            value: (
              <>
                <b class="figure">{percentWords(figure.toDate, 'raw', plan.bands, locale, 1)}</b>{' '}
                <span class="soft">{missing ? '' : text.rawNote}</span>
              </>
            ),
          },
          {
            term: text.ofYear,
            value: <b class="figure">{percentWords(figure.year, 'capped', plan.bands, locale, 1)}</b>,
          },
          {
            term: text.unrounded,
            value: isMissing(figure.toDate) ? '' : `${formatNumber(figure.toDate.capped, { max: 9 })} %`,
          },
        ]}
      />
      {figure.cancelled === undefined ? null : (
        <p lang={locale === 'es' ? undefined : 'es'}>{figure.cancelled.reason}</p>
      )}
    </section>
  )
}

function Sum({ view, figure, which }: { readonly view: PlanView; readonly figure: Figure; readonly which: Which }) {
  const { locale, plan } = view
  const text = figurePageWords(locale)
  const sum = arithmeticOf(figure, which, plan.bands)
  const value = figure[which]
  return (
    <div class="sum">
      <h3>{which === 'toDate' ? text.toDate : text.year}</h3>
      {sum === undefined ? (
        <p>
          {text.noFigure} {isMissing(value) ? reasonWords(figure, say(MISSING_NAMES[value.missing], locale), view) : ''}
        </p>
      ) : (
        <>
          <p class="sum-line figure">
            {sum.expression} = <b>{sum.result}</b>
          </p>
          {sum.uncapped === undefined ? null : <p class="soft">{text.cappedAt(sum.uncapped)}</p>}
          {sum.rounded ? <p class="soft">{text.rounded}</p> : null}
        </>
      )}
    </div>
  )
}

function reasonWords({ explanation }: Figure, otherwise: string, view: PlanView): string {
  if (explanation.formula === 'activity_to_date' && explanation.standing !== 'judged')
    return say(STANDING_SENTENCES[explanation.standing], view.locale)
  if (explanation.formula === 'weighted_mean' && explanation.refusal !== undefined)
    return say(explanation.refusal.message, view.locale)
  return `${otherwise.toLowerCase()}.`
}

/** The means that this figure is part of: the way up. */
function Parents({ view, figure }: { readonly view: PlanView; readonly figure: Figure }) {
  const { locale } = view
  const text = figurePageWords(locale)
  const parents = [...new Set(view.progress.figures.values())].flatMap((parent) => {
    const { explanation } = parent
    if (explanation.formula !== 'weighted_mean') return []
    const counts = explanation.inputs.some((input) => input.key === figure.key)
    const named = explanation.excluded.some((input) => input.key === figure.key)
    return counts || named ? [{ parent, counts }] : []
  })
  if (parents.length === 0) return null
  return (
    <Part id="padres" title={text.parents} lead={text.parentsLead}>
      <ul class="plain-list">
        {parents.map(({ parent, counts }) => (
          <li key={parent.key}>
            {say(FIGURE_KIND_NAMES[parent.kind], locale)}:{' '}
            <Title
              text={nameOfFigure(view, parent)}
              code={parent.code}
              locale={locale}
              href={hrefs.figure(view, parent.key)}
            />{' '}
            <span class="soft">({counts ? text.parentCounts : text.parentNot})</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Method({ view, figure }: { readonly view: PlanView; readonly figure: Figure }) {
  const { locale, plan } = view
  const text = figurePageWords(locale)
  const { method, bandsVersion } = figure.explanation
  const note = plan.method.note
  return (
    <Part id="metodo" title={text.method}>
      <Facts
        items={[
          { term: text.methodName, value: text.methodVersion(method.id, method.version) },
          { term: text.bands, value: `${say(plan.method.title, locale)} (${bandsVersion})` },
        ]}
      />
      <ul class="band-list">
        {STATE_IDS.map((state) => (
          <li key={state}>
            <StateMark state={state} locale={locale} />{' '}
            <span class="soft">{text.bandOf(state, plan.bands.near, plan.bands.full)}</span>
          </li>
        ))}
      </ul>
      <p class="soft">{text.farAbove(plan.bands.farAbove)}</p>
      {note === undefined ? null : <p class="soft">{say(note, locale)}</p>}
    </Part>
  )
}

/** What a unit without a plan shows in place of a computation. */
export function AbsentFigurePage({
  view,
  name,
  href,
}: {
  readonly view: PlanView
  readonly name: Text
  readonly href: string
}) {
  const { locale } = view
  const text = figurePageWords(locale)
  return (
    <>
      <PageHead
        eyebrow={text.eyebrow}
        title={<Title text={name} locale={locale} />}
        lead={<a href={href}>{text.about}</a>}
      />
      <Notice kind="info" locale={locale} title={text.absentTitle}>
        <p>{text.absentSays}</p>
      </Notice>
    </>
  )
}
