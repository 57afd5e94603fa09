import { say } from '../../../../../kernel/text.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { Tabs } from '../../../../../ui/navigation/trail.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { AlignmentCatalogue, AlignmentItem } from '../../../data/alignment-queries.ts'
import { type Covered, coverage } from '../../../rules/alignment/coverage.ts'
import { Title } from '../figure-parts.tsx'
import type { CoverageView } from './coverage-view.ts'
import { coverageWords } from './coverage-words.ts'
import { ElementProgress } from './element-progress.tsx'
import { FromPlan } from './from-plan.tsx'

/** Coverage both ways: from each catalogue to the plan, or from the plan to all of them. */
export function CoverageBody({ shown }: { readonly shown: CoverageView }) {
  const { view, answer, choice, href } = shown
  const { locale } = view
  const words = coverageWords(locale)
  const catalogue = answer.catalogues.find(({ code }) => code === choice.catalogue) ?? answer.catalogues[0]
  if (catalogue === undefined)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneLead}</p>
      </EmptyState>
    )
  return (
    <>
      <Tabs
        label={words.ways}
        items={[
          ...answer.catalogues.map(({ code, title }) => ({
            href: href({ catalogue: code }),
            title: say(title, locale),
            current: choice.way !== 'plan' && code === catalogue.code,
          })),
          { href: href({ way: 'plan' }), title: words.fromPlan, current: choice.way === 'plan' },
        ]}
      />
      {choice.way === 'plan' ? <FromPlan shown={shown} /> : <FromCatalogue shown={shown} catalogue={catalogue} />}
    </>
  )
}

function FromCatalogue({ shown, catalogue }: { readonly shown: CoverageView; readonly catalogue: AlignmentCatalogue }) {
  const { view, alignments } = shown
  const { locale } = view
  const words = coverageWords(locale)
  const covered = coverage(catalogue.items, alignments)
  const flat = covered.items.every(({ children }) => children.length === 0)
  return (
    <>
      <StatRow>
        <Stat
          label={words.servedLabel}
          value={words.served(covered.served, covered.of)}
          locale={locale}
          size="large"
          note={catalogue.note === undefined ? undefined : <Spoken text={catalogue.note} locale={locale} />}
        />
      </StatRow>
      {catalogue.certainty === 'unverified' ? (
        <p>
          <Tag>{words.unverified}</Tag>
        </p>
      ) : null}
      {flat ? (
        <Targets id="items" title={say(catalogue.title, locale)} targets={covered.items} shown={shown} />
      ) : (
        covered.items.map((goal) => <Goal key={goal.item.id} goal={goal} shown={shown} />)
      )}
    </>
  )
}

/** A goal with its targets, open where anybody works for them. */
function Goal({ goal, shown }: { readonly goal: Covered<AlignmentItem>; readonly shown: CoverageView }) {
  const { locale } = shown.view
  const words = coverageWords(locale)
  const targets = goal.elements.length > 0 ? [{ ...goal, children: [] }, ...goal.children] : goal.children
  return (
    <details class="coverage-goal" open={goal.served > 0}>
      <summary>
        <span class="code figure">{goal.item.code}</span> <b>{say(goal.item.title, locale)}</b>{' '}
        <CoverageBar served={goal.served} of={goal.of} />{' '}
        <span class="soft figure">
          {words.served(goal.served, goal.of)} {words.servedShort}
        </span>
      </summary>
      <Targets
        id={`t-${goal.item.code.replace(/[^A-Za-z0-9]/g, '-')}`}
        title={say(goal.item.title, locale)}
        targets={targets}
        shown={shown}
      />
    </details>
  )
}

/** One small square for each target: filled where somebody works for it. */
function CoverageBar({ served, of }: { readonly served: number; readonly of: number }) {
  return (
    <span class="coverage-bar" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} class={index < served ? 'coverage-on' : undefined} />
      ))}
    </span>
  )
}

function Targets({
  id,
  title,
  targets,
  shown,
}: {
  readonly id: string
  readonly title: string
  readonly targets: readonly Covered<AlignmentItem>[]
  readonly shown: CoverageView
}) {
  const { locale } = shown.view
  const words = coverageWords(locale)
  return (
    <DataTable
      id={id}
      caption={title}
      captionHidden
      locale={locale}
      rows={targets}
      rowKey={({ item }) => item.id}
      columns={[
        {
          key: 'item',
          title: words.item,
          cell: ({ item }) => <Title text={item.title} code={item.code} locale={locale} />,
        },
        {
          key: 'elements',
          title: words.elements,
          cell: ({ item, elements }) =>
            elements.length === 0 ? (
              <span class="coverage-nobody">{words.nobody}</span>
            ) : (
              <ul class="plain-list coverage-elements">
                {elements.map((element) => (
                  <ElementProgress key={element} shown={shown} element={element} item={item.id} />
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
