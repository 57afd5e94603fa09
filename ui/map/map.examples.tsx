import type { ExampleSet } from '../examples.ts'
import { Choropleth, type ChoroplethArea } from './choropleth.tsx'
import { MapPicture, type PictureShape } from './map-picture.tsx'

const hexagon = (x: number, y: number) => `M${x - 50} ${y}l25 -43 50 0 25 43 -25 43 -50 0z`

const AREAS: readonly (readonly [string, number, number, number | undefined])[] = [
  ['Norte', 120, 70, 2],
  ['Centro', 195, 113, 7],
  ['Sur', 120, 156, 4],
  ['Oriente', 270, 70, undefined],
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

const areas = (locale: 'es' | 'en') =>
  AREAS.map(
    ([name, x, y, level]): ChoroplethArea => ({
      id: name,
      name,
      path: hexagon(x, y),
      level,
      value: level === undefined ? (locale === 'es' ? 'sin dato' : 'no data') : `${level * 12} %`,
    }),
  )

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
          areas={areas(locale)}
          columns={locale === 'es' ? { area: 'Zona', value: 'Cobertura' } : { area: 'Zone', value: 'Coverage' }}
          legend={{ low: '0 %', high: '84 %' }}
        />
      ),
    },
  ],
}
