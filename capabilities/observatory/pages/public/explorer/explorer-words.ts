import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { ExplorerView } from '../../../rules/explorer/configuration.ts'

export const VIEW_TITLES: Readonly<Record<ExplorerView, Text>> = {
  map: { es: 'Mapa', en: 'Map' },
  series: { es: 'Serie', en: 'Series' },
  ranking: { es: 'Puestos', en: 'Ranking' },
  scatter: { es: 'Dispersión', en: 'Scatter' },
  multiples: { es: 'Mapas por año', en: 'Maps by year' },
  table: { es: 'Tabla', en: 'Table' },
}

const ES = {
  title: 'Explorador',
  lead: 'Elija un indicador, los municipios y los años, y mírelos como mapa, serie, puestos, dispersión o tabla. La dirección de la página guarda lo que eligió.',
  explore: 'Explorar los indicadores',
  indicator: 'Indicador',
  other: 'Comparar con otro indicador',
  noOther: 'Ninguno',
  view: 'Cómo verlo',
  from: 'Desde',
  first: 'el primero',
  to: 'Hasta',
  last: 'el último',
  places: 'Municipios',
  placesHint: 'Sin elegir ninguno se muestran todos.',
  compare: 'Comparar con',
  whole: 'el área metropolitana',
  target: 'la referencia',
  tolerance: 'Si falta el dato, aceptar el de',
  years: (count: number) =>
    count === 0 ? 'ningún otro año' : count === 1 ? '1 año antes o después' : `hasta ${count} años antes o después`,
  show: 'Mostrar',
  clear: 'Empezar de nuevo',
  near: (count: number, period: string) =>
    count === 1
      ? `Una cifra no es de ${period}, sino del año más cercano; la tabla dice cuál.`
      : `${count} cifras no son de ${period}, sino del año más cercano; la tabla dice cuáles.`,
  nothing: 'No hay nada publicado con lo que eligió.',
  needsTwo: 'La dispersión necesita un segundo indicador. Elíjalo arriba.',
  year: 'Año de la cifra',
  download: 'Descargar lo que se muestra',
  svg: 'Imagen que se amplía sin perder calidad (SVG)',
  png: 'Imagen (PNG)',
  figures: 'Ver las cifras',
  openWhole: 'Abrir en el observatorio',
  share: 'Compartir',
  address: 'Dirección de esta vista',
  embed: 'Para mostrarla dentro de otra página (código HTML)',
  sheet: 'Ficha y publicaciones de',
}

const EN: typeof ES = {
  title: 'Explorer',
  lead: 'Choose an indicator, the municipalities and the years, and see them as a map, a series, a ranking, a scatter or a table. The address of the page keeps what you chose.',
  explore: 'Explore the indicators',
  indicator: 'Indicator',
  other: 'Compare with another indicator',
  noOther: 'None',
  view: 'How to see it',
  from: 'From',
  first: 'the first',
  to: 'To',
  last: 'the last',
  places: 'Municipalities',
  placesHint: 'With none chosen, all are shown.',
  compare: 'Compare with',
  whole: 'the metropolitan area',
  target: 'the reference',
  tolerance: 'Where a figure is missing, accept one of',
  years: (count) =>
    count === 0 ? 'no other year' : count === 1 ? '1 year before or after' : `up to ${count} years before or after`,
  show: 'Show',
  clear: 'Start again',
  near: (count, period) =>
    count === 1
      ? `One figure is not of ${period} but of the nearest year; the table says which.`
      : `${count} figures are not of ${period} but of the nearest year; the table says which.`,
  nothing: 'Nothing is published of what you chose.',
  needsTwo: 'A scatter takes a second indicator. Choose it above.',
  year: 'Year of the figure',
  download: 'Download what is shown',
  svg: 'Picture that scales without loss (SVG)',
  png: 'Picture (PNG)',
  figures: 'See the figures',
  openWhole: 'Open in the observatory',
  share: 'Share',
  address: 'Address of this view',
  embed: 'To show it within another page (HTML code)',
  sheet: 'Sheet and publications of',
}

export const EXPLORER_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
