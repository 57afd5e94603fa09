import type { Id } from '../../../../../kernel/ids.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { DraftElement } from '../../../model.ts'
import { contributionsOf } from '../../../rules/alignment/coverage.ts'
import { Part, Title } from '../figure-parts.tsx'
import { textOf } from '../plan-index.ts'
import { hrefs } from '../plan-view.ts'
import { type CoverageView, containedIn, itemsOf } from './coverage-view.ts'
import { coverageWords } from './coverage-words.ts'

/** The other way: what each strategic objective and each result contributes to; what contributes to nothing is said so. */
export function FromPlan({ shown }: { readonly shown: CoverageView }) {
  const { view, alignments } = shown
  const { locale, plan } = view
  const words = coverageWords(locale)
  const contained = containedIn(view)
  const contributions = itemsOf(alignments)
  const objectives = (plan.pei?.nodes ?? []).filter(({ kind }) => kind === 'strategic_objective')
  const itemsBehind = (key: Id) => contributionsOf(key, contained, contributions)
  return (
    <>
      {objectives.length === 0 ? null : (
        <Part id="objetivos" title={words.objectives} lead={words.objectivesLead}>
          <Rows
            id="t-objetivos"
            title={words.objectives}
            heading={words.objective}
            elements={objectives}
            itemsBehind={itemsBehind}
            shown={shown}
          />
        </Part>
      )}
      {plan.poas.map(({ head, plan: own }) => (
        <Part key={head.id} id={`u-${head.unit.code}`} title={say(head.unit.title, locale)}>
          <Rows
            id={`t-${head.unit.code}`}
            title={say(head.unit.title, locale)}
            heading={words.result}
            elements={own.elements.filter(({ kind }) => kind === 'result')}
            itemsBehind={itemsBehind}
            shown={shown}
          />
        </Part>
      ))}
    </>
  )
}

function Rows(props: {
  readonly id: string
  readonly title: string
  readonly heading: string
  readonly elements: readonly DraftElement[]
  readonly itemsBehind: (key: Id) => readonly Id[]
  readonly shown: CoverageView
}) {
  const { view, items, answer, alignHref } = props.shown
  const { locale } = view
  const words = coverageWords(locale)
  const order = new Map(answer.catalogues.flatMap((each) => each.items).map((item, index) => [item.id, index]))
  const names = new Map(answer.catalogues.map(({ code, title }) => [code, title]))
  const may = props.elements.some(({ key }) => alignHref(key) !== undefined)
  return (
    <DataTable
      id={props.id}
      caption={props.title}
      captionHidden
      locale={locale}
      rows={props.elements}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'element',
          title: props.heading,
          cell: (element) => (
            <Title text={textOf(element)} code={element.code} locale={locale} href={hrefs.element(view, element.key)} />
          ),
        },
        {
          key: 'items',
          title: words.contributes,
          cell: ({ key }) => {
            const own = props.itemsBehind(key).toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
            if (own.length === 0) return <span class="coverage-nobody">{words.toNothing}</span>
            return (
              <ul class="coverage-items">
                {own.map((id) => {
                  const item = items.get(id)
                  return item === undefined ? null : (
                    <li key={id}>
                      <ItemName
                        code={item.code}
                        title={item.title}
                        catalogue={names.get(item.catalogue)}
                        locale={locale}
                      />
                    </li>
                  )
                })}
              </ul>
            )
          },
        },
        ...(may
          ? [
              {
                key: 'align',
                title: words.align,
                cell: (element: DraftElement) => {
                  const href = alignHref(element.key)
                  return href === undefined ? (
                    ''
                  ) : (
                    <a href={href} aria-label={`${words.align}: ${element.title}`}>
                      {words.align}
                    </a>
                  )
                },
              },
            ]
          : []),
      ]}
    />
  )
}

function ItemName(props: {
  readonly code: string
  readonly title: Text
  readonly catalogue: Text | undefined
  readonly locale: 'es' | 'en'
}) {
  return (
    <span title={props.catalogue === undefined ? undefined : say(props.catalogue, props.locale)}>
      <b class="figure">{props.code}</b> {say(props.title, props.locale)}
    </span>
  )
}
