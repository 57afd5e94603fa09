import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { WordedAnswer } from '../../../data/risk-queries.ts'
import { planningPaths } from '../../../paths.ts'
import { riskPaths } from '../../../risk-paths.ts'
import { matchRisks, type RiskMatch } from '../../../rules/risk/match-risks.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { riskWords } from '../../plan/risk/risk-words.ts'
import { riskPageWords } from './risk-page-words.ts'

export interface MatchesPageProps {
  readonly answer: WordedAnswer
  readonly year: number
  readonly locale: Locale
  readonly csrf: string
}

type Text = WordedAnswer['texts'][number]
interface Row {
  readonly text: Text
  readonly match: RiskMatch | undefined
}

/** Risks as the plans word them, beside the entry of the catalogue that each may be; a person confirms. */
export function MatchesPage({ answer, year, locale, csrf }: MatchesPageProps) {
  const words = riskWords(locale)
  const text = riskPageWords(locale)
  const matches = new Map(
    matchRisks(
      answer.texts.map(({ id, code, title }) => ({ id, title, code: code ?? undefined })),
      answer.risks.map(({ id, code, title }) => ({ id, code, title: title.es })),
    ).map((match) => [match.textId, match]),
  )
  const rows = answer.texts.map((each): Row => ({ text: each, match: matches.get(each.id) }))
  const table = (id: string, title: string, own: readonly Row[]) =>
    own.length === 0 ? null : (
      <Part id={id} title={`${title} (${own.length})`}>
        <DataTable
          id={`t-${id}`}
          caption={title}
          captionHidden
          locale={locale}
          rows={own}
          rowKey={(row) => row.text.id}
          columns={[
            {
              key: 'text',
              title: text.text,
              cell: (row) => (
                <a href={localPath(locale, planningPaths.element(row.text.id))} lang="es">
                  {row.text.code === null ? null : <span class="code figure">{row.text.code} </span>}
                  {row.text.title}
                </a>
              ),
            },
            { key: 'unit', title: text.unit, cell: (row) => row.text.unit },
            {
              key: 'decide',
              title: text.decide,
              cell: (row) => <Decide row={row} answer={answer} locale={locale} csrf={csrf} />,
            },
          ]}
        />
      </Part>
    )
  return (
    <>
      <PageHead eyebrow={String(year)} title={words.matches} lead={<p>{text.matchesLead}</p>} />
      {rows.length === 0 ? (
        <EmptyState title={text.matchesNone}>
          <p>{text.matchesNoneLead}</p>
        </EmptyState>
      ) : null}
      {table(
        'con-propuesta',
        text.proposed,
        rows.filter(({ match }) => match !== undefined),
      )}
      {table(
        'sin-propuesta',
        text.unmatched,
        rows.filter(({ match }) => match === undefined),
      )}
    </>
  )
}

function Decide({
  row,
  answer,
  locale,
  csrf,
}: {
  readonly row: Row
  readonly answer: WordedAnswer
  readonly locale: Locale
  readonly csrf: string
}) {
  const text = riskPageWords(locale)
  const { match } = row
  const why = match === undefined ? null : match.by === 'number' ? text.byNumber : text.alike(match.likeness)
  return (
    <form class="match-form" method="post" action={localPath(locale, riskPaths.matches())}>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="elementId" value={row.text.id} />
      <select
        class="input input-small select"
        name="riskId"
        aria-label={`${text.proposal}: ${row.text.title}`}
        required
      >
        <option value="">{text.choosing}</option>
        {answer.risks.map(({ id, code, title }) => (
          <option key={id} value={id} selected={id === match?.riskId}>
            {code} · {say(title, locale)}
          </option>
        ))}
      </select>{' '}
      <Button type="submit" size="small" label={`${text.confirm}: ${row.text.title}`}>
        {text.confirm}
      </Button>
      {why === null ? null : <span class="soft"> {why}</span>}
    </form>
  )
}
