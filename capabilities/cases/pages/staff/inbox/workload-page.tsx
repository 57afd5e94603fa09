import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { WorkloadRow } from '../../../data/workload-query.ts'
import { staffPaths } from '../../../staff-paths.ts'

export const WORKLOAD_WORDS = {
  es: {
    title: 'Carga de trabajo',
    lead: 'Cuántos expedientes abiertos tiene cada quien, cuántos esperan a quien solicita, y cuántos apremian.',
    who: 'Quién',
    open: 'Abiertos',
    waiting: 'Esperan',
    late: 'Vencidos',
    soon: 'Vencen en 7 días',
    nobody: 'Nadie todavía',
    total: 'En total',
    inbox: 'Expedientes',
  },
  en: {
    title: 'Workload',
    lead: 'How many open cases each person has, how many wait for the applicant, and how many are pressing.',
    who: 'Who',
    open: 'Open',
    waiting: 'Waiting',
    late: 'Late',
    soon: 'Due in 7 days',
    nobody: 'Nobody yet',
    total: 'In total',
    inbox: 'Cases',
  },
} as const

export function WorkloadPage({ rows, locale }: { readonly rows: readonly WorkloadRow[]; readonly locale: Locale }) {
  const words = WORKLOAD_WORDS[locale]
  const total = (key: 'open' | 'waiting' | 'late' | 'soon') => rows.reduce((sum, row) => sum + row[key], 0)
  const figure = (key: 'open' | 'waiting' | 'late' | 'soon') => ({
    key,
    title: words[key],
    kind: 'number' as const,
    cell: (row: WorkloadRow) => row[key],
    total: total(key),
  })
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <DataTable
        id="carga"
        caption={words.title}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ colleague }) => colleague?.id ?? ''}
        totalLabel={words.total}
        columns={[
          {
            key: 'who',
            title: words.who,
            cell: ({ colleague }) => (
              <a
                href={localPath(
                  locale,
                  staffPaths.inbox(colleague === undefined ? { ver: 'unassigned' } : { ver: 'all', de: colleague.id }),
                )}
              >
                {colleague?.name ?? words.nobody}
              </a>
            ),
          },
          figure('open'),
          figure('waiting'),
          figure('late'),
          figure('soon'),
        ]}
      />
    </>
  )
}
