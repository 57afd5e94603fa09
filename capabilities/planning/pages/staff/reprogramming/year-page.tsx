import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredReprogramming } from '../../../data/reprogramming-load.ts'
import { requestsOfYear } from '../../../data/reprogramming-queries.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { REPROGRAMMING_STATES, STATE_WORDS } from '../../../rules/reprogramming-request/states.ts'
import { addTallies, type ChangeTally, tallyChanges } from '../../../rules/reprogramming-request/summary.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'
import { RequestTable } from './plan-requests-page.tsx'

const WORDS = {
  es: {
    title: 'Reprogramaciones del año',
    lead: 'Cuánto cambiaron los planes después de aprobarse, por qué y en qué unidades. Las cifras cuentan lo aprobado.',
    none: 'Ningún plan de este año tiene solicitudes de reprogramación',
    noneLead: 'Cuando una unidad abra una, aparecerá aquí.',
    states: 'Solicitudes por estado',
    approved: 'Aprobadas',
    months: 'Meses cambiados',
    totals: 'Totales del año distintos',
    added: 'Actividades nuevas',
    cancelled: 'Cancelaciones',
    targets: 'Metas o fechas',
    byUnit: 'Por unidad',
    unit: 'Unidad',
    byCause: 'Por causa',
    cause: 'Riesgo que las causó',
    noRisk: 'Ninguno de los previstos',
    requests: 'Solicitudes',
    all: 'Todas las solicitudes',
  },
  en: {
    title: 'Reprogrammings of the year',
    lead: 'How much plans changed after they were approved, why, and in which units. The figures count what was approved.',
    none: 'No plan of this year has a request to reprogramme',
    noneLead: 'When a unit opens one, it will be listed here.',
    states: 'Requests by state',
    approved: 'Approved',
    months: 'Months changed',
    totals: 'Years’ totals different',
    added: 'New activities',
    cancelled: 'Cancellations',
    targets: 'Targets or dates',
    byUnit: 'By unit',
    unit: 'Unit',
    byCause: 'By cause',
    cause: 'Risk that caused them',
    noRisk: 'None of those foreseen',
    requests: 'Requests',
    all: 'All requests',
  },
} as const

/** How many reprogrammings a year had and what they changed: by state, unit and cause. */
export function showYearRequests(c: WebContext): Promise<Response> {
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit: undefined, action: reprogrammingPaths.ofYear(), units: false },
    async ({ view }) => {
      const found = await c.get('services').runner.query(requestsOfYear, c.get('ctx'), view.plan.year)
      return {
        title: `${WORDS[view.locale].title} · ${view.plan.year}`,
        body: <YearRequests locale={view.locale} year={view.plan.year} requests={found.ok ? found.value : []} />,
      }
    },
  )
}

interface Gathered {
  readonly key: string
  readonly title: string
  readonly requests: number
  readonly tally: ChangeTally
}

function YearRequests({
  locale,
  year,
  requests,
}: {
  readonly locale: Locale
  readonly year: number
  readonly requests: readonly StoredReprogramming[]
}) {
  const words = WORDS[locale]
  const approved = requests.filter(({ state }) => state === 'approved')
  const whole = addTallies(approved.map(({ changes }) => tallyChanges(changes)))
  const gather = (keyOf: (request: StoredReprogramming) => string, titleOf: (request: StoredReprogramming) => string) =>
    [...Map.groupBy(approved, keyOf)].flatMap(([key, own]): Gathered[] => {
      const [first] = own
      return first === undefined
        ? []
        : [
            {
              key,
              title: titleOf(first),
              requests: own.length,
              tally: addTallies(own.map(({ changes }) => tallyChanges(changes))),
            },
          ]
    })
  return (
    <>
      <PageHead eyebrow={String(year)} title={words.title} lead={<p>{words.lead}</p>} />
      {requests.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        <>
          <section aria-labelledby="estados">
            <h2 id="estados">{words.states}</h2>
            <StatRow>
              {REPROGRAMMING_STATES.map((state) => (
                <Stat
                  key={state}
                  label={say(STATE_WORDS[state], locale)}
                  value={formatNumber(requests.filter((request) => request.state === state).length)}
                  locale={locale}
                />
              ))}
            </StatRow>
          </section>
          <section aria-labelledby="cambiado">
            <h2 id="cambiado">{words.approved}</h2>
            <StatRow>
              {(['months', 'totals', 'added', 'cancelled', 'targets'] as const).map((field) => (
                <Stat key={field} label={words[field]} value={formatNumber(whole[field])} locale={locale} />
              ))}
            </StatRow>
          </section>
          <GatheredTable
            id="por-unidad"
            title={words.byUnit}
            head={words.unit}
            rows={gather(
              ({ unit }) => unit.code,
              ({ unit }) => `${unit.code} · ${say(unit.title, locale)}`,
            )}
            locale={locale}
          />
          <GatheredTable
            id="por-causa"
            title={words.byCause}
            head={words.cause}
            rows={gather(
              ({ risk }) => risk?.title ?? '',
              ({ risk }) => risk?.title ?? words.noRisk,
            )}
            locale={locale}
          />
          <section aria-labelledby="todas">
            <h2 id="todas">{words.all}</h2>
            <RequestTable id="tabla-todas" requests={requests} locale={locale} withUnit />
          </section>
        </>
      )}
    </>
  )
}

function GatheredTable({
  id,
  title,
  head,
  rows,
  locale,
}: {
  readonly id: string
  readonly title: string
  readonly head: string
  readonly rows: readonly Gathered[]
  readonly locale: Locale
}) {
  const words = WORDS[locale]
  if (rows.length === 0) return null
  const number = (field: keyof ChangeTally) => ({
    key: field,
    title: field === 'activities' ? field : words[field],
    kind: 'number' as const,
    cell: ({ tally }: Gathered) => formatNumber(tally[field]),
  })
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <DataTable
        id={`tabla-${id}`}
        caption={title}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'title', title: head, cell: (row) => <span lang="es">{row.title}</span> },
          { key: 'requests', title: words.requests, kind: 'number', cell: (row) => formatNumber(row.requests) },
          number('months'),
          number('totals'),
          number('added'),
          number('cancelled'),
          number('targets'),
        ]}
      />
    </section>
  )
}
