import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import type { DraftElement } from '../../../model.ts'
import { planningPaths } from '../../../paths.ts'
import { CANCELLABLE } from '../../../rules/cancel/may-cancel.ts'
import type { Figure } from '../../../rules/explanation.ts'
import { FigureLink, Title } from '../../plan/figure-parts.tsx'
import { textOf } from '../../plan/plan-index.ts'
import { hrefs, nameOfFigure, type PlanView } from '../../plan/plan-view.ts'
import { PoaHead } from '../matrix-page.tsx'
import type { StaffYear } from '../year-page.tsx'
import { CANCEL_WORDS } from './cancel-words.ts'

export interface CancellationsPageProps {
  readonly year: StaffYear
  readonly poa: StoredPoa
  readonly mayDecide: boolean
}

/** What of a unit's plan will not be done, which figures it leaves, and the way to decide so of more. */
export function CancellationsPage({ year, poa, mayDecide }: CancellationsPageProps) {
  const { view } = year
  const { locale } = view
  const words = CANCEL_WORDS[locale]
  const all = poa.plan.elements.filter(({ kind }) => CANCELLABLE.includes(kind))
  const cancelled = all.filter((element) => element.cancelled !== undefined)
  const parents = parentsNaming(view, poa.head.id)
  const element = {
    key: 'element',
    title: words.element,
    cell: (row: DraftElement) => (
      <>
        <span class="eyebrow">{words.kinds[row.kind]}</span>{' '}
        <Title text={textOf(row)} code={row.code} locale={locale} href={hrefs.element(view, row.key)} />
      </>
    ),
  }
  const action = (label: string) => ({
    key: 'action',
    title: words.action,
    cell: (row: DraftElement) => (
      <ButtonLink size="small" kind="secondary" href={localPath(locale, planningPaths.cancellation(row.key))}>
        {label}
        <span class="hidden">
          {' '}
          <Title text={textOf(row)} locale={locale} />
        </span>
      </ButtonLink>
    ),
  })
  return (
    <>
      <PoaHead view={view} poa={poa} current="cancellations" />
      <section class="stack" aria-labelledby="cancelled">
        <h2 id="cancelled">{words.title}</h2>
        <p class="part-lead">{words.lead}</p>
        {cancelled.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <DataTable
            id="cancelled-table"
            caption={words.cancelledNow}
            captionHidden
            locale={locale}
            rows={cancelled}
            rowKey={(row) => row.key}
            columns={[
              element,
              {
                key: 'since',
                title: words.since,
                kind: 'date',
                cell: (row) => (row.cancelled === undefined ? '' : formatDate(row.cancelled.on, locale)),
              },
              { key: 'reason', title: words.reason, cell: (row) => <span lang="es">{row.cancelled?.reason}</span> },
              {
                key: 'leaves',
                title: words.leaves,
                cell: (row) => <Parents view={view} figures={parents.get(row.key) ?? []} />,
              },
              ...(mayDecide ? [action(words.resumeIt)] : []),
            ]}
          />
        )}
      </section>
      <section class="stack" aria-labelledby="choose">
        <h2 id="choose">{words.choose}</h2>
        <p class="part-lead">{poa.head.status === 'approved' ? words.chooseApproved : words.chooseDraft}</p>
        {mayDecide ? (
          <DataTable
            id="choose-table"
            caption={words.choose}
            captionHidden
            locale={locale}
            filter
            rows={all.filter((each) => each.cancelled === undefined)}
            rowKey={(row) => row.key}
            columns={[element, action(words.cancelIt)]}
          />
        ) : null}
      </section>
    </>
  )
}

/** The figures beside which an element is named as cancelled, by the element's key. */
function parentsNaming(view: PlanView, poaId: string): ReadonlyMap<string, readonly Figure[]> {
  const found = new Map<string, Figure[]>()
  // A figure stands under the id of its heading and of its section; it is told once.
  for (const figure of new Set(view.progress.plans.get(poaId)?.figures.values())) {
    const { explanation } = figure
    if (explanation.formula !== 'weighted_mean') continue
    for (const { id, reason } of explanation.excluded)
      if (reason === 'cancelled') found.set(id, [...(found.get(id) ?? []), figure])
  }
  return found
}

function Parents({ view, figures }: { readonly view: PlanView; readonly figures: readonly Figure[] }) {
  return (
    <ul class="plain-list">
      {figures.map((figure) => (
        <li key={figure.key}>
          {isMissing(figure.toDate) ? null : (
            <FigureLink view={view} figure={figure} about={say(nameOfFigure(view, figure), view.locale)} />
          )}{' '}
          <span lang="es">{say(nameOfFigure(view, figure), view.locale)}</span>
        </li>
      ))}
    </ul>
  )
}
