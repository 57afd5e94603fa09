import type { Locale } from '../../kernel/text.ts'
import type { RampName } from '../tokens/palette.ts'
import { words } from '../words.ts'
import { type ClassRule, type Figure, type FigureClass, isNumber, MISSING_KINDS, type Missing } from './classes.ts'

export interface ClassLegendProps {
  readonly locale: Locale
  readonly classes: readonly FigureClass[]
  /** All figures of the picture: the legend says which kinds of missing are in it, and how many. */
  readonly figures: readonly Figure[]
  readonly rule: ClassRule
  readonly format: (value: number) => string
  readonly ramp?: RampName | undefined
}

export function missingWords(missing: Missing, locale: Locale): string {
  return words(locale).missing[missing]
}

/** What each shade and each hatch means, how many there are of it, and by what rule the classes were made. */
export function ClassLegend({ locale, classes, figures, rule, format, ramp = 'anil' }: ClassLegendProps) {
  const say = words(locale)
  const missing = MISSING_KINDS.map((kind) => ({ kind, count: figures.filter((each) => each === kind).length }))
  return (
    <div class="class-legend">
      <ul>
        {classes.map(({ lowest, highest, level, count }) => (
          <li key={level}>
            <span class="class-swatch" style={`--shape:var(--ramp-${ramp}-${level})`} />
            <span class="figure">
              {format(lowest)}
              {highest === lowest ? '' : ` – ${format(highest)}`}
            </span>{' '}
            <span class="soft">({count})</span>
          </li>
        ))}
        {missing
          .filter(({ count }) => count > 0)
          .map(({ kind, count }) => (
            <li key={kind}>
              <span class={`class-swatch missing-${kind}`} />
              {missingWords(kind, locale)} <span class="soft">({count})</span>
            </li>
          ))}
      </ul>
      {figures.filter(isNumber).length < 2 ? null : <p class="soft">{say.classRule[rule]}</p>}
    </div>
  )
}
