import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { LayerStyle } from '../../../model.ts'
import type { ClassMethod } from '../../../rules/layers/style-proposal.ts'
import type { RampColour } from '../../../rules/map/colour-names.ts'

export const KIND_NAMES: Readonly<Record<LayerStyle['kind'], Text>> = {
  single: { es: 'Todo igual', en: 'All alike' },
  categories: { es: 'Un color por valor', en: 'A colour for each value' },
  classes: { es: 'Por clases de un número', en: 'By classes of a number' },
}

export const METHOD_NAMES: Readonly<Record<ClassMethod, Text>> = {
  quantiles: { es: 'Con igual número de objetos', en: 'As many features in each' },
  equal: { es: 'De igual anchura', en: 'Equally wide' },
}

export const RAMP_WORDS: Readonly<Record<RampColour, Text>> = {
  anil: { es: 'Añil', en: 'Indigo' },
  barro: { es: 'Barro', en: 'Clay' },
}

/** `data-3` → «Color 3», `anil-2` → «Añil 2». */
export function colourWords(name: string, locale: Locale): string {
  const [family = '', number = ''] = name.split('-')
  const ramp = family === 'anil' || family === 'barro' ? RAMP_WORDS[family] : undefined
  const word = ramp === undefined ? { es: 'Color', en: 'Colour' } : ramp
  return `${(locale === 'en' ? word.en : undefined) ?? word.es} ${number}`
}

const es = {
  lead: 'Los mismos colores y las mismas palabras en el mapa, en su leyenda y en la imagen que se ve sin scripts.',
  ask: 'Cómo se dibuja',
  askLead: 'Elija, y se le propone una leyenda con lo que la capa tiene ahora. Nada cambia hasta guardar.',
  kind: 'Manera',
  field: 'Campo',
  noField: 'Ninguno',
  method: 'Clases',
  count: 'Cuántas',
  ramp: 'Gama',
  propose: 'Proponer',
  legend: 'Leyenda',
  proposed: 'Propuesta: todavía no se ha guardado.',
  others: (count: string) => `Hay ${count} valores más: se dibujan con el color de la capa.`,
  none: 'La capa no tiene ningún valor en ese campo.',
  value: 'Valor',
  from: 'Desde',
  colour: 'Color',
  title: 'En la leyenda',
  titleEn: 'En inglés',
  drop: 'Quitar',
  base: 'Color de la capa',
  baseHint: 'De todo lo que no tiene una entrada en la leyenda.',
  opacity: 'Relleno',
  opacityHint: 'De 0 (solo el borde) a 100 (no deja ver lo de abajo).',
  label: 'Campo que se escribe en el mapa',
  save: 'Guardar el estilo',
  saved: 'Se guardó el estilo de la capa.',
  see: 'Ver en el mapa',
}

export const STYLE_WORDS: Readonly<Record<Locale, typeof es>> = {
  es,
  en: {
    lead: 'The same colours and the same words on the map, in its legend and in the picture that is seen without scripts.',
    ask: 'How it is drawn',
    askLead: 'Choose, and a legend is proposed from what the layer holds now. Nothing changes until you save.',
    kind: 'How',
    field: 'Field',
    noField: 'None',
    method: 'Classes',
    count: 'How many',
    ramp: 'Range',
    propose: 'Propose',
    legend: 'Legend',
    proposed: 'A proposal: it is not saved yet.',
    others: (count) => `There are ${count} more values: they are drawn in the layer’s own colour.`,
    none: 'The layer holds no value in that field.',
    value: 'Value',
    from: 'From',
    colour: 'Colour',
    title: 'In the legend',
    titleEn: 'In English',
    drop: 'Leave out',
    base: 'Colour of the layer',
    baseHint: 'Of everything that has no entry in the legend.',
    opacity: 'Fill',
    opacityHint: 'From 0 (the outline only) to 100 (nothing below is seen).',
    label: 'Field written on the map',
    save: 'Save the style',
    saved: 'The layer’s style was saved.',
    see: 'See it on the map',
  },
}
