import { say } from '../../../../../kernel/text.ts'
import type { Ctx } from '../../../../../platform/capability/context.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { IndicatorAnswer } from '../../../data/indicator-queries.ts'
import { indicatorPaths } from '../../../indicators-paths.ts'
import { EDIT_INDICATOR, RECORD_READING } from '../../../indicators-permissions.ts'
import { planningPaths } from '../../../paths.ts'
import { INDICATOR_ISSUE_WORDS } from '../../../rules/indicator-words.ts'
import { termsIssues } from '../../../rules/indicators/edit-terms.ts'
import { type StandingSlot, sameSlot, standingsOf } from '../../../rules/indicators/reading-slots.ts'
import { BoundMeasurePart } from '../../plan/bound-measure.tsx'
import { targetWords } from '../../plan/element-words.ts'
import { Part, SentenceTitle } from '../../plan/figure-parts.tsx'
import { periodWords } from '../../plan/indicator-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { readingWords } from '../../plan/reading-words.ts'
import { IndicatorParts } from '../../public/element/indicator-parts.tsx'
import { BindForm, CaptureForm, UnbindForm } from './measure-forms.tsx'
import { TERMS_WORDS } from './terms-words.ts'
import { INDICATOR_WORDS, STANDING_NAMES } from './words.ts'

export interface IndicatorPageProps {
  readonly view: PlanView
  readonly answer: IndicatorAnswer
  readonly who: Ctx['who']
  readonly zone: string
  readonly csrf: string
}

/** An indicator for those who look after it: how far it is and by what arithmetic, what is asked of it, what was ever read. */
export function IndicatorPage({ view, answer, who, zone, csrf }: IndicatorPageProps) {
  const { locale, cutOff } = view
  const { facts, detail, method, dimensions, bound } = answer
  const words = INDICATOR_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const element = view.index.elements.get(facts.id)?.element
  const may = mayDo(who, RECORD_READING, { unitId: facts.unitId })
  const basis = { id: facts.id, locale, csrf }
  const mayEdit = mayDo(who, EDIT_INDICATOR, { unitId: facts.unitId })
  const measurePart =
    bound === undefined ? (
      mayEdit ? (
        <BindForm {...basis} terms={facts.terms} />
      ) : undefined
    ) : (
      <BoundMeasurePart
        bound={bound}
        year={facts.year}
        locale={locale}
        action={may ? (row) => <CaptureForm {...basis} row={row} /> : undefined}
      >
        {mayEdit ? <UnbindForm {...basis} /> : null}
      </BoundMeasurePart>
    )
  const unit = view.plan.poas.find((poa) => poa.head.id === facts.instrumentId)?.head.unit
  return (
    <>
      <PageHead
        eyebrow={unit === undefined ? words.indicator : `${unit.code} · ${facts.year}`}
        title={
          <SentenceTitle
            text={element === undefined ? { es: facts.title } : textOf(element)}
            code={element?.code}
            locale={locale}
          />
        }
        actions={
          <>
            {mayDo(who, EDIT_INDICATOR, { unitId: facts.unitId }) ? (
              <ButtonLink kind="secondary" size="small" href={local(indicatorPaths.terms(facts.id))}>
                {words.editTerms}
              </ButtonLink>
            ) : null}
            <ButtonLink kind="secondary" size="small" href={local(planningPaths.element(facts.id, cutOff))}>
              {words.publicView}
            </ButtonLink>
          </>
        }
      />
      <Issues view={view} answer={answer} />
      <Slots view={view} answer={answer} may={may} />
      <IndicatorParts
        view={view}
        terms={facts.terms}
        readings={detail.readings}
        covered={{ from: facts.year, to: facts.year }}
        method={method}
        detail={detail}
        dimensions={dimensions}
        measurePart={measurePart}
        zone={zone}
        evidenceHref={(id) => local(indicatorPaths.evidence(id))}
      />
    </>
  )
}

/** Why these terms can have no percentage, whatever is measured: said before anybody wonders. */
function Issues({ view, answer }: { readonly view: PlanView; readonly answer: IndicatorAnswer }) {
  const { locale } = view
  const { method, facts } = answer
  const issues = method === undefined ? [] : termsIssues(facts.terms, method)
  if (issues.length === 0) return null
  return (
    <Notice kind="warning" locale={locale} title={TERMS_WORDS[locale].issues}>
      {issues.map((issue) => (
        <p key={issue}>{say(INDICATOR_ISSUE_WORDS[issue], locale)}</p>
      ))}
    </Notice>
  )
}

function Slots({
  view,
  answer,
  may,
}: {
  readonly view: PlanView
  readonly answer: IndicatorAnswer
  readonly may: boolean
}) {
  const { locale, cutOff, today } = view
  const { facts, detail } = answer
  const { terms } = facts
  const words = INDICATOR_WORDS[locale]
  const slots = standingsOf(terms, facts.horizon, detail.readings, cutOff)
  const of = (slot: StandingSlot) => detail.readings.find((reading) => sameSlot(reading, slot))
  const several = slots.some(({ target }) => target !== undefined)
  return (
    <Part id="lecturas" title={words.slots} lead={words.slotsLead}>
      <DataTable
        cards
        id="tabla-lecturas"
        caption={words.slots}
        captionHidden
        locale={locale}
        rows={slots}
        rowKey={(slot) => `${slot.period} ${slot.target ?? ''}`}
        columns={[
          { key: 'period', title: words.period, cell: (slot) => periodWords(slot.period, locale) },
          ...(several
            ? [
                {
                  key: 'target',
                  title: words.target,
                  cell: ({ target = 0 }: StandingSlot) => {
                    const aimed = terms.targets[target]
                    return aimed === undefined ? '–' : targetWords(aimed, terms.kind === 'percentage', locale)
                  },
                },
              ]
            : []),
          {
            key: 'reading',
            title: words.reading,
            cell: (slot) => {
              const reading = of(slot)
              return reading === undefined ? '–' : readingWords(reading, terms, locale)
            },
          },
          {
            key: 'standing',
            title: words.standing,
            cell: ({ standing }) => (
              <Tag kind={standing === 'late' ? 'here' : 'plain'}>{say(STANDING_NAMES[standing], locale)}</Tag>
            ),
          },
          ...(may
            ? [
                {
                  key: 'record',
                  title: words.record,
                  cell: (slot: StandingSlot) =>
                    slot.from > today ? null : (
                      <a href={localPath(locale, indicatorPaths.reading(facts.id, slot.period, slot.target))}>
                        {of(slot) === undefined ? words.record : words.correct}
                        <span class="hidden"> {periodWords(slot.period, locale)}</span>
                      </a>
                    ),
                },
              ]
            : []),
        ]}
      />
    </Part>
  )
}
