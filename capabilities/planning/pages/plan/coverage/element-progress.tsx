import type { Id } from '../../../../../kernel/ids.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { FigureLine, Title } from '../figure-parts.tsx'
import { textOf } from '../plan-index.ts'
import { coded, figureOf, hrefs } from '../plan-view.ts'
import type { CoverageView } from './coverage-view.ts'
import { coverageWords } from './coverage-words.ts'

/** An element that contributes to an item: whose it is, its words, how it is doing, and whether somebody has confirmed it. */
export function ElementProgress({
  shown,
  element,
  item,
}: {
  readonly shown: CoverageView
  readonly element: Id
  readonly item: Id
}) {
  const { view, alignments } = shown
  const { locale } = view
  const placed = view.index.elements.get(element)
  if (placed === undefined) return null
  const own = placed.element
  const figure = figureOf(view, element)
  const alignment = alignments.find((each) => each.element === element && each.item === item)
  return (
    <li>
      <span>
        {placed.poa === undefined ? null : <Tag>{placed.poa.head.unit.code}</Tag>}{' '}
        <Title text={textOf(own)} code={own.code} locale={locale} href={hrefs.element(view, element)} />
        {alignment?.proposal === null || alignment === undefined ? null : (
          <>
            {' '}
            <Tag kind="demo">{coverageWords(locale).proposed}</Tag>
          </>
        )}
      </span>
      {figure === undefined ? null : (
        <FigureLine view={view} figure={figure} about={coded(own.code, textOf(own), locale)} />
      )}
    </li>
  )
}
