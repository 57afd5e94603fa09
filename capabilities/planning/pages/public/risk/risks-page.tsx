import { formatNumber } from '../../../../../kernel/format.ts'
import { say, spoken } from '../../../../../kernel/text.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { inForce } from '../../../rules/risk/assessment.ts'
import { type CatalogueView, Filters, Maps, RiskStory, Shown } from '../../plan/risk/catalogue-parts.tsx'
import { LevelMark } from '../../plan/risk/level-mark.tsx'
import { chosenRisks } from '../../plan/risk/risk-choice.ts'
import { riskWords, TYPE_NAMES } from '../../plan/risk/risk-words.ts'

/** The risks that the institution follows, for anybody: what, how grave, and what is done about it. */
export function PublicRisksPage({ view }: { readonly view: CatalogueView }) {
  const { locale, method, today } = view
  const words = riskWords(locale)
  const rows = chosenRisks(view.risks, view.choice, method, today)
  const demo = view.risks.some((risk) => inForce(risk.assessments, today)?.demo)
  return (
    <>
      <PageHead
        title={words.catalogue}
        lead={words.publicLead}
        marks={demo ? <Tag kind="demo">{words.demo}</Tag> : null}
      />
      <Maps view={view} />
      <section id="lista" class="stack">
        <Filters view={view} withStatus={false} />
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
                  <div class="risk-title-cell">
                    <span lang={title.lang === locale ? undefined : title.lang}>
                      <span class="code figure">{risk.code}</span> {title.words}
                    </span>
                    <details class="risk-more">
                      <summary>
                        {words.more}
                        <span class="hidden">: {title.words}</span>
                      </summary>
                      <RiskStory risk={risk} locale={locale} />
                    </details>
                  </div>
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
              cell: ({ owner }) => (owner === undefined ? '—' : say(owner.title, locale)),
            },
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
