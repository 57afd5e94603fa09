import { formatNumber } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Tag } from '../../../../ui/content/content.tsx'
import { Choropleth } from '../../../../ui/map/choropleth.tsx'
import type { Figure } from '../../../../ui/map/classes.ts'
import { SmallMultiples } from '../../../../ui/map/small-multiples.tsx'
import { placesPaths } from '../../../territory/contract.ts'
import type { PlanOnMap } from '../../data/plan-on-map.ts'
import { activitiesByPlace } from '../../rules/places/activities-by-place.ts'
import { activitiesByQuarter, QUARTERS } from '../../rules/places/activities-by-quarter.ts'
import { Part } from './figure-parts.tsx'
import { pageWords } from './page-words.ts'
import type { PlanView } from './plan-view.ts'

const WORDS = {
  es: {
    title: 'Dónde ocurre',
    lead: (placed: string, all: string) =>
      `De ${placed} de las ${all} actividades se ha dicho en qué municipios ocurren, ellas mismas o su resultado. Una actividad en varios municipios cuenta en cada uno.`,
    year: 'Actividades del año por municipio',
    quarters: 'Actividades programadas por trimestre',
    quarter: (nr: number) => `Trimestre ${nr}`,
    place: 'Municipio',
    value: 'Actividades',
    scheme: 'Esquema de los municipios; no son límites oficiales.',
  },
  en: {
    title: 'Where it happens',
    lead: (placed: string, all: string) =>
      `Of ${placed} of the ${all} activities somebody has said in which municipalities they happen, of themselves or of their result. An activity in several municipalities counts in each.`,
    year: 'Activities of the year by municipality',
    quarters: 'Activities programmed in each quarter',
    quarter: (nr: number) => `Quarter ${nr}`,
    place: 'Municipality',
    value: 'Activities',
    scheme: 'A scheme of the municipalities; these are no official limits.',
  },
} as const

interface PlacesPartProps {
  readonly view: PlanView
  readonly places: PlanOnMap | undefined
}

/** The plan on the map: how many activities happen where, in the year and in each quarter. Nothing where nobody said. */
export function PlacesPart({ view, places }: PlacesPartProps) {
  const { locale, plan } = view
  if (places?.drawn === undefined) return null
  const plans = plan.poas.map(({ head, plan: own }) => ({ id: head.id, unit: head.unit.code, plan: own }))
  const gathered = new Map(activitiesByPlace(places.places, places.of, plans).map((each) => [each.key, each]))
  if (gathered.size === 0) return null
  const words = WORDS[locale]
  const placed = new Set(
    [...gathered.values()].flatMap(({ activities }) => activities.map(({ activity }) => activity.key)),
  )
  const all = plans.flatMap((each) => each.plan.elements).filter(({ kind }) => kind === 'activity')
  const { drawn } = places
  const note = drawn.places.some(({ shapeStatus }) => shapeStatus === 'schematic') ? words.scheme : undefined
  const areas = drawn.places.map(({ code, name, path, at }) => ({
    id: code,
    name,
    path,
    at,
    // Which activities a number counts is said on the page of the place.
    href: localPath(locale, placesPaths.place(drawn.geography.code, code)) + (gathered.has(code) ? '#que-ocurre' : ''),
  }))
  const size = { locale, width: drawn.width, height: drawn.height, format: whole, note }
  return (
    <Part
      id="lugares"
      title={words.title}
      lead={
        <>
          {words.lead(whole(placed.size), whole(all.length))} <DemoTag locale={locale} demo={places.demo} />
        </>
      }
    >
      <Choropleth
        {...size}
        id="lugares-anio"
        label={words.year}
        areas={areas.map((area) => ({ ...area, figure: gathered.get(area.id)?.activities.length ?? NOBODY_SAID }))}
        columns={{ area: words.place, value: words.value }}
        rule="natural"
        named
      />
      <SmallMultiples
        {...size}
        id="lugares-trimestre"
        label={words.quarters}
        panels={QUARTERS.map((quarter) => ({ id: `t${quarter}`, title: words.quarter(quarter) }))}
        areas={areas.map((area) => {
          const own = gathered.get(area.id)
          return { ...area, figures: own === undefined ? QUARTERS.map(() => NOBODY_SAID) : activitiesByQuarter(own) }
        })}
        areaColumn={words.place}
        rule="natural"
        ramp="barro"
      />
    </Part>
  )
}

/** No activity is said to happen there: that is no zero. */
const NOBODY_SAID: Figure = 'not_said'

function DemoTag({ locale, demo }: { readonly locale: Locale; readonly demo: boolean }) {
  return demo ? <Tag kind="demo">{pageWords(locale).demoTag}</Tag> : null
}

function whole(value: number): string {
  return formatNumber(value, { max: 0 })
}
