import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Card, CardGrid, DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { layerPicture } from '../../../data/layer-picture.ts'
import { type OpenLayer, openLayerQuery, openLayersQuery } from '../../../data/ogc-queries.ts'
import type { FieldType } from '../../../model.ts'
import { placesPaths } from '../../../places-paths.ts'
import { READ_GROUND } from '../../../places-permissions.ts'
import { tilesPaths } from '../../../tiles-paths.ts'
import { LayerMap } from '../map/layer-picture.tsx'
import { fieldTitle } from './ogc-pages.tsx'
import { originOf } from './ogc-request.ts'

const WORDS = {
  es: {
    title: 'Capas abiertas',
    lead: 'Los mapas que la institución publica: para ver, consultar y descargar.',
    demo: 'Dato de demostración',
    licence: 'Licencia',
    source: 'Fuente',
    quality: 'Calidad',
    dataDate: 'Fecha de los datos',
    changed: 'Actualizada',
    features: 'Objetos',
    shape: 'Forma',
    attributes: 'Atributos',
    attribute: 'Atributo',
    name: 'Nombre en los archivos',
    type: 'Tipo',
    downloads: 'Descargar',
    geojson: 'GeoJSON',
    csv: 'CSV con la geometría en WKT',
    gpkg: 'GeoPackage, para QGIS',
    use: 'Usar desde un programa',
    ogc: 'Dirección para QGIS (OGC API Features)',
    items: 'Ver los objetos en una tabla',
    tiles: 'Teselas vectoriales (TileJSON)',
    onMap: 'Ver en el mapa',
    none: 'Todavía no hay capas públicas.',
    unsaid: 'Sin dato',
    point: 'Puntos',
    line: 'Líneas',
    polygon: 'Áreas',
  },
  en: {
    title: 'Open layers',
    lead: 'The maps that the institution publishes: to see, to ask and to download.',
    demo: 'Demonstration data',
    licence: 'Licence',
    source: 'Source',
    quality: 'Quality',
    dataDate: 'Date of the data',
    changed: 'Updated',
    features: 'Features',
    shape: 'Shape',
    attributes: 'Attributes',
    attribute: 'Attribute',
    name: 'Name in files',
    type: 'Type',
    downloads: 'Download',
    geojson: 'GeoJSON',
    csv: 'CSV with the geometry as WKT',
    gpkg: 'GeoPackage, for QGIS',
    use: 'Use from a program',
    ogc: 'Address for QGIS (OGC API Features)',
    items: 'See the features in a table',
    tiles: 'Vector tiles (TileJSON)',
    onMap: 'Show on the map',
    none: 'There are no public layers yet.',
    unsaid: 'No data',
    point: 'Points',
    line: 'Lines',
    polygon: 'Areas',
  },
} as const

const TYPES: Readonly<Record<FieldType, { readonly es: string; readonly en: string }>> = {
  text: { es: 'Texto', en: 'Text' },
  whole: { es: 'Número entero', en: 'Whole number' },
  number: { es: 'Número', en: 'Number' },
  date: { es: 'Fecha', en: 'Date' },
  yes_no: { es: 'Sí o no', en: 'Yes or no' },
}

async function layers(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(openLayersQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = WORDS[locale]
  return portalPage(c, {
    title: words.title,
    description: words.lead,
    width: 'wide',
    breadcrumbs: [{ title: words.title }],
    body: (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {found.value.length === 0 ? <p>{words.none}</p> : null}
        <CardGrid>
          {found.value.map((layer) => (
            <Card
              key={layer.code}
              level={2}
              title={<Spoken text={layer.title} locale={locale} />}
              href={localPath(locale, placesPaths.layer(layer.code))}
              eyebrow={words[layer.shapeKind]}
              foot={`${words.features}: ${formatNumber(layer.features, { max: 0 })}`}
            >
              <Spoken text={layer.description} locale={locale} />
            </Card>
          ))}
        </CardGrid>
        <p>
          <a href={localPath(locale, placesPaths.ogc())}>{words.ogc}</a>
        </p>
      </>
    ),
  })
}

function Facts({ c, layer }: { readonly c: WebContext; readonly layer: OpenLayer }) {
  const locale = c.get('locale')
  const words = WORDS[locale]
  const spanish = (text: string) =>
    text === '' ? words.unsaid : <span lang={locale === 'es' ? undefined : 'es'}>{text}</span>
  const zone = c.get('services').institution.zone
  return (
    <DefinitionList
      items={[
        { term: words.features, value: `${formatNumber(layer.features, { max: 0 })} · ${words[layer.shapeKind]}` },
        { term: words.source, value: spanish(layer.source) },
        { term: words.licence, value: spanish(layer.licence) },
        { term: words.quality, value: spanish(layer.quality) },
        {
          term: words.dataDate,
          value: layer.dataDate === undefined ? words.unsaid : formatDate(layer.dataDate, locale),
        },
        { term: words.changed, value: formatDate(civilDateAt(new Date(layer.changedAt).toISOString(), zone), locale) },
      ]}
    />
  )
}

async function layer(c: WebContext): Promise<Response> {
  const code = c.req.param('layer') ?? ''
  const found = await c.get('services').runner.query(openLayerQuery, c.get('ctx'), { code })
  if (!found.ok)
    return found.refusal.kind === 'no_layer' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const entry = found.value
  const picture = await c.get('services').runner.query(layerPicture, c.get('ctx'), code)
  const locale = c.get('locale')
  const words = WORDS[locale]
  const title = say(entry.title, locale)
  const service = `${originOf(c)}${placesPaths.ogc()}`
  return portalPage(c, {
    title,
    description: say(entry.description, locale),
    breadcrumbs: [{ title: words.title, href: localPath(locale, placesPaths.layers()) }, { title }],
    body: (
      <>
        <PageHead
          title={<Spoken text={entry.title} locale={locale} />}
          lead={<Spoken text={entry.description} locale={locale} />}
          marks={entry.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
        />
        {picture.ok ? (
          <>
            <LayerMap picture={picture.value} locale={locale} />
            <p>
              <a href={localPath(locale, tilesPaths.map(false, { layers: code }))}>{words.onMap}</a>
            </p>
          </>
        ) : null}
        <Facts c={c} layer={entry} />
        <h2>{words.downloads}</h2>
        <ul>
          {(['geojson', 'csv', 'gpkg'] as const).map((format) => (
            <li key={format}>
              <a href={placesPaths.layerFile(code, format)} download>
                {words[format]}
              </a>
            </li>
          ))}
        </ul>
        <h2>{words.use}</h2>
        <p>
          {words.ogc}: <code>{service}</code>
        </p>
        <ul>
          <li>
            <a href={`${localPath(locale, placesPaths.items(code))}?f=html`}>{words.items}</a>
          </li>
          <li>
            <a href={`/teselas/${code}.json`}>{words.tiles}</a>
          </li>
        </ul>
        <h2>{words.attributes}</h2>
        <DataTable
          id="atributos"
          caption={words.attributes}
          captionHidden
          locale={locale}
          rows={entry.fields}
          rowKey={({ name }) => name}
          columns={[
            { key: 'title', title: words.attribute, cell: (field) => fieldTitle(field, locale) },
            { key: 'name', title: words.name, cell: ({ name }) => <code>{name}</code> },
            { key: 'type', title: words.type, cell: ({ type }) => TYPES[type][locale] },
          ]}
        />
      </>
    ),
  })
}

/** The open-data entry of every public layer. */
export const layerPageRoutes: readonly Route[] = [
  { method: 'GET', path: '/capas', permission: READ_GROUND, handle: layers },
  { method: 'GET', path: '/capas/:layer', permission: READ_GROUND, handle: layer },
]
