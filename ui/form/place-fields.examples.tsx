import type { ExampleSet } from '../examples.ts'
import { CoordinatesField, FinderField } from './place-fields.tsx'

const SYSTEMS = [
  { value: '4326', label: 'WGS 84 (EPSG:4326)' },
  { value: '32616', label: 'UTM 16 N (EPSG:32616)' },
]
const VERTICES = '13.7000, -89.2000\n13.7000, -89.1990\n13.7010, -89.1990'
const FOUND = [
  { value: '12', label: 'PAR-0012 · Calle Las Magnolias' },
  { value: '31', label: 'PAR-0031 · Pasaje Las Magnolias' },
]

export const examples: ExampleSet = {
  id: 'campos-de-lugar',
  title: { es: 'Campos de lugar', en: 'Fields for places' },
  use: {
    es: 'Un punto, una línea, un polígono o un objeto de una capa. El texto es el campo: sin guion y con teclado dice lo mismo que el mapa, que solo escribe en él.',
    en: 'A point, a line, a polygon or a feature of a layer. The text is the field: without a script and by keyboard it says the same as the map, which only writes into it.',
  },
  examples: [
    {
      id: 'campos-de-lugar-punto',
      title: { es: 'Un punto, en metros', en: 'A point, in metres' },
      render: (locale) => (
        <CoordinatesField
          locale={locale}
          name="lugar-punto"
          label={locale === 'es' ? 'Coordenadas del punto' : 'Coordinates of the point'}
          hint={locale === 'es' ? 'Este y norte.' : 'East and north.'}
          systemLabel={locale === 'es' ? 'Sistema de coordenadas' : 'Coordinate system'}
          systems={SYSTEMS}
          system="32616"
          rows={2}
          value="262063.07 1515630.48"
          required
        />
      ),
    },
    {
      id: 'campos-de-lugar-poligono',
      title: { es: 'Un polígono con un error en una línea', en: 'A polygon with a line that is wrong' },
      render: (locale) => (
        <CoordinatesField
          locale={locale}
          name="lugar-poligono"
          label={locale === 'es' ? 'Vértices del polígono' : 'Vertices of the polygon'}
          hint={locale === 'es' ? 'Uno por línea.' : 'One on each line.'}
          error={
            locale === 'es'
              ? 'Línea 4: «perro» no es un vértice. Escriba latitud y longitud, por ejemplo 13.6929, -89.2182.'
              : 'Line 4: “perro” is no vertex. Write latitude and longitude, for example 13.6929, -89.2182.'
          }
          systemLabel={locale === 'es' ? 'Sistema de coordenadas' : 'Coordinate system'}
          systems={SYSTEMS}
          system="4326"
          value={`${VERTICES}\nperro`}
          required
        />
      ),
    },
    ...(
      [
        ['vacio', 'Una parcela, sin buscar todavía', 'A parcel, not looked for yet', '', undefined, undefined],
        ['hallado', 'Una parcela: hay varias', 'A parcel: there are several', 'magnolias', FOUND, '31'],
        ['nada', 'Una parcela que no se encuentra', 'A parcel that is not found', 'PAR-9999', [], undefined],
      ] as const
    ).map(([id, es, en, value, found, chosen]) => ({
      id: `campos-de-lugar-objeto-${id}`,
      title: { es, en },
      render: (locale: 'es' | 'en') => (
        <FinderField
          locale={locale}
          name={`lugar-parcela-${id}`}
          label={locale === 'es' ? 'Parcela' : 'Parcel'}
          hint={
            locale === 'es'
              ? 'Su código, palabras de su dirección, o coordenadas de un punto en ella.'
              : 'Its code, words of its address, or coordinates of a point in it.'
          }
          value={value}
          findLabel={locale === 'es' ? 'Buscar' : 'Find'}
          find={{ name: 'act', value: 'find' }}
          found={found}
          chosen={chosen}
          foundLabel={locale === 'es' ? 'Elija cuál es' : 'Choose which it is'}
          noneLabel={locale === 'es' ? 'Ninguna parcela coincide.' : 'No parcel matches.'}
          required
        />
      ),
    })),
  ],
}
