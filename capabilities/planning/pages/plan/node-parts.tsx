import { say } from '../../../../kernel/text.ts'
import type { DraftNode } from '../../model.ts'
import { KIND_NAMES } from './element-words.ts'
import { FigureLine, Title } from './figure-parts.tsx'
import { textOf } from './plan-index.ts'
import { figureOf, hrefs, type PlanView } from './plan-view.ts'

export interface NodeProps {
  readonly view: PlanView
  readonly node: DraftNode
}

/** A node of the plans above: what it is with its number, then its words. */
export function NodeTitle({ view, node }: NodeProps) {
  const { locale } = view
  return (
    <span class="node-title">
      <span class="node-kind">
        {say(KIND_NAMES[node.kind], locale)} {node.code}
      </span>
      <Title text={textOf(node)} locale={locale} href={hrefs.element(view, node.key)} />
    </span>
  )
}

/** Its figure, where it has one. */
export function NodeFigure({ view, node }: NodeProps) {
  const figure = figureOf(view, node.key)
  return figure === undefined ? null : <FigureLine view={view} figure={figure} about={say(textOf(node), view.locale)} />
}
