import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { placesPaths } from '../../../../territory/contract.ts'
import type { Dataset } from '../../../exports/dcat/catalogue-graph.ts'
import { openPaths } from '../../../open-paths.ts'
import { DemoTag } from '../catalogue/observatory-frame.tsx'
import { OPEN_WORDS } from './open-words.ts'

interface DatasetsPageProps {
  readonly locale: Locale
  readonly datasets: readonly Dataset[]
  readonly local: (path: string) => string
}

/** What may be taken, for people: the same list as the catalogue for programs. */
export function DatasetsPage({ locale, datasets, local }: DatasetsPageProps) {
  const words = OPEN_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <section class="stack" aria-labelledby="programas">
        <h2 id="programas">{words.programs}</h2>
        <p>{words.programsLead}</p>
        <ul>
          <li>
            <a href={local('/api')}>{words.api}</a>: {words.apiNote}
          </li>
          <li>
            <a href={local(placesPaths.ogc())}>{words.ogc}</a>: {words.ogcNote}
          </li>
          <li>
            <a href={openPaths.dcat('jsonld')}>{words.jsonld}</a>, <a href={openPaths.dcat('ttl')}>{words.ttl}</a>:{' '}
            {words.dcatNote}
          </li>
        </ul>
      </section>
      <DataTable
        id="conjuntos"
        caption={words.title}
        captionHidden
        cards
        locale={locale}
        rows={datasets}
        rowKey={({ page }) => page}
        columns={[
          {
            key: 'dataset',
            title: words.dataset,
            cell: ({ title, page, demo }) => (
              <>
                <a href={local(new URL(page).pathname)}>{say(title, locale)}</a> <DemoTag locale={locale} demo={demo} />
              </>
            ),
          },
          { key: 'years', title: words.years, kind: 'date', cell: yearsOf },
          {
            key: 'updated',
            title: words.updated,
            kind: 'date',
            cell: ({ modified }) =>
              modified === undefined ? '–' : formatDate(new Date(modified).toISOString().slice(0, 10), locale, 'table'),
          },
          { key: 'licence', title: words.licence, cell: ({ licence }) => licenceName(licence) ?? words.noLicence },
          {
            key: 'files',
            title: words.files,
            cell: ({ files, title }) => (
              <ul class="inline-list">
                {files.map((file) => (
                  <li key={file.address}>
                    <a href={new URL(file.address).pathname} aria-label={words.file(file.title, say(title, locale))}>
                      {file.title}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </>
  )
}

function yearsOf({ first, last }: Dataset): string {
  if (first === undefined || last === undefined) return '–'
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)]
  return from === to ? from : `${from}–${to}`
}

/** As Creative Commons names its licences. */
function licenceName(address: string | undefined): string | undefined {
  const [, kind, version] =
    /creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)/.exec(address ?? '') ?? []
  if (kind === undefined) return address
  return kind === 'zero' ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`
}
