import type { ChartLine } from '../../../../../ui/chart/lines-chart.tsx'
import { missingWords } from '../../../../../ui/map/class-legend.tsx'
import { classesOf, type Figure, MISSING_KINDS } from '../../../../../ui/map/classes.ts'
import type { PictureKey } from '../../../exports/picture/picture-svg.ts'
import { figureOf, writer } from '../catalogue/catalogue-words.ts'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { aimOf, comparedLines, seriesLines } from './explorer-lines.ts'
import { panelsOf } from './explorer-picture.tsx'
import type { PictureProps } from './picture-props.ts'

/** What of a picture stands beside it on its page, for one that leaves: what its signs mean, and what several are called. */
export function beside(props: PictureProps): {
  readonly keys: readonly PictureKey[]
  readonly names?: readonly string[] | undefined
} {
  switch (props.config.view) {
    case 'map':
      return {
        keys: shadeKeys(
          props,
          props.shown.rows.map(({ value }) => figureOf(value)),
        ),
      }
    case 'multiples': {
      const panels = panelsOf(props)
      const figures = props.shown.rows.flatMap(({ values }) =>
        panels.map(({ index }) => figureOf(values[index] ?? { missing: 'not_collected' })),
      )
      return { keys: shadeKeys(props, figures), names: panels.map(({ period }) => period) }
    }
    case 'series': {
      const lines = seriesLines(props)
      const aim = aimOf(props)
      return {
        keys: [
          ...lines.flatMap(({ look, name }): readonly PictureKey[] =>
            look === 'quiet' ? [] : [{ look: 'line', colour: colourOf(look), text: name }],
          ),
          ...(lines.some(({ look }) => look === 'quiet')
            ? [{ look: 'line' as const, colour: 'var(--line-strong)', text: OBSERVATORY_WORDS[props.locale].places }]
            : []),
          ...(aim === undefined ? [] : [{ look: 'dashed' as const, colour: 'var(--ink-soft)', text: aim.title }]),
        ],
      }
    }
    case 'ranking':
      return {
        keys: comparedLines(props).map(({ title, look }) =>
          look === 'aim'
            ? { look: 'dashed', colour: 'var(--ink-soft)', text: title }
            : { look: 'line', colour: 'var(--action)', text: title },
        ),
      }
    case 'scatter':
    case 'table':
      return { keys: [] }
  }
}

function colourOf(look: ChartLine['look']): string {
  return typeof look === 'number' ? `var(--category-${look})` : look === 'whole' ? 'var(--action)' : 'var(--here)'
}

function shadeKeys({ locale, first }: PictureProps, figures: readonly Figure[]): readonly PictureKey[] {
  const write = writer(first.sheet.content)
  return [
    ...classesOf(figures, 'natural').map(({ lowest, highest, level }) => ({
      look: 'area' as const,
      colour: `var(--ramp-anil-${level})`,
      text: highest === lowest ? write(lowest) : `${write(lowest)} – ${write(highest)}`,
    })),
    ...MISSING_KINDS.filter((kind) => figures.includes(kind)).map((kind) => ({
      look: 'area' as const,
      colour: 'var(--neutral-tint)',
      text: missingWords(kind, locale),
    })),
  ]
}
