import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { fileSize } from '../../../../../ui/form/file-size.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { SnapshotAnswer } from '../../../data/snapshot-query.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { type Figure, figureKey } from '../../../rules/explanation.ts'
import { STATE_NAMES } from '../../../rules/words.ts'
import { percentWords } from '../../plan/figure-words.ts'
import { SNAPSHOT_WORDS } from './words.ts'

export interface SnapshotPageProps {
  readonly answer: SnapshotAnswer
  readonly locale: Locale
  readonly zone: string
}

interface UnitRow {
  readonly code: string
  readonly title: { readonly es: string; readonly en?: string }
  readonly figure: Figure | undefined
  readonly reports: number
}

/** The year as it was signed: its figures, its hash, whether both agree, and the whole of it to take along. */
export function SnapshotPage({ answer, locale, zone }: SnapshotPageProps) {
  const { head, document, whole, all } = answer
  const words = SNAPSHOT_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const figures = new Map(document.figures.map((figure) => [figure.key, figure]))
  const titles = new Map(document.units.map((unit) => [unit.code, unit.title]))
  const rows = document.plans.map(
    (plan): UnitRow => ({
      code: plan.unit,
      title: titles.get(plan.unit) ?? { es: plan.title },
      figure: figures.get(figureKey('poa', plan.id)),
      reports: plan.reports.length,
    }),
  )
  const institution = document.figures.find((figure) => figure.kind === 'institution')
  const takenOn = formatDate(civilDateAt(head.takenAt, zone), locale, 'prose')
  const isNewest = all[0]?.number === head.number
  const number = isNewest ? undefined : head.number
  return (
    <>
      <PageHead
        title={words.title(head.quarter, head.year)}
        marks={
          <>
            <Tag kind="action">{words.number(head.number)}</Tag>
            {document.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
          </>
        }
        lead={<p>{words.lead(formatDate(head.cutOff, locale, 'prose'), takenOn)}</p>}
        actions={
          <>
            <ButtonLink size="small" href={local(reviewPaths.snapshotDifferences(head.year, head.quarter, number))}>
              {words.compare}
            </ButtonLink>
            <ButtonLink
              size="small"
              href={local(reviewPaths.snapshotJson(head.year, head.quarter, head.number))}
              download
            >
              {words.download}
            </ButtonLink>
          </>
        }
      />
      <Notice kind={whole ? 'success' : 'refusal'} locale={locale} title={whole ? words.whole : words.notWhole}>
        <p class="hash">
          {words.hash}: <code>{head.sha256}</code>
        </p>
      </Notice>
      <DataTable
        id="signed"
        caption={words.progress}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'unit',
            title: words.unit,
            cell: (row: UnitRow) => (row.code === '' ? words.institution : <Spoken text={row.title} locale={locale} />),
          },
          {
            key: 'progress',
            title: words.progress,
            cell: ({ figure }) => <FigureWords figure={figure} answer={answer} locale={locale} />,
          },
          {
            key: 'reports',
            title: words.reports,
            kind: 'number',
            cell: ({ reports }) => formatNumber(reports),
          },
        ]}
        rows={[
          {
            code: '',
            title: { es: '' },
            figure: institution,
            reports: rows.reduce((sum, row) => sum + row.reports, 0),
          },
          ...rows,
        ]}
        rowKey={(row) => row.code}
      />
      <section aria-labelledby="verify-title">
        <h2 id="verify-title">{words.verify}</h2>
        <p>{words.verifyLead}</p>
        <DefinitionList
          items={[
            { term: words.schema, value: `${document.schema} ${head.schemaVersion}` },
            { term: words.size, value: fileSize(head.bytes) },
          ]}
        />
      </section>
      {all.length < 2 ? null : (
        <section aria-labelledby="former-title">
          <h2 id="former-title">{words.former}</h2>
          <ul>
            {all.map((each) => (
              <li key={each.id}>
                <a
                  href={local(reviewPaths.snapshot(each.year, each.quarter, each.number))}
                  aria-current={each.number === head.number ? 'page' : undefined}
                >
                  {words.number(each.number)}
                </a>
                : {formatDate(civilDateAt(each.takenAt, zone), locale)}
                {each.number === head.number ? ` · ${words.here}` : ''}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function FigureWords({
  figure,
  answer,
  locale,
}: {
  readonly figure: Figure | undefined
  readonly answer: SnapshotAnswer
  readonly locale: Locale
}) {
  if (figure === undefined || isMissing(figure.toDate))
    return <>{figure === undefined ? SNAPSHOT_WORDS[locale].noFigure : say(STATE_NAMES[figure.state], locale)}</>
  return (
    <>
      <span class="figure">{percentWords(figure.toDate, 'capped', answer.document.bands, locale)}</span>{' '}
      <span class="soft">{say(STATE_NAMES[figure.state], locale)}</span>
    </>
  )
}
