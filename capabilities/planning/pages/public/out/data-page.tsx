import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { OpenColumn, OpenTable } from '../../../exports/open-table.ts'
import { OPEN_TABLES } from '../../../exports/open-tables.ts'
import { outPaths } from '../../../out-paths.ts'
import { planningPaths } from '../../../paths.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { DATA_WORDS } from './data-words.ts'

interface Way {
  readonly href: string
  readonly label: string
  readonly says?: string
}

/** All that can be taken away of a year: documents, tables with what their columns mean, addresses for programs. */
export function DataPage({ view }: { readonly view: PlanView }) {
  const { locale, plan, cutOff } = view
  const words = DATA_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const { year } = plan
  return (
    <>
      <PageHead
        title={words.title(year)}
        lead={
          <p>
            {words.lead} {words.cutOff(formatDate(cutOff, locale, 'prose'))}
          </p>
        }
      />
      <section aria-labelledby="documentos">
        <h2 id="documentos">{words.books}</h2>
        <Ways
          ways={[
            {
              href: local(outPaths.book('planes-operativos', year, cutOff)),
              label: words.poaBook,
              says: words.poaBookSays,
            },
            {
              href: local(outPaths.book('plan-de-accion', year, cutOff)),
              label: words.actionBook,
              says: words.actionBookSays,
            },
            { href: local(outPaths.control(year, undefined, cutOff)), label: words.control, says: words.controlSays },
          ]}
        />
      </section>
      <section>
        <h2 id="tablas">{words.tables}</h2>
        <p>{words.tablesLead}</p>
        <DataTable
          id="tables"
          caption={words.tables}
          captionHidden
          locale={locale}
          columns={[
            { key: 'table', title: words.table, cell: (table: OpenTable) => say(table.title, locale) },
            { key: 'says', title: words.explanation, cell: (table: OpenTable) => say(table.explanation, locale) },
            {
              key: 'get',
              title: words.download,
              cell: (table: OpenTable) => <Formats view={view} table={table} />,
            },
          ]}
          rows={OPEN_TABLES}
          rowKey={({ name }) => name}
        />
        {OPEN_TABLES.map((table) => (
          <details key={table.name}>
            <summary>{words.columns(say(table.title, locale))}</summary>
            <DataTable
              id={`columns-${table.name}`}
              caption={words.columns(say(table.title, locale))}
              captionHidden
              locale={locale}
              columns={[
                { key: 'key', title: words.column, cell: ({ key }: OpenColumn) => <code>{key}</code> },
                { key: 'says', title: words.meaning, cell: ({ says }: OpenColumn) => says[locale] },
              ]}
              rows={table.columns}
              rowKey={({ key }) => key}
            />
          </details>
        ))}
      </section>
      <section>
        <h2 id="por-unidad">{words.units}</h2>
        <DataTable
          id="units"
          caption={words.units}
          captionHidden
          locale={locale}
          columns={[
            {
              key: 'unit',
              title: words.unit,
              cell: ({ head }: StoredPoa) => (
                <a href={local(planningPaths.poa(year, head.unit.code, cutOff))}>{say(head.unit.title, locale)}</a>
              ),
            },
            {
              key: 'get',
              title: words.download,
              cell: ({ head }: StoredPoa) => <UnitFiles view={view} code={head.unit.code} />,
            },
          ]}
          rows={plan.poas}
          rowKey={({ head }) => head.id}
        />
      </section>
      <section aria-labelledby="programas">
        <h2 id="programas">{words.programs}</h2>
        <p>{words.programsLead}</p>
        <Ways
          ways={[
            { href: local('/api'), label: words.api },
            { href: '/api/openapi.json', label: words.openApi },
            { href: outPaths.apiYears(), label: words.years },
            { href: outPaths.apiElements(year, cutOff), label: words.elements },
            { href: outPaths.apiReports(year, cutOff), label: words.reports },
            { href: outPaths.apiReadings(year, cutOff), label: words.readings },
          ]}
        />
      </section>
    </>
  )
}

function Ways({ ways }: { readonly ways: readonly Way[] }) {
  return (
    <ul>
      {ways.map(({ href, label, says }) => (
        <li key={href}>
          <a href={href}>{label}</a>
          {says === undefined ? null : <span class="soft"> {says}</span>}
        </li>
      ))}
    </ul>
  )
}

function Formats({
  view,
  table,
  unit,
}: {
  readonly view: PlanView
  readonly table: OpenTable
  readonly unit?: string
}) {
  const { locale, plan, cutOff } = view
  return (
    <>
      {(['csv', 'json'] as const).map((format, index) => (
        <>
          {index === 0 ? null : ' · '}
          <a
            href={localPath(locale, outPaths.table(table.name, format, plan.year, unit, cutOff))}
            aria-label={[say(table.title, locale), format.toUpperCase(), unit].filter(Boolean).join(' ')}
          >
            {unit === undefined ? format.toUpperCase() : `${say(table.title, locale)} ${format.toUpperCase()}`}
          </a>
        </>
      ))}
    </>
  )
}

function UnitFiles({ view, code }: { readonly view: PlanView; readonly code: string }) {
  const { locale, plan, cutOff } = view
  const words = DATA_WORDS[locale]
  const ways: readonly (readonly [string, string])[] = [
    [`${words.matrix} .xlsx`, planningPaths.poaWorkbook(plan.year, code, cutOff)],
    [`${words.matrix} PDF`, planningPaths.poaPdf(plan.year, code, cutOff)],
    [words.control, outPaths.control(plan.year, code, cutOff)],
  ]
  return (
    <>
      {ways.map(([label, path]) => (
        <>
          <a href={localPath(locale, path)} aria-label={`${label} ${code}`}>
            {label}
          </a>
          {' · '}
        </>
      ))}
      {OPEN_TABLES.map((table, index) => (
        <>
          {index === 0 ? null : ' · '}
          <Formats view={view} table={table} unit={code} />
        </>
      ))}
    </>
  )
}
