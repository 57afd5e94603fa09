import { formatNumber, formatPercent } from '../../../../../kernel/format.ts'
import type { Id } from '../../../../../kernel/ids.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import type { Ctx } from '../../../../../platform/capability/context.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { indicatorPaths } from '../../../indicators-paths.ts'
import { RECORD_READING } from '../../../indicators-permissions.ts'
import type { IndicatorMethod } from '../../../rules/indicator-method.ts'
import { frequencyOf, type StandingSlot } from '../../../rules/indicators/reading-slots.ts'
import { MISSING_NAMES } from '../../../rules/words.ts'
import { FREQUENCY_NAMES } from '../../plan/element-words.ts'
import { StateMark, Title } from '../../plan/figure-parts.tsx'
import { periodWords } from '../../plan/indicator-view.ts'
import { textOf } from '../../plan/plan-index.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { readingWords } from '../../plan/reading-words.ts'
import type { StaffYear } from '../year-page.tsx'
import { achievementOfUnit, indicatorsOf, type UnitIndicator } from './unit-indicators.ts'
import { INDICATOR_WORDS, STANDING_NAMES } from './words.ts'

export interface IndicatorListProps {
  readonly year: StaffYear
  readonly who: Ctx['who']
  readonly method: IndicatorMethod | undefined
  readonly unitIds: readonly Id[]
}

interface Owed {
  readonly indicator: UnitIndicator
  readonly slot: StandingSlot
}

/** What is due and late by unit; of the unit asked for, or one's own, every reading still to be recorded. */
export function IndicatorList({ year, who, method, unitIds }: IndicatorListProps) {
  const { view } = year
  const { locale, plan, cutOff } = view
  const words = INDICATOR_WORDS[locale]
  const all = plan.poas.map((poa) => ({ poa, indicators: indicatorsOf(poa, { cutOff, bands: plan.bands, method }) }))
  const mine = all.filter(({ poa }) =>
    year.poa === undefined ? unitIds.includes(poa.head.unit.id) : poa.head.id === year.poa.head.id,
  )
  const shown = mine.flatMap(({ indicators }) => indicators)
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <ByUnit view={view} all={all} />
      {mine.map(({ poa, indicators }) => (
        <UnitOwed
          key={poa.head.id}
          view={view}
          title={say(poa.head.unit.title, locale)}
          indicators={indicators}
          who={who}
        />
      ))}
      {shown.length === 0 ? null : <AllIndicators view={view} indicators={shown} />}
    </>
  )
}

function countOf(indicators: readonly UnitIndicator[], standing: 'late' | 'current'): number {
  return indicators.reduce((sum, { slots }) => sum + slots.filter((slot) => slot.standing === standing).length, 0)
}

function ByUnit({
  view,
  all,
}: {
  readonly view: PlanView
  readonly all: readonly { readonly poa: UnitIndicator['poa']; readonly indicators: readonly UnitIndicator[] }[]
}) {
  const { locale, plan, cutOff } = view
  const words = INDICATOR_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="por-unidad">
      <h2 id="por-unidad">{words.byUnit}</h2>
      <DataTable
        id="tabla-unidades"
        caption={words.byUnit}
        captionHidden
        locale={locale}
        rows={all}
        rowKey={({ poa }) => poa.head.id}
        columns={[
          {
            key: 'unit',
            title: words.unit,
            cell: ({ poa }) => (
              <a
                href={localPath(locale, indicatorPaths.list(plan.year, poa.head.unit.code, cutOff))}
                title={say(poa.head.unit.title, locale)}
              >
                {poa.head.unit.code}
              </a>
            ),
          },
          {
            key: 'late',
            title: words.late,
            kind: 'number',
            cell: ({ indicators }) => formatNumber(countOf(indicators, 'late')),
          },
          {
            key: 'current',
            title: words.current,
            kind: 'number',
            cell: ({ indicators }) => formatNumber(countOf(indicators, 'current')),
          },
          {
            key: 'achievement',
            title: words.achievement,
            cell: ({ indicators }) => {
              const { value, judged } = achievementOfUnit(indicators)
              return (
                <>
                  <b class="figure">
                    {isMissing(value) ? say(MISSING_NAMES[value.missing], locale) : formatPercent(value, 1)}
                  </b>{' '}
                  <span class="soft">{words.achievementOf(formatNumber(judged), formatNumber(indicators.length))}</span>
                </>
              )
            },
          },
        ]}
      />
    </section>
  )
}

function UnitOwed({
  view,
  title,
  indicators,
  who,
}: {
  readonly view: PlanView
  readonly title: string
  readonly indicators: readonly UnitIndicator[]
  readonly who: Ctx['who']
}) {
  const { locale } = view
  const words = INDICATOR_WORDS[locale]
  const unitId = indicators[0]?.poa.head.unit.id
  const may = mayDo(who, RECORD_READING, { unitId })
  const owed = indicators
    .flatMap((indicator) =>
      indicator.slots
        .filter(({ standing }) => standing === 'late' || standing === 'current')
        .map((slot): Owed => ({ indicator, slot })),
    )
    .toSorted((one, other) => (one.slot.due < other.slot.due ? -1 : one.slot.due > other.slot.due ? 1 : 0))
  const heading = `pendientes-${unitId ?? ''}`
  return (
    <section class="stack" aria-labelledby={heading}>
      <h2 id={heading}>
        {words.owed}: {title} ({formatNumber(owed.length)})
      </h2>
      {owed.length === 0 ? (
        <EmptyState title={words.nothingOwed}>
          <p>{words.nothingOwedLead}</p>
        </EmptyState>
      ) : (
        <DataTable
          cards
          id={`tabla-${heading}`}
          caption={words.owed}
          captionHidden
          locale={locale}
          filter
          rows={owed}
          rowKey={({ indicator, slot }) => `${indicator.element.key} ${slot.period} ${slot.target ?? ''}`}
          columns={[
            {
              key: 'indicator',
              title: words.indicator,
              cell: ({ indicator: { element } }) => (
                <Title
                  text={textOf(element)}
                  code={element.code}
                  locale={locale}
                  href={localPath(locale, indicatorPaths.indicator(element.key, view.cutOff))}
                />
              ),
            },
            { key: 'period', title: words.period, cell: ({ slot }) => periodWords(slot.period, locale) },
            {
              key: 'standing',
              title: words.standing,
              cell: ({ slot }) => (
                <Tag kind={slot.standing === 'late' ? 'here' : 'plain'}>
                  {say(STANDING_NAMES[slot.standing], locale)}
                </Tag>
              ),
            },
            ...(may
              ? [{ key: 'record', title: words.record, cell: (row: Owed) => <RecordLink {...row} view={view} /> }]
              : []),
          ]}
        />
      )}
    </section>
  )
}

function RecordLink({ indicator, slot, view }: Owed & { readonly view: PlanView }) {
  const { locale } = view
  const words = INDICATOR_WORDS[locale]
  return (
    <ButtonLink
      size="small"
      kind="secondary"
      href={localPath(locale, indicatorPaths.reading(indicator.element.key, slot.period, slot.target))}
    >
      {words.record}
      <span class="hidden">
        {' '}
        {words.recordOf(periodWords(slot.period, locale), say(textOf(indicator.element), locale))}
      </span>
    </ButtonLink>
  )
}

function AllIndicators({
  view,
  indicators,
}: {
  readonly view: PlanView
  readonly indicators: readonly UnitIndicator[]
}) {
  const { locale } = view
  const words = INDICATOR_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="todos">
      <h2 id="todos">{words.all}</h2>
      <DataTable
        cards
        id="tabla-indicadores"
        caption={words.all}
        captionHidden
        locale={locale}
        filter
        rows={indicators}
        rowKey={({ element }) => element.key}
        columns={[
          {
            key: 'indicator',
            title: words.indicator,
            cell: ({ element }) => (
              <Title
                text={textOf(element)}
                code={element.code}
                locale={locale}
                href={localPath(locale, indicatorPaths.indicator(element.key, view.cutOff))}
              />
            ),
          },
          {
            key: 'every',
            title: words.every,
            cell: ({ terms, readings }) =>
              terms.kind === 'date_milestone'
                ? words.onItsDay
                : say(FREQUENCY_NAMES[frequencyOf(terms, readings)], locale),
          },
          {
            key: 'last',
            title: words.last,
            cell: ({ terms, readings }) => {
              const last = readings.at(-1)
              return last === undefined ? (
                <span class="soft">{words.none}</span>
              ) : (
                `${readingWords(last, terms, locale)} · ${periodWords(last.period, locale)}`
              )
            },
          },
          {
            key: 'state',
            title: words.achievement,
            cell: ({ achievement }) =>
              achievement === undefined ? '–' : <StateMark state={achievement.state} locale={locale} />,
          },
        ]}
      />
    </section>
  )
}
