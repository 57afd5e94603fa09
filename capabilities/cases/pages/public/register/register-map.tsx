import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Choropleth } from '../../../../../ui/map/choropleth.tsx'
import type { RegisterAsked, RegisterMap } from '../../../data/register-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { REGISTER_WORDS } from './register-words.ts'

/** What the address says of what was asked, for the page and its files. */
export function registerQueryOf({ year, procedure, use, jurisdiction, page }: RegisterAsked) {
  return {
    ...{ anio: year?.toString(), tramite: procedure, uso: use, municipio: jurisdiction },
    pagina: page === undefined || page <= 1 ? undefined : String(page),
  }
}

/** How many were authorised in each municipality; each leads to its own. */
export function RegisterMapPart({
  map,
  asked,
  locale,
}: {
  readonly map: RegisterMap
  readonly asked: RegisterAsked
  readonly locale: Locale
}) {
  const words = REGISTER_WORDS[locale]
  const { drawn, counts } = map
  if (drawn === undefined) return null
  const known = new Set(drawn.places.map(({ code }) => code))
  const elsewhere = [...counts].reduce((sum, [code, cases]) => (known.has(code) ? sum : sum + cases), 0)
  const note = [
    words.mapNote,
    ...(drawn.places.some(({ shapeStatus }) => shapeStatus === 'schematic') ? [words.scheme] : []),
    ...(elsewhere === 0 ? [] : [words.elsewhere(elsewhere)]),
  ].join(' ')
  return (
    <section class="stack" aria-labelledby="mapa">
      <h2 id="mapa">{words.map}</h2>
      <Choropleth
        id="mapa-registro"
        label={words.mapLabel}
        locale={locale}
        width={drawn.width}
        height={drawn.height}
        areas={drawn.places.map((place) => {
          const cases = counts.get(place.code) ?? 0
          return {
            id: place.code,
            name: place.name,
            path: place.path,
            at: place.at,
            figure: cases,
            ...(cases === 0
              ? {}
              : {
                  href: localPath(
                    locale,
                    staffPaths.register(registerQueryOf({ ...asked, jurisdiction: place.code, page: undefined })),
                  ),
                }),
          }
        })}
        columns={{ area: words.municipality, value: words.cases }}
        format={(value) => formatNumber(value, { max: 0 })}
        rule="natural"
        named
        note={note}
      />
    </section>
  )
}
