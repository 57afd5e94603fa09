import { formatNumber } from '../../../../kernel/format.ts'
import { say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Tag } from '../../../../ui/content/content.tsx'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import type { DraftElement } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
import { checkPlan } from '../../rules/checks/check-plan.ts'
import type { Finding } from '../../rules/checks/finding.ts'
import { cellWords } from '../plan/cell-words.ts'
import { Title } from '../plan/figure-parts.tsx'
import { textOf } from '../plan/plan-index.ts'
import type { PlanView } from '../plan/plan-view.ts'
import { CHECK_WORDS, CHECKS_PAGE_WORDS, SEVERITY_WORDS } from './checks-words.ts'
import { PoaHead } from './matrix-page.tsx'
import type { StaffYear } from './year-page.tsx'

/** Everything that the checks find in a unit's plan, check by check, the gravest first. */
export function ChecksPage({ year, poa }: { readonly year: StaffYear; readonly poa: StoredPoa }) {
  const { view } = year
  const words = CHECKS_PAGE_WORDS[view.locale]
  const findings = checkPlan(poa.plan, view.plan.severities)
  const elements = new Map(poa.plan.elements.map((element) => [element.key, element]))
  return (
    <>
      <PoaHead view={view} poa={poa} current="checks" />
      {findings.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        <>
          <p class="measure">{words.lead}</p>
          {[...Map.groupBy(findings, ({ check }) => check).values()].map((own) => (
            <OneCheck key={own[0]?.check} view={view} findings={own} elements={elements} />
          ))}
        </>
      )}
    </>
  )
}

function OneCheck({
  view,
  findings,
  elements,
}: {
  readonly view: PlanView
  readonly findings: readonly Finding[]
  readonly elements: ReadonlyMap<string, DraftElement>
}) {
  const [first] = findings
  if (first === undefined) return null
  const { locale } = view
  const words = CHECKS_PAGE_WORDS[locale]
  const { title, why } = CHECK_WORDS[first.check]
  return (
    <section aria-labelledby={first.check}>
      <h2 id={first.check}>
        {say(title, locale)} ({formatNumber(findings.length)}){' '}
        <Tag kind={first.severity === 'error' ? 'here' : 'plain'}>{say(SEVERITY_WORDS[first.severity], locale)}</Tag>
      </h2>
      <p class="soft measure">{say(why, locale)}</p>
      <DataTable
        id={`t-${first.check}`}
        caption={say(title, locale)}
        captionHidden
        locale={locale}
        rows={findings}
        rowKey={({ elementKey }) => elementKey}
        columns={[
          {
            key: 'element',
            title: words.element,
            cell: ({ elementKey }) => <ElementLink view={view} element={elements.get(elementKey)} />,
          },
          { key: 'finding', title: words.finding, cell: ({ sentence }) => say(sentence, locale) },
          ...(findings.some(({ at }) => at.length > 0)
            ? [{ key: 'place', title: words.place, cell: ({ at }: Finding) => cellWords(at) }]
            : []),
        ]}
      />
    </section>
  )
}

function ElementLink({ view, element }: { readonly view: PlanView; readonly element: DraftElement | undefined }) {
  if (element === undefined) return null
  const href = localPath(view.locale, planningPaths.element(element.key, view.cutOff))
  return <Title text={textOf(element)} code={element.code} locale={view.locale} href={href} />
}
