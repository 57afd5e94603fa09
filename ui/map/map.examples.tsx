import type { Locale } from '../../kernel/text.ts'
import type { ExampleSet } from '../examples.ts'
import { Choropleth, type ChoroplethArea } from './choropleth.tsx'
import type { Figure } from './classes.ts'
import { DotMap } from './dot-map.tsx'
import { MapPicture, type PictureShape } from './map-picture.tsx'
import { SmallMultiples } from './small-multiples.tsx'
import { MapThumbnail } from './thumbnail.tsx'

const hexagon = (x: number, y: number) => `M${x - 50} ${y}l25 -43 50 0 25 43 -25 43 -50 0z`

const AREAS: readonly (readonly [string, number, number, Figure])[] = [
  ['Norte', 120, 70, 24],
  ['Centro', 195, 113, 84],
  ['Sur', 120, 156, 0],
  ['Oriente', 270, 70, 'unknown'],
  ['Poniente', 45, 113, 'not_said'],
]

const shapes = AREAS.map(
  ([title, x, y], index): PictureShape => ({
    id: title,
    title,
    path: hexagon(x, y),
    at: [x, y],
    label: title,
    category: index + 1,
    here: title === 'Centro',
  }),
)

const areas = AREAS.map(
  ([name, x, y, figure]): ChoroplethArea => ({ id: name, name, path: hexagon(x, y), at: [x, y], figure }),
)
const percent = (value: number) => `${value} %`

/** Invented, and always the same. */
const DOTS = Array.from({ length: 24 }, (_, i) => ({
  id: `punto-${i}`,
  title: `Punto ${i + 1}`,
  at: [60 + ((i * 53) % 240), 50 + ((i * 29) % 120)] as const,
  category: 1 + (i % 2),
}))

const QUARTERS = ['T1', 'T2', 'T3', 'T4'].map((title) => ({ id: title, title }))

const PLACES: readonly PictureShape[] = [
  { id: 'a', title: 'Parque', at: [90, 60], category: 3 },
  { id: 'b', title: 'Plaza', at: [230, 150], category: 2 },
]

export const examples: ExampleSet = {
  id: 'mapas',
  title: { es: 'Mapas', en: 'Maps' },
  use: {
    es: 'Un mapa dibujado en el servidor, para páginas que no necesitan el mapa vivo. Siempre con una tabla o una lista que dice lo mismo.',
    en: 'A map drawn on the server, for pages that need no living map. Always with a table or a list that says the same.',
  },
  examples: [
    {
      id: 'mapas-imagen',
      title: { es: 'Áreas y puntos con escala', en: 'Areas and points with a scale' },
      render: (locale) => (
        <MapPicture
          label={
            locale === 'es'
              ? 'Cuatro zonas inventadas y dos espacios públicos'
              : 'Four invented zones and two public spaces'
          }
          width={360}
          height={220}
          layers={[
            { id: 'zonas', kind: 'polygon', opacity: 0.45, shapes },
            { id: 'espacios', kind: 'point', opacity: 1, shapes: PLACES },
          ]}
          scale={{ points: 60, words: '500 m' }}
          mark={[180, 60]}
        />
      ),
    },
    {
      id: 'mapas-coropletas',
      title: { es: 'Áreas sombreadas por una cifra', en: 'Areas shaded by a figure' },
      render: (locale) => (
        <Choropleth
          id="cobertura"
          label={locale === 'es' ? 'Cobertura por zona' : 'Coverage by zone'}
          locale={locale}
          width={360}
          height={220}
          areas={areas}
          columns={locale === 'es' ? { area: 'Zona', value: 'Cobertura' } : { area: 'Zone', value: 'Coverage' }}
          format={percent}
          rule="natural"
          named
        />
      ),
    },
    {
      id: 'mapas-multiples',
      title: { es: 'El mismo mapa por trimestre', en: 'The same map by quarter' },
      render: (locale) => (
        <SmallMultiples
          id="trimestres"
          label={locale === 'es' ? 'Cobertura por trimestre' : 'Coverage by quarter'}
          locale={locale}
          width={360}
          height={220}
          panels={QUARTERS}
          areas={areas.map((area, row) => ({
            ...area,
            figures: QUARTERS.map(
              (_, i): Figure =>
                typeof area.figure !== 'number' ? area.figure : i === 3 ? 'not_applicable' : (row * 31 + i * 17) % 90,
            ),
          }))}
          areaColumn={locale === 'es' ? 'Zona' : 'Zone'}
          format={percent}
          rule="equal"
        />
      ),
    },
    {
      id: 'mapas-puntos',
      title: { es: 'Puntos', en: 'Dots' },
      render: (locale) => <Dots locale={locale} />,
    },
    {
      id: 'mapas-grupos',
      title: { es: 'Puntos reunidos donde se amontonan', en: 'Dots put together where they crowd' },
      render: (locale) => <Dots locale={locale} together={34} />,
    },
    {
      id: 'mapas-miniatura',
      title: { es: 'Un lugar en sus alrededores', en: 'A place in its surroundings' },
      render: (locale) => (
        <MapThumbnail
          id="miniatura"
          label={locale === 'es' ? 'Centro, junto a Norte, Sur y Oriente' : 'Centro, beside Norte, Sur and Oriente'}
          width={360}
          height={220}
          areas={areas}
          here={['Centro']}
        >
          <p>
            {locale === 'es' ? 'Centro está junto a Norte, Sur y Oriente.' : 'Centro is beside Norte, Sur and Oriente.'}
          </p>
        </MapThumbnail>
      ),
    },
  ],
}

function Dots({ locale, together }: { readonly locale: Locale; readonly together?: number }) {
  const es = locale === 'es'
  const how = together === undefined ? '' : es ? ', reunidos' : ', put together'
  return (
    <DotMap
      id={together === undefined ? 'puntos' : 'grupos'}
      label={`${es ? 'Veinticuatro puntos inventados' : 'Twenty-four invented points'}${how}`}
      locale={locale}
      width={360}
      height={220}
      ground={areas}
      dots={DOTS}
      together={together}
      legend={[
        { category: 1, title: es ? 'Parque' : 'Park' },
        { category: 2, title: es ? 'Plaza' : 'Square' },
      ]}
      rows={[1, 2].map((category) => ({
        id: String(category),
        name: category === 1 ? (es ? 'Parque' : 'Park') : es ? 'Plaza' : 'Square',
        value: String(DOTS.filter((dot) => dot.category === category).length),
      }))}
      columns={es ? { name: 'Tipo', value: 'Cuántos' } : { name: 'Kind', value: 'How many' }}
    />
  )
}
