import { lastDayOfPeriod } from '../../../../../kernel/civil.ts'
import { missing } from '../../../../../kernel/missing.ts'
import type { StoredAssessment } from '../../../data/self-assess.ts'
import { progressOfYear } from '../../../data/year-query.ts'
import { figureKey } from '../../../rules/explanation.ts'
import { compareAssessment } from '../../../rules/self-assessment/self-assessment.ts'
import { comparedWords, quarterName } from '../../plan/assessment-words.ts'
import { Part } from '../../plan/figure-parts.tsx'
import type { Placed } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'

const WORDS = {
  es: {
    title: 'Lo que la unidad dice de sí misma',
    lead: 'Autoevaluación de cada trimestre junto a lo que resulta de los informes. No entra en ningún avance.',
    generated: 'dato generado',
  },
  en: {
    title: 'What the unit says of itself',
    lead: 'Its own assessment of each quarter beside what follows from the reports. It enters no figure.',
    generated: 'generated figure',
  },
} as const

const KINDS = { activity: 'activity', result: 'result', specific_objective: 'objective' } as const

/** What a unit says of an element quarter by quarter, beside what is computed at the end of each. */
export function AssessmentPart({
  view,
  placed,
  assessments,
}: {
  readonly view: PlanView
  readonly placed: Placed | undefined
  readonly assessments: readonly StoredAssessment[]
}) {
  const element = placed?.element
  const kind = element === undefined ? undefined : KINDS[element.kind as keyof typeof KINDS]
  if (element === undefined || kind === undefined) return null
  const own = assessments.filter(
    ({ elementId, period }) => elementId === element.key && (lastDayOfPeriod(period) ?? '') <= view.cutOff,
  )
  if (own.length === 0) return null
  const { locale } = view
  const words = WORDS[locale]
  return (
    <Part id="autoevaluacion" title={words.title} lead={words.lead}>
      <ul>
        {own.map((each) => {
          const then = progressOfYear(view.plan, lastDayOfPeriod(each.period) ?? view.cutOff)
          const computed = then.figures.get(figureKey(kind, element.key))?.toDate ?? missing('not_programmed')
          return (
            <li key={each.id}>
              <b>{quarterName(each.period, locale)}:</b>{' '}
              {comparedWords(compareAssessment(each.percent, computed), locale)}
              {each.note === null ? null : (
                <>
                  {' '}
                  <span lang={locale === 'es' ? undefined : 'es'}>{each.note}</span>
                </>
              )}
              {each.demo ? <span class="soft"> · {words.generated}</span> : null}
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
