import { formatDate, formatNumber, formatPercent } from '../../../../kernel/format.ts'
import { isMissing } from '../../../../kernel/missing.ts'
import { say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Button } from '../../../../ui/button/button.tsx'
import { Stat } from '../../../../ui/content/stat.tsx'
import { Form } from '../../../../ui/form/form.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { MeasureNow } from '../../data/capture-reading.ts'
import { monthsReported } from '../../measures.ts'
import { planningPaths } from '../../paths.ts'
import { MISSING_NAMES } from '../../rules/words.ts'
import type { PlanView } from '../plan/plan-view.ts'
import { STAFF_WORDS } from './staff-words.ts'

export interface ReportingMeasureProps {
  readonly view: PlanView
  readonly measure: MeasureNow
  readonly csrf: string
  readonly mayCapture: boolean
}

/** How complete the follow-up is, walkable to its records, and the readings that were captured of it. */
export function ReportingMeasure({ view, measure, csrf, mayCapture }: ReportingMeasureProps) {
  const { locale, plan, cutOff } = view
  const words = STAFF_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const { now, captured } = measure
  const said = (value: typeof now.value) =>
    isMissing(value) ? say(MISSING_NAMES[value.missing], locale) : formatPercent(value, 1)
  return (
    <section aria-labelledby="reporting" class="stack">
      <h2 id="reporting">{words.followUp}</h2>
      <Stat
        label={say(monthsReported.title, locale)}
        value={said(now.value)}
        locale={locale}
        note={
          now.numerator === null || now.denominator === null
            ? undefined
            : words.months(formatNumber(now.numerator), formatNumber(now.denominator))
        }
        how={{ href: local(planningPaths.measure(monthsReported.id, plan.year, cutOff)) }}
      />
      {mayCapture ? (
        <Form
          action={local(planningPaths.captureReading(monthsReported.id, plan.year))}
          locale={locale}
          csrf={csrf}
          hidden={{ corte: cutOff }}
        >
          <Button type="submit" kind="secondary" size="small">
            {words.capture}
          </Button>
        </Form>
      ) : null}
      {captured.length === 0 ? null : (
        <DataTable
          id="readings"
          caption={words.readings}
          locale={locale}
          columns={[
            {
              key: 'asOf',
              title: words.asOf,
              kind: 'date',
              cell: (row) => (
                <a href={local(planningPaths.reading(monthsReported.id, plan.year, row.id))}>
                  {formatDate(row.asOf, locale)}
                </a>
              ),
            },
            { key: 'value', title: words.value, kind: 'number', cell: (row) => said(row.value) },
            { key: 'count', title: words.activities, kind: 'number', cell: (row) => formatNumber(row.count) },
          ]}
          rows={captured}
          rowKey={(row) => row.id}
        />
      )}
    </section>
  )
}
