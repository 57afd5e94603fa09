import { formatNumber } from '../../../../../kernel/format.ts'
import { say, spoken } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { riskPaths } from '../../../risk-paths.ts'
import { inForce } from '../../../rules/risk/assessment.ts'
import { type CatalogueView, Filters, Maps, Shown } from '../../plan/risk/catalogue-parts.tsx'
import { LevelMark } from '../../plan/risk/level-mark.tsx'
import { chosenRisks } from '../../plan/risk/risk-choice.ts'
import { riskWords, STATUS_NAMES, TYPE_NAMES } from '../../plan/risk/risk-words.ts'

/** The catalogue in the workspace: the map, then the list that its cells and the filters narrow. */
export function RiskListPage({ view, mayEdit }: { readonly view: CatalogueView; readonly mayEdit: boolean }) {
  const { locale, method, today } = view
  const words = riskWords(locale)
  const local = (path: string) => localPath(locale, path)
  const rows = chosenRisks(view.risks, view.choice, method, today)
  const demo = view.risks.some((risk) => inForce(risk.assessments, today)?.demo)
  return (
    <>
      <PageHead
        title={words.catalogue}
        lead={<p>{words.staffLead}</p>}
        marks={demo ? <Tag kind="demo">{words.demo}</Tag> : null}
        actions={
          mayEdit ? (
            <>
              <ButtonLink href={local(riskPaths.create())} kind="primary">
                {words.create}
              </ButtonLink>
              <ButtonLink href={local(riskPaths.matches())}>{words.matches}</ButtonLink>
            </>
          ) : null
        }
      />
      <Maps view={view} />
      <section id="lista" class="stack">
        <Filters view={view} withStatus />
        <Shown view={view} count={rows.length} />
        <DataTable
          id="riesgos"
          caption={words.listCaption}
          captionHidden
          locale={locale}
          rows={rows}
          rowKey={({ id }) => id}
          empty={words.none}
          columns={[
            {
              key: 'risk',
              title: words.risk,
              cell: (risk) => {
                const title = spoken(risk.title, locale)
                return (
                  <a href={local(riskPaths.risk(risk.id))} lang={title.lang === locale ? undefined : title.lang}>
                    <span class="code figure">{risk.code}</span> {title.words}
                  </a>
                )
              },
            },
            {
              key: 'before',
              title: words.before,
              cell: ({ assessments }) => (
                <LevelMark assessment={inForce(assessments, today)} moment="before" method={method} locale={locale} />
              ),
            },
            {
              key: 'after',
              title: words.after,
              cell: ({ assessments }) => (
                <LevelMark assessment={inForce(assessments, today)} moment="after" method={method} locale={locale} />
              ),
            },
            {
              key: 'process',
              title: words.process,
              cell: ({ process }) =>
                process === undefined ? '—' : `${process.number ?? process.code} · ${say(process.title, locale)}`,
            },
            { key: 'type', title: words.type, cell: ({ type }) => say(TYPE_NAMES[type], locale) },
            {
              key: 'owner',
              title: words.owner,
              cell: ({ owner }) =>
                owner === undefined ? '—' : <span title={say(owner.title, locale)}>{owner.code}</span>,
            },
            { key: 'status', title: words.status, cell: ({ status }) => say(STATUS_NAMES[status], locale) },
            {
              key: 'links',
              title: words.links,
              kind: 'number',
              cell: ({ id }) => formatNumber(view.links.get(id)?.length ?? 0),
            },
          ]}
        />
      </section>
    </>
  )
}
