import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Tag } from '../../../../ui/content/content.tsx'
import { EmptyState } from '../../../../ui/feedback/pages.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StoredPoa } from '../../data/stored-poa.ts'
import type { DraftElement, DraftPoa } from '../../model.ts'
import { planningPaths } from '../../paths.ts'
import { checkPlan } from '../../rules/checks/check-plan.ts'
import type { Finding } from '../../rules/checks/finding.ts'
import { cellWords } from '../plan/cell-words.ts'
import { Title } from '../plan/figure-parts.tsx'
import { textOf } from '../plan/plan-index.ts'
import { CHECK_WORDS, CHECKS_PAGE_WORDS, SEVERITY_WORDS } from './checks-words.ts'
import { PoaHead } from './matrix-page.tsx'
import type { StaffYear } from './year-page.tsx'

/** Everything that the checks find in a unit's plan, check by check, the gravest first. */
export function ChecksPage({ year, poa }: { readonly year: StaffYear; readonly poa: StoredPoa }) {
  const { view } = year
  const words = CHECKS_PAGE_WORDS[view.locale]
  const findings = checkPlan(poa.plan, view.plan.severities)
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
          <FindingLists
            locale={view.locale}
            findings={findings}
            plan={poa.plan}
            hrefOf={(key) => localPath(view.locale, planningPaths.element(key, view.cutOff))}
          />
        </>
      )}
    </>
  )
}

export interface FindingListsProps {
  readonly locale: Locale
  readonly findings: readonly Finding[]
  readonly plan: Pick<DraftPoa, 'elements'>
  /** Absent: the plan is only read so far and its elements have no page. */
  readonly hrefOf?: ((elementKey: string) => string) | undefined
  /** Of the findings of several plans: whose each is. */
  readonly unitOf?: ((elementKey: string) => ComponentChildren) | undefined
  readonly level?: 2 | 3 | undefined
  /** Keeps ids apart where several plans are on one page. */
  readonly scope?: string | undefined
}

/** Findings check by check: what was found where, why it matters and how it is mended. */
export function FindingLists(props: FindingListsProps) {
  const elements = new Map(props.plan.elements.map((element) => [element.key, element]))
  return (
    <>
      {[...Map.groupBy(props.findings, ({ check }) => check).values()].map((own) => (
        <OneCheck key={own[0]?.check} {...props} findings={own} elements={elements} />
      ))}
    </>
  )
}

function OneCheck({
  locale,
  findings,
  elements,
  hrefOf,
  unitOf,
  level = 2,
  scope = '',
}: FindingListsProps & { readonly elements: ReadonlyMap<string, DraftElement> }) {
  const [first] = findings
  if (first === undefined) return null
  const words = CHECKS_PAGE_WORDS[locale]
  const { title, why, mend } = CHECK_WORDS[first.check]
  const id = `${scope}${first.check}`
  const Heading = `h${level}` as const
  return (
    <section aria-labelledby={id}>
      <Heading id={id}>
        {say(title, locale)} ({formatNumber(findings.length)}){' '}
        <Tag kind={first.severity === 'error' ? 'here' : 'plain'}>{say(SEVERITY_WORDS[first.severity], locale)}</Tag>
      </Heading>
      <p class="soft measure">
        {say(why, locale)} <b>{words.mend}</b> {say(mend, locale)}
      </p>
      <DataTable
        id={`t-${id}`}
        caption={say(title, locale)}
        captionHidden
        locale={locale}
        rows={findings}
        rowKey={({ elementKey }) => elementKey}
        columns={[
          {
            key: 'element',
            title: words.element,
            cell: ({ elementKey }) => (
              <ElementLink locale={locale} element={elements.get(elementKey)} hrefOf={hrefOf} />
            ),
          },
          ...(unitOf === undefined
            ? []
            : [{ key: 'unit', title: words.unit, cell: ({ elementKey }: Finding) => unitOf(elementKey) }]),
          { key: 'finding', title: words.finding, cell: ({ sentence }) => say(sentence, locale) },
          ...(findings.some(({ at }) => at.length > 0)
            ? [{ key: 'place', title: words.place, cell: ({ at }: Finding) => cellWords(at) }]
            : []),
        ]}
      />
    </section>
  )
}

function ElementLink({
  locale,
  element,
  hrefOf,
}: {
  readonly locale: Locale
  readonly element: DraftElement | undefined
  readonly hrefOf: FindingListsProps['hrefOf']
}) {
  if (element === undefined) return null
  return <Title text={textOf(element)} code={element.code} locale={locale} href={hrefOf?.(element.key)} />
}
