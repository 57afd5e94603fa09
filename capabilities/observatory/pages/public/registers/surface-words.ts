import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { SurfaceMethod } from '../../../rules/registers/kind.ts'

export const METHOD_TITLES: Readonly<Record<SurfaceMethod, Text>> = {
  kriging: { es: 'Kriging ordinario', en: 'Ordinary kriging' },
  idw: { es: 'Inverso de la distancia', en: 'Inverse distance' },
}

const ES = {
  title: (register: string) => `${register}: superficie`,
  lead: 'Lo que los valores anotados dejan suponer entre punto y punto. Cada cuadro es una estimación, no un avalúo: lea su error antes de usarla.',
  map: 'La superficie',
  mapLabel: (register: string, year: number, unit: string) => `${register}, ${year}, superficie estimada (${unit})`,
  cell: (value: string, error: string | undefined) =>
    error === undefined ? value : `${value} (error esperado ± ${error})`,
  mapNote: (metres: number) =>
    `Cuadros de ${formatNumber(metres)} m de lado, sobre el esquema de los municipios; no son límites oficiales. Los puntos son los valores anotados.`,
  byPlace: 'Ver por municipio',
  place: 'Municipio',
  meanOfSquares: 'Media de sus cuadros',
  expected: 'Error esperado medio',
  errorMap: 'Dónde se sabe menos',
  errorLabel: (unit: string) => `Error esperado de cada cuadro (${unit})`,
  errorNote:
    'Donde hay pocos puntos cerca, el error esperado crece. Lo dice el variograma y no depende de qué valores haya, sino de dónde están.',
  error: 'Qué tan lejos queda de la verdad',
  errorLead:
    'Se deja fuera cada punto, por turno, y se pregunta a los demás cuánto vale allí. Lo que resulta, menos lo que se anotó, es el error de ese punto.',
  method: 'Método',
  count: 'Puntos',
  rmse: 'Error típico (RMSE)',
  mae: 'Error medio absoluto (MAE)',
  bias: 'Sesgo',
  ofMean: 'Error de decir la media en todas partes',
  shown: 'la que se muestra',
  verdict: (share: number) =>
    share > 0
      ? `Se equivoca ${formatNumber(share, { max: 0 })} % menos que decir la media en todas partes.`
      : 'No se equivoca menos que decir la media en todas partes: estos puntos no dicen cómo cambia el valor de un lugar a otro.',
  mean: 'Media de los valores',
  medianValue: 'Mediana de los valores',
  how: 'Cómo se calcula',
  idwHow: (power: number, neighbours: number) =>
    `Media de los ${neighbours} valores más cercanos, cada uno con el peso del inverso de su distancia elevado a ${power} (Shepard, 1968).`,
  krigingHow: (neighbours: number) =>
    `Kriging ordinario con los ${neighbours} valores más cercanos: los pesos que hacen menor el error esperado, según cuánto difieren los valores por la distancia que los separa (Matheron, 1963).`,
  variogram: (nugget: string, rise: string, range: string) =>
    `Variograma esférico ajustado: ${nugget} al lado, ${rise} más a ${range} m, y de ahí en adelante la distancia no cuenta.`,
  lengths:
    'Las distancias se miden en un plano local, en metros; dentro del área difieren de las reales en menos de dos por mil.',
  choose: 'Ver de otra manera',
  power: 'Potencia',
  neighbours: 'Vecinos',
  use: 'Uso',
  all: 'Todos',
  year: 'Año',
  show: 'Calcular así',
  tooFew: (count: number, fewest: number) =>
    `Hay ${formatNumber(count)} valores y una superficie pide ${formatNumber(fewest)} o más. No se dibuja.`,
  noGround: 'La división no tiene formas en las que dibujar la superficie.',
  back: 'Los valores y su registro',
  download: 'Cuadros con su valor y su error (GeoJSON)',
}

const EN: typeof ES = {
  title: (register) => `${register}: surface`,
  lead: 'What the values that were written down let one suppose between point and point. Each square is an estimate, no appraisal: read its error before you use it.',
  map: 'The surface',
  mapLabel: (register, year, unit) => `${register}, ${year}, estimated surface (${unit})`,
  cell: (value, error) => (error === undefined ? value : `${value} (expected error ± ${error})`),
  mapNote: (metres) =>
    `Squares of ${formatNumber(metres)} m, on the scheme of the municipalities; these are no official limits. The dots are the values that were written down.`,
  byPlace: 'See by municipality',
  place: 'Municipality',
  meanOfSquares: 'Mean of its squares',
  expected: 'Mean expected error',
  errorMap: 'Where least is known',
  errorLabel: (unit) => `Expected error of each square (${unit})`,
  errorNote:
    'Where there are few points near, the expected error grows. The variogram says so, and it depends on where the values are, not on what they are.',
  error: 'How far it is from the truth',
  errorLead:
    'Each point is left out in turn, and the others are asked what it is worth there. What they say, less what was written down, is the error of that point.',
  method: 'Method',
  count: 'Points',
  rmse: 'Typical error (RMSE)',
  mae: 'Mean absolute error (MAE)',
  bias: 'Bias',
  ofMean: 'Error of saying the mean everywhere',
  shown: 'the one shown',
  verdict: (share) =>
    share > 0
      ? `It errs ${formatNumber(share, { max: 0 })} % less than saying the mean everywhere.`
      : 'It errs no less than saying the mean everywhere: these points do not say how the value changes from place to place.',
  mean: 'Mean of the values',
  medianValue: 'Median of the values',
  how: 'How it is computed',
  idwHow: (power, neighbours) =>
    `Mean of the ${neighbours} nearest values, each weighing as the inverse of its distance to the power of ${power} (Shepard 1968).`,
  krigingHow: (neighbours) =>
    `Ordinary kriging over the ${neighbours} nearest values: the weights that make the expected error least, by how much values differ for the distance between them (Matheron 1963).`,
  variogram: (nugget, rise, range) =>
    `Spherical variogram that was fitted: ${nugget} side by side, ${rise} more at ${range} m, and beyond it distance does not count.`,
  lengths:
    'Distances are measured in a local plane, in metres; within the area they differ from the real ones by less than two in a thousand.',
  choose: 'See it otherwise',
  power: 'Power',
  neighbours: 'Neighbours',
  use: 'Use',
  all: 'All',
  year: 'Year',
  show: 'Compute it so',
  tooFew: (count, fewest) =>
    `There are ${formatNumber(count)} values, and a surface asks for ${formatNumber(fewest)} or more. None is drawn.`,
  noGround: 'The division has no shapes to draw the surface in.',
  back: 'The values and their register',
  download: 'Squares with their value and error (GeoJSON)',
}

export const SURFACE_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
