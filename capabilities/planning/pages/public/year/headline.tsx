import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { exclusionWords, StateMark, Title } from '../../plan/figure-parts.tsx'
import { percentWords } from '../../plan/figure-words.ts'
import { pageWords } from '../../plan/page-words.ts'
import { hrefOfSubject, hrefs, nameOfFigure, type PlanView } from '../../plan/plan-view.ts'
import { yearWords } from './words.ts'

/** The one figure of the year: what it is, what it means, what it leaves out, and the two it must not be mistaken for. */
export function Headline({ view }: { readonly view: PlanView }) {
  const { locale, plan, progress } = view
  const { institution } = progress
  const text = yearWords(locale)
  const date = formatDate(view.cutOff, locale, 'prose')
  const percent = percentWords(institution.toDate, 'capped', plan.bands, locale)
  const { explanation } = institution
  const excluded = explanation.formula === 'weighted_mean' ? explanation.excluded : []
  return (
    <section class="headline" aria-labelledby="headline-title">
      <h2 id="headline-title" class="headline-label">
        {text.headline}
      </h2>
      <div class="headline-figure">
        <p class={isMissing(institution.toDate) ? 'headline-value headline-none' : 'headline-value figure'}>
          {percent}
        </p>
        <StateMark state={institution.state} locale={locale} />
        <a class="headline-how" href={hrefs.figure(view, institution.key)}>
          {pageWords(locale).how}
        </a>
      </div>
      <div class="headline-says">
        <p class="lead">{isMissing(institution.toDate) ? text.saysNone(date) : text.says(date, percent)}</p>
        <p>
          {text.coverage(institution.coverage.judged, institution.coverage.of)}
          {excluded.length === 0 ? null : (
            <>
              {' '}
              {text.rest}{' '}
              {excluded.map((input, index) => (
                <span key={input.key}>
                  {index === 0 ? '' : ', '}
                  <Title text={nameOfFigure(view, input)} locale={locale} href={hrefOfSubject(view, input)} /> (
                  {exclusionWords(input, locale).toLowerCase()})
                </span>
              ))}
              .
            </>
          )}
        </p>
      </div>
      <dl class="headline-others">
        <div>
          <dt>{text.raw}</dt>
          <dd>
            <b class="figure">{percentWords(institution.toDate, 'raw', plan.bands, locale)}</b>
            <span class="soft">{text.rawNote}</span>
          </dd>
        </div>
        <div>
          <dt>{text.yearFigure}</dt>
          <dd>
            <b class="figure">{percentWords(institution.year, 'capped', plan.bands, locale)}</b>
            <span class="soft">{text.yearNote}</span>
          </dd>
        </div>
      </dl>
    </section>
  )
}
