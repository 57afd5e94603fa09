import { type Locale, say } from '../../../../kernel/text.ts'
import type { Definition } from '../../rules/definition/definition.ts'
import { type Picture, type PictureWay, pictureOf } from '../../rules/flow/picture.ts'

const ROW = 68
const BOX = { width: 236, height: 46 }
const LANE = 11
const SIDE = 14
/** Letters that fit in one line of a box. */
const LINE = 34

const WORDS = {
  es: {
    title: 'Dibujo del recorrido',
    same: 'La tabla de los pasos dice lo mismo con palabras. A la derecha, lo que salta pasos; a la izquierda, lo que vuelve.',
  },
  en: {
    title: 'Drawing of the way',
    same: 'The table of steps says the same in words. On the right, what skips steps; on the left, what returns.',
  },
} as const

interface Place {
  readonly left: number
  readonly right: number
  readonly middle: number
  top(row: number): number
}

/** The flow of a procedure as one column, drawn on the server; wide enough for a telephone and no wider. */
export function FlowPicture(props: {
  readonly definition: Pick<Definition, 'steps' | 'roles'>
  readonly locale: Locale
  readonly id?: string
}) {
  const { definition, locale, id = 'recorrido' } = props
  const picture = pictureOf(definition)
  const words = WORDS[locale]
  const left = SIDE + picture.lanes.up * LANE
  const right = left + BOX.width
  const width = right + SIDE + picture.lanes.down * LANE
  const place: Place = { left, right, middle: left + BOX.width / 2, top: (row) => 2 + row * ROW }
  const height = place.top(picture.steps.length - 1) + BOX.height + 4
  const rowOf = (key: string) => picture.steps.find((step) => step.key === key)?.row ?? 0
  return (
    <figure class="flow">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby={`${id}-titulo ${id}-nota`}
      >
        <title id={`${id}-titulo`}>{words.title}</title>
        <desc id={`${id}-nota`}>{words.same}</desc>
        <defs>
          <marker id={`${id}-punta`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path class="flow-tip" d="M0 0.5 8 4 0 7.5z" />
          </marker>
        </defs>
        <Ways picture={picture} place={place} rowOf={rowOf} tip={`url(#${id}-punta)`} />
        {definition.steps.map((step, row) => (
          <StepBox key={step.key} step={step} row={row} place={place} roles={definition.roles} locale={locale} />
        ))}
      </svg>
    </figure>
  )
}

function Ways(props: {
  readonly picture: Picture
  readonly place: Place
  readonly rowOf: (key: string) => number
  readonly tip: string
}) {
  const { picture, place, rowOf, tip } = props
  return (
    <g>
      {picture.straight.map(({ from }) => {
        const y = place.top(rowOf(from))
        return (
          <path key={from} class="flow-way" marker-end={tip} d={`M${place.middle} ${y + BOX.height} V${y + ROW - 1}`} />
        )
      })}
      {picture.ways.map((way) => (
        <Way key={`${way.side} ${way.to}`} way={way} place={place} rowOf={rowOf} tip={tip} />
      ))}
    </g>
  )
}

/** A trunk in its lane, with a branch from each step that takes it; it comes in at the upper half, they go out at the lower. */
function Way(props: {
  readonly way: PictureWay
  readonly place: Place
  readonly rowOf: (key: string) => number
  readonly tip: string
}) {
  const { way, place, rowOf, tip } = props
  const down = way.side === 'down'
  const edge = down ? place.right : place.left
  const lane = down ? edge + SIDE + way.lane * LANE : edge - SIDE - way.lane * LANE
  const into = place.top(rowOf(way.to)) + BOX.height * 0.3
  const out = way.from.map((key) => place.top(rowOf(key)) + BOX.height * 0.7)
  const far = down ? Math.min(...out) : Math.max(...out)
  return (
    <g class={down ? 'flow-way' : 'flow-way flow-back'}>
      <path marker-end={tip} d={`M${edge} ${far} H${lane} V${into} H${edge}`} />
      {out
        .filter((y) => y !== far)
        .map((y) => (
          <path key={y} d={`M${edge} ${y} H${lane}`} />
        ))}
    </g>
  )
}

function StepBox(props: {
  readonly step: Definition['steps'][number]
  readonly row: number
  readonly place: Place
  readonly roles: Definition['roles']
  readonly locale: Locale
}) {
  const { step, row, place, roles, locale } = props
  const role = roles.find(({ key }) => key === step.by)
  const by = role === undefined ? undefined : say(role.title, locale)
  const under = step.end === undefined ? [by, step.unit].filter((each) => each !== undefined).join(' · ') : undefined
  const y = place.top(row)
  const title = short(say(step.title, locale))
  return (
    <g class={step.end === undefined ? 'flow-step' : `flow-step flow-end flow-${step.end}`}>
      <rect x={place.left} y={y} width={BOX.width} height={BOX.height} rx={step.end === undefined ? 6 : 22} />
      <text x={place.middle} y={y + (under ? 19 : 28)} class="flow-title">
        {title}
      </text>
      {under ? (
        <text x={place.middle} y={y + 36} class="flow-under">
          {short(under)}
        </text>
      ) : null}
    </g>
  )
}

function short(text: string): string {
  return text.length > LINE ? `${text.slice(0, LINE - 1).trimEnd()}…` : text
}
