import type { ComponentChildren } from 'preact'
import { type Locale, say, type Text } from '../../../../kernel/text.ts'
import { fieldId } from '../../../../ui/form/form-state.ts'
import { FinderField } from '../../../../ui/form/place-fields.tsx'
import { Enhanced } from '../../../../ui/islands/island.tsx'
import type { DrawingGround } from '../../data/drawing-ground.ts'
import type { PickedFeature } from '../../data/pick-feature.ts'
import { island as pickIsland } from '../../islands/pick.island.ts'
import { islandLayer, islandLooks } from '../public/map/island-layers.ts'
import { MapFold } from './map-fold.tsx'

const WORDS: Readonly<Record<string, Text>> = {
  title: { es: 'Elegir en el mapa', en: 'Choose on the map' },
  help: {
    es: 'Toque un objeto del mapa, o muévalo con las flechas hasta que la cruz quede sobre él y pulse Intro.',
    en: 'Tap a feature on the map, or move it with the arrows until the cross lies on it and press Enter.',
  },
  canvas: { es: 'Mapa para elegir', en: 'Map to choose on' },
  nothing: { es: 'Ahí no hay ningún objeto de la capa.', en: 'There is no feature of the layer there.' },
  chosen: { es: 'Elegido', en: 'Chosen' },
  failed: { es: 'El mapa no se pudo abrir. Escriba el código.', en: 'The map could not be opened. Write the code.' },
  find: { es: 'Buscar', en: 'Find' },
  choose: { es: 'Elija cuál es', en: 'Choose which it is' },
  none: { es: 'Ninguno coincide.', en: 'None matches.' },
  hint: {
    es: 'Su código, palabras de sus datos, o las coordenadas de un punto en él.',
    en: 'Its code, words of its data, or the coordinates of a point in it.',
  },
}

export interface FeatureFieldProps {
  readonly locale: Locale
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  /** Code of the layer that it is of. */
  readonly layer: string
  readonly value?: string | undefined
  /** Number that was chosen among what was found. */
  readonly chosen?: string | undefined
  readonly found?: readonly PickedFeature[] | undefined
  readonly error?: string | undefined
  readonly required?: boolean | undefined
  /** With it, the map to choose on. */
  readonly ground?: DrawingGround | undefined
  /** What the button sends as `act`, where a form has more than one such field. */
  readonly find?: string | undefined
  /** Whether the map waits until somebody opens it. */
  readonly folded?: boolean | undefined
}

/**
 * One feature of a layer: by its code, by words, by coordinates, or on the map, which writes its code into the text. The button sends
 * the form with `act=find`; what was sent is read by `pickFeature`.
 */
export function FeatureField({ locale, layer, found, ground, find = 'find', folded, ...props }: FeatureFieldProps) {
  const words = Object.fromEntries(Object.entries(WORDS).map(([key, text]) => [key, say(text, locale)]))
  const field = (
    <FinderField
      {...props}
      locale={locale}
      hint={props.hint ?? words.hint}
      findLabel={words.find ?? ''}
      find={{ name: 'act', value: find }}
      found={found?.map(({ number, code, title }) => ({
        value: String(number),
        label: code === undefined || code === title ? title : `${code} · ${title}`,
      }))}
      foundLabel={words.choose ?? ''}
      noneLabel={words.none}
    />
  )
  if (ground?.view === undefined) return field
  const { centre, zoom } = ground.view
  return (
    <Enhanced
      by={pickIsland}
      props={{
        textId: fieldId(props.name),
        layer,
        view: { lng: centre[0], lat: centre[1], zoom },
        layers: ground.layers.map((each) => islandLayer(each, locale)),
        looks: islandLooks(),
        words,
      }}
    >
      {field}
      <MapFold folded={folded} title={words.title ?? ''}>
        <section class="draw-board" data-pick-board hidden aria-label={words.title}>
          <p class="field-hint" id={`${props.name}-pick-help`}>
            {words.help}
          </p>
          <div class="draw-stage" data-pick-stage />
          <output class="draw-measured" data-pick-told />
        </section>
      </MapFold>
    </Enhanced>
  )
}
