import { formatDate, formatNumber, formatPercent, monthName } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { ComparedSnapshot } from '../../../data/snapshot-query.ts'
import { planningPaths } from '../../../paths.ts'
import { reviewPaths } from '../../../review-paths.ts'
import type { Difference, DifferenceKind } from '../../../rules/review/snapshot-differences.ts'
import { SNAPSHOT_WORDS } from './words.ts'

const KINDS: Readonly<Record<DifferenceKind, Text>> = {
  plan_added: { es: 'Plan que no estaba', en: 'Plan that was not there' },
  plan_removed: { es: 'Plan que ya no está', en: 'Plan that is no longer there' },
  element_added: { es: 'Elemento nuevo', en: 'New element' },
  element_removed: { es: 'Elemento retirado', en: 'Withdrawn element' },
  text: { es: 'Texto', en: 'Text' },
  cancelled: { es: 'Cancelación', en: 'Cancellation' },
  programmed: { es: 'Programado', en: 'Programmed' },
  executed: { es: 'Ejecutado', en: 'Executed' },
  note: { es: 'Nota', en: 'Note' },
  evidence: { es: 'Evidencias', en: 'Evidence' },
  reading: { es: 'Lectura del indicador', en: 'Reading of the indicator' },
  figure: { es: 'Avance', en: 'Progress' },
}

export interface DifferencesPageProps {
  readonly answer: ComparedSnapshot
  readonly locale: Locale
}

/** The signed year beside the present one, unit by unit, in words. */
export function DifferencesPage({ answer, locale }: DifferencesPageProps) {
  const { head, document, differences, all } = answer
  const words = SNAPSHOT_WORDS[locale]
  const number = all[0]?.number === head.number ? undefined : head.number
  const titles = new Map(document.units.map((unit) => [unit.code, unit.title]))
  const groups = [...Map.groupBy(differences, ({ unit }) => unit)]
  const counted = differences.length === 1 ? words.oneDifference : words.count(formatNumber(differences.length))
  return (
    <>
      <PageHead
        title={words.differences}
        eyebrow={words.title(head.quarter, head.year)}
        lead={<p>{words.differencesLead(formatDate(head.cutOff, locale, 'prose'))}</p>}
        actions={
          <ButtonLink size="small" href={localPath(locale, reviewPaths.snapshot(head.year, head.quarter, number))}>
            {words.back}
          </ButtonLink>
        }
      />
      {differences.length === 0 ? (
        <EmptyState title={words.same}>
          <p>{words.sameLead}</p>
        </EmptyState>
      ) : (
        <p>{counted}</p>
      )}
      {groups.map(([code, own]) => (
        <section key={code} aria-labelledby={`of-${code || 'institution'}`}>
          <h2 id={`of-${code || 'institution'}`}>
            {code === '' ? words.institution : <Spoken text={titles.get(code) ?? { es: code }} locale={locale} />}
          </h2>
          <DataTable
            id={`differences-${code || 'institution'}`}
            caption={`${words.differences}: ${code || words.institution}`}
            captionHidden
            locale={locale}
            columns={[
              { key: 'what', title: words.what, cell: (row: Difference) => <What row={row} locale={locale} /> },
              {
                key: 'before',
                title: words.before,
                cell: (row) => <Side row={row} value={row.before} locale={locale} />,
              },
              { key: 'after', title: words.after, cell: (row) => <Side row={row} value={row.after} locale={locale} /> },
            ]}
            rows={own}
            rowKey={(row) => [row.elementId, row.kind, row.month, row.period].join(' ')}
          />
        </section>
      ))}
    </>
  )
}

function What({ row, locale }: { readonly row: Difference; readonly locale: Locale }) {
  const when = row.month === undefined ? row.period : monthName(row.month, locale)
  const isElement = !['plan_added', 'plan_removed', 'element_removed'].includes(row.kind)
  const isNamed = row.kind !== 'figure' || row.code !== undefined
  const title = row.code === undefined ? row.title : `${row.code} ${row.title}`
  return (
    <>
      {say(KINDS[row.kind], locale)}
      {when === undefined ? '' : ` · ${when}`}
      <br />
      <span class="soft" lang="es">
        {isElement && isNamed ? <a href={localPath(locale, planningPaths.element(row.elementId))}>{title}</a> : title}
      </span>
    </>
  )
}

function Side({
  row,
  value,
  locale,
}: {
  readonly row: Difference
  readonly value: Difference['before']
  readonly locale: Locale
}) {
  if (value === null) return <>{SNAPSHOT_WORDS[locale].nothing}</>
  if (typeof value === 'string') return <span lang="es">{value}</span>
  return <span class="figure">{row.kind === 'figure' ? formatPercent(value, 2) : formatNumber(value, { max: 4 })}</span>
}
