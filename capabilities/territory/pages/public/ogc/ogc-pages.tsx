import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { ItemsAnswer, OpenFeature, OpenLayer } from '../../../data/ogc-queries.ts'
import type { FieldSpec } from '../../../model.ts'
import { placesPaths } from '../../../places-paths.ts'
import { MOST_MATCHED } from '../../../rules/ogc/items-request.ts'
import type { Link } from '../../../rules/ogc/present.ts'

export const OGC_WORDS = {
  es: {
    landing: 'Capas abiertas para programas',
    lead: 'Dirección para abrir las capas públicas en QGIS y en otros programas de mapas (OGC API Features).',
    address: 'Dirección del servicio',
    conformance: 'Con qué normas cumple',
    api: 'Cómo se usa',
    apiLead: 'Las mismas direcciones que este documento describe se pueden llamar desde un programa.',
    collections: 'Capas',
    links: 'Enlaces',
    items: (title: string) => `Objetos de ${title}`,
    item: (title: string, number: number) => `${title}, objeto ${number}`,
    number: 'Número',
    next: 'Siguientes',
    none: 'Ningún objeto responde a lo que se pidió.',
    matched: (shown: number, all: number | undefined) =>
      all === undefined
        ? `Se muestran ${formatNumber(shown)} de más de ${formatNumber(MOST_MATCHED)}.`
        : `Se muestran ${formatNumber(shown)} de ${formatNumber(all)}.`,
    hits: (all: number) => `Cumplen lo pedido: ${formatNumber(all)}.`,
    attribute: 'Atributo',
    value: 'Valor',
    shape: 'Geometría',
    noValue: 'Sin dato',
    yes: 'Sí',
    no: 'No',
    data: 'Los mismos datos como GeoJSON',
    features: 'Objetos',
    title: 'Capa',
    description: 'Descripción',
  },
  en: {
    landing: 'Open layers for programs',
    lead: 'The address for opening the public layers in QGIS and other map programs (OGC API Features).',
    address: 'Address of the service',
    conformance: 'What it conforms to',
    api: 'How it is used',
    apiLead: 'The addresses that this document describes can be called from a program.',
    collections: 'Layers',
    links: 'Links',
    items: (title: string) => `Features of ${title}`,
    item: (title: string, number: number) => `${title}, feature ${number}`,
    number: 'Number',
    next: 'Next',
    none: 'No feature answers what was asked.',
    matched: (shown: number, all: number | undefined) =>
      all === undefined
        ? `${formatNumber(shown)} of more than ${formatNumber(MOST_MATCHED)} are shown.`
        : `${formatNumber(shown)} of ${formatNumber(all)} are shown.`,
    hits: (all: number) => `Features that fit: ${formatNumber(all)}.`,
    attribute: 'Attribute',
    value: 'Value',
    shape: 'Geometry',
    noValue: 'No data',
    yes: 'Yes',
    no: 'No',
    data: 'The same data as GeoJSON',
    features: 'Features',
    title: 'Layer',
    description: 'Description',
  },
} as const

export function fieldTitle({ title, titleEn, unit }: FieldSpec, locale: Locale): string {
  const words = locale === 'en' ? (titleEn ?? title) : title
  return unit === undefined ? words : `${words} (${unit})`
}

export function valueWords(value: unknown, locale: Locale): string {
  const words = OGC_WORDS[locale]
  if (value === null || value === undefined) return words.noValue
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return String(value)
}

/** A document of the service as a page: what it says in words, and where it leads. */
export function DocumentBody(props: {
  readonly locale: Locale
  readonly title: string
  readonly lead?: string | undefined
  readonly address?: string | undefined
  readonly lines?: readonly string[]
  readonly links: readonly Link[]
}) {
  const words = OGC_WORDS[props.locale]
  return (
    <>
      <PageHead title={props.title} lead={props.lead} />
      {props.address === undefined ? null : (
        <p>
          {words.address}: <code>{props.address}</code>
        </p>
      )}
      {props.lines === undefined ? null : (
        <ul>
          {props.lines.map((line) => (
            <li key={line}>
              <code>{line}</code>
            </li>
          ))}
        </ul>
      )}
      <h2>{words.links}</h2>
      <ul>
        {props.links
          .filter(({ rel }) => rel !== 'self')
          .map(({ href, title }) => (
            <li key={href}>
              <a href={href}>{title}</a>
            </li>
          ))}
      </ul>
    </>
  )
}

export function CollectionsBody({
  locale,
  layers,
}: {
  readonly locale: Locale
  readonly layers: readonly OpenLayer[]
}) {
  const words = OGC_WORDS[locale]
  return (
    <>
      <PageHead title={words.collections} lead={words.lead} />
      <DataTable
        id="capas"
        caption={words.collections}
        captionHidden
        locale={locale}
        rows={layers}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'title',
            title: words.title,
            cell: (layer) => (
              <a href={localPath(locale, placesPaths.collection(layer.code))}>{say(layer.title, locale)}</a>
            ),
          },
          { key: 'description', title: words.description, cell: (layer) => say(layer.description, locale) },
          { key: 'features', title: words.features, kind: 'number', cell: (layer) => layer.features },
        ]}
      />
    </>
  )
}

export function ItemsBody(props: {
  readonly locale: Locale
  readonly answer: ItemsAnswer
  readonly next: string | undefined
}) {
  const { locale, answer, next } = props
  const words = OGC_WORDS[locale]
  const { layer, features, matched, request } = answer
  const counted = request.onlyHits
    ? words.hits(matched ?? 0)
    : features.length === 0
      ? words.none
      : words.matched(features.length, matched)
  return (
    <>
      <PageHead title={words.items(say(layer.title, locale))} lead={say(layer.description, locale)} />
      <p>{counted}</p>
      {features.length === 0 ? null : (
        <DataTable
          id="objetos"
          caption={words.items(say(layer.title, locale))}
          captionHidden
          locale={locale}
          rows={features}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: 'number',
              title: words.number,
              kind: 'code',
              cell: ({ number }) => <a href={localPath(locale, placesPaths.item(layer.code, number))}>{number}</a>,
            },
            ...layer.fields.map((field) => ({
              key: field.name,
              title: fieldTitle(field, locale),
              kind: field.type === 'whole' || field.type === 'number' ? ('number' as const) : ('text' as const),
              cell: ({ attributes }: OpenFeature) => valueWords(attributes[field.name], locale),
            })),
          ]}
        />
      )}
      {next === undefined ? null : (
        <p>
          <a href={next} rel="next">
            {words.next}
          </a>
        </p>
      )}
    </>
  )
}

export function ItemBody(props: { readonly locale: Locale; readonly layer: OpenLayer; readonly feature: OpenFeature }) {
  const { locale, layer, feature } = props
  const words = OGC_WORDS[locale]
  return (
    <>
      <PageHead title={words.item(say(layer.title, locale), feature.number)} lead={say(layer.description, locale)} />
      <DataTable
        id="objeto"
        caption={words.item(say(layer.title, locale), feature.number)}
        captionHidden
        locale={locale}
        rows={layer.fields}
        rowKey={({ name }) => name}
        columns={[
          { key: 'attribute', title: words.attribute, cell: (field) => fieldTitle(field, locale) },
          { key: 'value', title: words.value, cell: (field) => valueWords(feature.attributes[field.name], locale) },
        ]}
      />
      <p>
        {words.shape}: {String(JSON.parse(feature.geometry).type)}.{' '}
        <a href={`${localPath(locale, placesPaths.item(layer.code, feature.number))}?f=json`}>{words.data}</a>
      </p>
    </>
  )
}
