import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DotMap } from '../../../../../ui/map/dot-map.tsx'
import { toPicture } from '../../../../territory/contract.ts'
import type { RegisterAsked, RegisterMap } from '../../../data/register-query.ts'
import { dotsOf, placesTogether } from '../../../rules/register/dots.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { registerQueryOf } from './register-map.tsx'
import { placeWords, REGISTER_WORDS } from './register-words.ts'

/** Dots nearer than this many points of the picture are drawn as one. */
const TOGETHER = 44
/** So many places stand in the table of a municipality; the open data have them all. */
const MOST_PLACES = 100

/**
 * Where it is that was authorised, as near as each definition lets it be told: dots, or circles with a number where they crowd. Beside
 * them how many of each municipality, or of one municipality each place.
 */
export function RegisterDots({
  map: { drawn, placed },
  asked,
  all,
  locale,
}: {
  readonly map: RegisterMap
  readonly asked: RegisterAsked
  /** How many there are, with those of which only the municipality is told. */
  readonly all: number
  readonly locale: Locale
}) {
  const words = REGISTER_WORDS[locale]
  if (drawn === undefined || placed.length === 0) return null
  const { view, width, height, places } = drawn
  const told = placed.reduce((sum, { cases }) => sum + cases, 0)
  const here = asked.jurisdiction
  return (
    <section class="stack" aria-labelledby="puntos">
      <h2 id="puntos">{words.dots}</h2>
      <DotMap
        id="puntos-registro"
        label={words.dotsLabel}
        locale={locale}
        width={width}
        height={height}
        ground={places.map(({ code, name, path, at }) => ({ id: code, name, path, at }))}
        dots={dotsOf(placed, (place) => toPicture(view, place), drawn).map(({ at, cases }) => ({
          id: at.join(' '),
          title: words.authorisations(cases),
          at,
          count: cases,
        }))}
        together={TOGETHER}
        rows={
          here === undefined
            ? places.flatMap(({ code, name }) => {
                const cases = placed.reduce((sum, each) => (each.jurisdiction === code ? sum + each.cases : sum), 0)
                const href = localPath(
                  locale,
                  staffPaths.register(registerQueryOf({ ...asked, jurisdiction: code, page: undefined })),
                )
                return cases === 0 ? [] : [{ id: code, name, value: formatNumber(cases), href }]
              })
            : placesTogether(placed)
                .slice(0, MOST_PLACES)
                .map((place) => ({
                  id: `${place.longitude} ${place.latitude} ${place.metres}`,
                  name: placeWords(place, locale),
                  value: formatNumber(place.cases),
                }))
        }
        columns={{ name: here === undefined ? words.municipality : words.place, value: words.cases }}
        note={`${words.dotsNote(formatNumber(told), formatNumber(all))} ${words.dotsNear}`}
      />
    </section>
  )
}
