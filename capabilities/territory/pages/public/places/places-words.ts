import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { Geography, PlaceState } from '../../../data/places-query.ts'

export const PLACE_WORDS = {
  es: {
    title: 'Territorio',
    lead: 'Cómo se divide el suelo del área, desde cuándo, y qué pasó a ser qué.',
    geographies: 'Divisiones del territorio',
    geography: 'División',
    places: 'Lugares',
    inForce: 'Vigencia',
    citation: 'Norma',
    certainty: 'Certeza',
    map: 'Población, en miles',
    where: 'Dónde está',
    beside: 'Junto a',
    density: 'Habitantes por km²',
    densityColumn: 'Habitantes por km²',
    densityRule: 'Población entre toda la superficie del lugar, también campo y cerros.',
    tilesNote: 'Cada lugar es un cuadro igual, puesto más o menos donde queda.',
    mapNote: 'Esquema de los lugares; no son límites oficiales.',
    population: 'Población',
    area: 'Superficie (km²)',
    shape: 'Límites',
    within: 'Es parte de',
    became: 'Desde mayo de 2024',
    place: 'Lugar',
    partial: 'Solo la parte dentro del área',
    partialLead:
      'Este lugar sigue fuera del área. Sus cifras y su forma son solo de la parte que está dentro, que es la que esta plataforma conoce.',
    onDay: (day: string) => `Como era el ${day}`,
    day: 'Día',
    show: 'Ver',
    known: 'Lo que se sabe',
    history: 'Historia del dato',
    historyLead: 'Desde cuándo vale cada dato en el terreno, y desde cuándo está en esta plataforma.',
    validFrom: 'Vale desde',
    recorded: 'Registrado',
    replaced: 'Sustituido',
    current: 'Vigente',
    always: 'Desde siempre',
    source: 'Fuente',
    name: 'Nombre',
    to: 'En qué lugares está',
    from: 'Qué parte de otros lugares está aquí',
    shareOf: 'Parte de este lugar',
    shareOther: 'Parte del otro lugar que está aquí',
    byPopulation: 'Por población',
    byArea: 'Por superficie',
    byMeasuredArea: 'Superficie medida',
    byMeasuredPopulation: 'Población medida',
    kind: 'Clase',
    measuredTitle: 'Medido sobre las formas',
    measuredLead:
      'Las formas de esta división puestas sobre las de otra. Lo que no suma cien por ciento se dice aquí y no se reparte.',
    pairs: (pairs: number, slivers: number) =>
      `${pairs} partes medidas${slivers === 0 ? '' : `; ${slivers} astillas entre dos trazos del mismo límite no cuentan`}`,
    addsUp: 'Todo suma.',
    finding: 'Lo que no suma',
    sum: 'Suma',
    how: 'Cómo se hizo',
    rule: 'Regla',
    inCells: (count: number) => `En celdas de cuadrículas (${count})`,
    moreShares: (count: number) => `Y ${count} más: todas están en la descarga de correspondencias de la división.`,
    noPlaces: 'Ese día esta división no estaba en vigor.',
    centre: 'Punto dentro del lugar',
    codes: 'Códigos oficiales',
    download: 'Descargar los lugares (CSV)',
    downloadShares: 'Descargar las correspondencias (CSV)',
    json: 'Los mismos datos como JSON',
    onMap: 'Ver en el mapa',
    reExpress: 'Datos en otra división',
    happens: 'Qué ocurre aquí',
    demo: 'Demostración',
    andMore: (count: number) => (count === 1 ? 'Y 1 más.' : `Y ${count} más.`),
    noData: 'Sin dato',
    edit: 'Registrar un dato mejor',
    badDay: 'La fecha no se entiende (AAAA-MM-DD); se muestra el día usual.',
  },
  en: {
    title: 'Territory',
    lead: 'How the ground of the area is divided, since when, and what became what.',
    geographies: 'Divisions of the ground',
    geography: 'Division',
    places: 'Places',
    inForce: 'In force',
    citation: 'Law',
    certainty: 'Certainty',
    map: 'Population, in thousands',
    where: 'Where it is',
    beside: 'Beside',
    density: 'People per km²',
    densityColumn: 'People per km²',
    densityRule: 'Population over the whole area of the place, fields and hills too.',
    tilesNote: 'Each place is an equal square, put roughly where it lies.',
    mapNote: 'A scheme of the places; these are no official limits.',
    population: 'Population',
    area: 'Area (km²)',
    shape: 'Limits',
    within: 'Is part of',
    became: 'Since May 2024',
    place: 'Place',
    partial: 'Only the part inside the area',
    partialLead:
      'This place reaches out of the area. Its figures and its shape are of the part inside alone, which is what this platform knows.',
    onDay: (day: string) => `As it was on ${day}`,
    day: 'Day',
    show: 'Show',
    known: 'What is known',
    history: 'History of the data',
    historyLead: 'Since when each datum holds on the ground, and since when this platform has it.',
    validFrom: 'Holds since',
    recorded: 'Recorded',
    replaced: 'Replaced',
    current: 'Current',
    always: 'Always',
    source: 'Source',
    name: 'Name',
    to: 'In what places it lies',
    from: 'What share of other places is here',
    shareOf: 'Share of this place',
    shareOther: 'Share of the other place that is here',
    byPopulation: 'By population',
    byArea: 'By area',
    byMeasuredArea: 'Area measured',
    byMeasuredPopulation: 'Population measured',
    kind: 'Kind',
    measuredTitle: 'Measured on the shapes',
    measuredLead:
      'The shapes of this division laid over those of another. What does not add up to a hundred per cent is told here and not shared out.',
    pairs: (pairs: number, slivers: number) =>
      `${pairs} parts measured${slivers === 0 ? '' : `; ${slivers} slivers between two drawings of one limit do not count`}`,
    addsUp: 'Everything adds up.',
    finding: 'What does not add up',
    sum: 'Sum',
    how: 'How it was made',
    rule: 'Rule',
    inCells: (count: number) => `In cells of grids (${count})`,
    moreShares: (count: number) => `And ${count} more: all are in the download of the division’s correspondences.`,
    noPlaces: 'On that day this division was not in force.',
    centre: 'A point inside the place',
    codes: 'Official codes',
    download: 'Download the places (CSV)',
    downloadShares: 'Download the correspondences (CSV)',
    json: 'The same data as JSON',
    onMap: 'Show on the map',
    reExpress: 'Figures in another division',
    happens: 'What happens here',
    demo: 'Demonstration',
    andMore: (count: number) => `And ${count} more.`,
    noData: 'No data',
    edit: 'Record something better',
    badDay: 'The date cannot be understood (YYYY-MM-DD); the usual day is shown.',
  },
} as const

export const CERTAINTY: Readonly<Record<string, Text>> = {
  found: { es: 'Encontrado', en: 'Found' },
  inferred: { es: 'Deducido', en: 'Inferred' },
  unverified: { es: 'Sin verificar', en: 'Unverified' },
  invented: { es: 'Inventado', en: 'Invented' },
}

export const SHAPE_STATUS: Readonly<Record<string, Text>> = {
  schematic: { es: 'Esquema', en: 'Scheme' },
  computed: { es: 'Calculada', en: 'Computed' },
  unofficial: { es: 'No oficial', en: 'Unofficial' },
  official: { es: 'Oficial', en: 'Official' },
  none: { es: 'Sin forma', en: 'No shape' },
}

export const SHARE_RULE: Readonly<Record<string, Text>> = {
  law: { es: 'Entero, por ley', en: 'Whole, by law' },
  declared: { es: 'Según población y superficie declaradas', en: 'From declared population and area' },
  measured: { es: 'Medido sobre las formas', en: 'Measured on the shapes' },
}

export const GEOGRAPHY_KIND: Readonly<Record<string, Text>> = {
  administrative: { es: 'Administrativa', en: 'Administrative' },
  metropolitan: { es: 'Metropolitana', en: 'Metropolitan' },
  zoning: { es: 'Zonas o sectores', en: 'Zones or sectors' },
  grid: { es: 'Cuadrícula', en: 'Grid' },
}

export const SHARE_FINDING: Readonly<Record<string, Text>> = {
  no_shape: { es: 'No tiene forma', en: 'It has no shape' },
  outside: { es: 'Está fuera de la otra división', en: 'It lies outside of the other division' },
  uncovered: { es: 'Una parte no está en ningún lugar de la otra', en: 'A part lies in no place of the other' },
  overlapping: { es: 'Una parte está en dos lugares a la vez', en: 'A part lies in two places at once' },
}

/** How a division without a law was made, in a sentence. */
export function madeWords(made: NonNullable<Geography['made']>, locale: Locale): string {
  const es = locale === 'es'
  if (made.way === 'grid')
    return es
      ? `Celdas de ${formatNumber(made.cell)} m de lado, cuadradas en EPSG:${made.crs}, trazadas sobre «${made.over}».`
      : `Cells with a side of ${formatNumber(made.cell)} m, square in EPSG:${made.crs}, laid over “${made.over}”.`
  const left =
    made.leftOut === 0
      ? ''
      : es
        ? ` ${made.leftOut} objetos sin valor no están en ningún lugar.`
        : ` ${made.leftOut} features without a value are in no place.`
  return es
    ? `Objetos de la capa «${made.layer}» (edición ${made.edition}) reunidos por su atributo «${made.field}».${left}`
    : `Features of the layer “${made.layer}” (edition ${made.edition}) gathered by their attribute “${made.field}”.${left}`
}

/** `hasta el 30 abr 2024`: the last day on which it held. */
export function spanWords(
  { validFrom, validUntil }: Pick<Geography, 'validFrom' | 'validUntil'>,
  locale: Locale,
  last: (day: string) => string,
): string {
  const words = PLACE_WORDS[locale]
  const from = validFrom === undefined ? undefined : formatDate(validFrom, locale)
  const until = validUntil === undefined ? undefined : formatDate(last(validUntil), locale)
  if (from === undefined && until === undefined) return words.current
  const es = locale === 'es'
  return [
    from === undefined ? '' : es ? `desde el ${from}` : `since ${from}`,
    until === undefined ? '' : es ? `hasta el ${until}` : `until ${until}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** With the year it was counted in, and how sure it is; a word where nobody knows. */
export function populationWords(state: PlaceState, locale: Locale): string {
  if (state.population === undefined) return PLACE_WORDS[locale].noData
  const year = state.populationYear === undefined ? '' : ` (${state.populationYear})`
  return `${formatNumber(state.population, { max: 0 })}${year}`
}
