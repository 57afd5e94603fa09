import type { ExampleSet } from '../examples.ts'
import { CATEGORICAL } from '../tokens/palette.ts'
import { BarsChart } from './bars-chart.tsx'
import { Gantt } from './gantt.tsx'
import { LinesChart } from './lines-chart.tsx'
import { MonthGrid } from './month-grid.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { ScatterChart } from './scatter-chart.tsx'
import { RankStrip, ScoreBar } from './score-bar.tsx'
import { SeriesChart } from './series-chart.tsx'
import { Sparkline } from './sparkline.tsx'
import { type Tile, TileMap } from './tile-map.tsx'

/** Rough places of the fourteen municipalities of the reference area, for this page only; real ones are deployment data. */
const PLACES: readonly (readonly [string, string, number, number])[] = [
  ['Nejapa', 'Nej', 2, 1],
  ['Apopa', 'Apo', 3, 1],
  ['Tonacatepeque', 'Ton', 4, 1],
  ['Mejicanos', 'Mej', 1, 2],
  ['Ayutuxtepeque', 'Ayu', 2, 2],
  ['Cuscatancingo', 'Cus', 3, 2],
  ['Ciudad Delgado', 'C. Del', 4, 2],
  ['San Martín', 'S. Mar', 5, 2],
  ['Santa Tecla', 'Sta. T', 1, 3],
  ['San Salvador', 'S. Sal', 2, 3],
  ['Soyapango', 'Soy', 3, 3],
  ['Ilopango', 'Ilo', 4, 3],
  ['Antiguo Cuscatlán', 'A. Cus', 1, 4],
  ['San Marcos', 'S. Mcos', 2, 4],
]

const tiles = (locale: 'es' | 'en'): Tile[] =>
  PLACES.map(([name, short, column, row], index) => ({
    id: name,
    name,
    short,
    column,
    row,
    value: index === 5 ? (locale === 'es' ? 'sin dato' : 'no data') : `${(index * 5 + 20) % 83} %`,
    level: index === 5 ? undefined : 1 + (Math.floor(((index * 5 + 20) % 83) / 12) % 7),
    href: '#graficos-municipios',
    here: name === 'San Salvador',
  }))

export const examples: ExampleSet = {
  id: 'graficos',
  title: { es: 'Gráficos', en: 'Pictures' },
  use: {
    es: 'Dibujados en el servidor, legibles sin guion; cada uno con sus palabras y su tabla.',
    en: 'Drawn on the server, readable without script; each with its words and its table.',
  },
  examples: [
    {
      id: 'graficos-lineas',
      title: { es: 'Muchas series, una que se mira', en: 'Many series, one that is looked at' },
      render: (locale) => (
        <LinesChart
          label={
            locale === 'es'
              ? 'Hogares con internet de 2015 a 2019: el área metropolitana pasa de 31 % a 45 %; Apopa, de 22 % a 34 %, sin dato en 2017.'
              : 'Households with internet from 2015 to 2019: the metropolitan area goes from 31 % to 45 %; Apopa from 22 % to 34 %, no figure in 2017.'
          }
          marks={['2015', '2016', '2017', '2018', '2019']}
          write={(value) => `${value} %`}
          quietTitle={locale === 'es' ? 'los demás municipios' : 'the other municipalities'}
          aim={{ value: 50, title: locale === 'es' ? 'Meta: 50 %' : 'Target: 50 %' }}
          lines={[
            { id: 'amss', name: 'AMSS', values: [31, 35, 39, 42, 45], look: 'whole' },
            { id: 'apopa', name: 'Apopa', values: [22, 25, null, 31, 34], look: 'here' },
            { id: 'tecla', name: 'Santa Tecla', values: [40, 43, 46, 49, 53], look: 'quiet' },
            { id: 'nejapa', name: 'Nejapa', values: [15, 17, 19, 20, 24], look: 'quiet' },
          ]}
        />
      ),
    },
    {
      id: 'graficos-barras',
      title: { es: 'Puestos', en: 'Ranking' },
      render: (locale) => (
        <BarsChart
          label={
            locale === 'es'
              ? 'Hogares con internet, 2019: Santa Tecla 53 %, Apopa 34 %, Nejapa 24 %.'
              : 'Households with internet, 2019: Santa Tecla 53 %, Apopa 34 %, Nejapa 24 %.'
          }
          bars={[
            { id: 'tecla', name: 'Santa Tecla', value: 53, said: '53 %' },
            { id: 'apopa', name: 'Apopa', value: 34, said: '34 %', here: true },
            { id: 'nejapa', name: 'Nejapa', value: 24, said: '24 %' },
          ]}
          lines={[{ value: 45, title: 'AMSS: 45 %', look: 'whole' }]}
        />
      ),
    },
    {
      id: 'graficos-dispersion',
      title: { es: 'Dos cifras de cada lugar', en: 'Two figures of each place' },
      render: (locale) => (
        <ScatterChart
          label={
            locale === 'es'
              ? 'Hogares con internet contra años de estudio: donde más se estudió hay más internet.'
              : 'Households with internet against years of study: where people studied longer there is more internet.'
          }
          xTitle={locale === 'es' ? 'Años de estudio' : 'Years of study'}
          yTitle={locale === 'es' ? 'Hogares con internet (%)' : 'Households with internet (%)'}
          writeX={String}
          writeY={String}
          dots={[
            { id: 'tecla', name: 'Santa Tecla', x: 10.5, y: 53 },
            { id: 'apopa', name: 'Apopa', x: 7.8, y: 34, here: true },
            { id: 'nejapa', name: 'Nejapa', x: 6.4, y: 24 },
          ]}
        />
      ),
    },
    {
      id: 'graficos-serie',
      title: { es: 'Serie contra metas', en: 'Series against targets' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <SeriesChart
            label={
              es ? 'De 120 a 410 en septiembre; la meta es 600.' : 'From 120 to 410 in September; the target is 600.'
            }
            points={[
              { at: 0.25, value: 120 },
              { at: 0.5, value: 260 },
              { at: 0.75, value: 410 },
            ]}
            targets={[
              { at: 0.5, value: 300 },
              { at: 1, value: 600 },
            ]}
            baseline={80}
            write={String}
            marks={[
              { at: 0.25, title: es ? 'mar' : 'Mar' },
              { at: 0.75, title: es ? 'sep' : 'Sep' },
            ]}
            legend={
              es
                ? { measured: 'Lo medido', target: 'Meta', baseline: 'Línea base' }
                : { measured: 'Measured', target: 'Target', baseline: 'Baseline' }
            }
          />
        )
      },
    },
    {
      id: 'graficos-barra',
      title: { es: 'Barra de avance', en: 'Progress bar' },
      render: (locale) => {
        const es = locale === 'es'
        const unit = es ? 'trámites' : 'procedures'
        return (
          <div class="stack">
            <ProgressBar
              form="full"
              label={es ? 'Trámites resueltos' : 'Procedures resolved'}
              locale={locale}
              executed={920}
              programmedToDate={1000}
              target={2000}
              unit={unit}
              state="behind"
            />
            <ProgressBar
              form="full"
              label={es ? 'Por encima de la meta' : 'Above target'}
              locale={locale}
              executed={2120}
              programmedToDate={1500}
              target={2000}
              unit={unit}
              state="above"
            />
            <ProgressBar
              form="full"
              label={es ? 'Sin reporte' : 'Not reported'}
              locale={locale}
              programmedToDate={4}
              target={12}
              state="not_reported"
            />
          </div>
        )
      },
    },
    {
      id: 'graficos-meses',
      title: { es: 'Doce meses', en: 'Twelve months' },
      render: (locale) => (
        <div class="columns">
          <MonthGrid
            form="full"
            label={locale === 'es' ? 'Informes publicados' : 'Reports published'}
            locale={locale}
            programmed={[null, 4, 4, 4, null, 10, 10, 10, 4, 4, null, null]}
            executed={[2, 4, 3, 1, null, 12]}
            completed={6}
            here={7}
            unit={locale === 'es' ? 'informes' : 'reports'}
          />
          <MonthGrid
            label={locale === 'es' ? 'Sin calendario' : 'No schedule'}
            locale={locale}
            programmed={Array<null>(12).fill(null)}
          />
        </div>
      ),
    },
    {
      id: 'graficos-gantt',
      title: { es: 'Gantt con plan original', en: 'Gantt with the original plan' },
      render: (locale) => {
        const es = locale === 'es'
        return (
          <Gantt
            id="gantt-ejemplo"
            label={es ? 'Actividades de 2019' : 'Activities of 2019'}
            locale={locale}
            from="2019-01"
            to="2019-12"
            today="2019-06-30"
            tasks={[
              {
                id: 'a1',
                code: 'A.1',
                title: es ? 'Levantar el diagnóstico' : 'Survey the situation',
                href: '#graficos-gantt',
                spans: [{ from: '2019-01-15', to: '2019-03-31' }],
                baseline: [{ from: '2019-01-02', to: '2019-02-28' }],
                done: 1,
                state: 'on_track',
              },
              {
                id: 'a2',
                code: 'A.2',
                title: es ? 'Consultar con las municipalidades' : 'Consult the municipalities',
                spans: [{ from: '2019-04-01', to: '2019-08-15' }],
                baseline: [{ from: '2019-03-01', to: '2019-06-30' }],
                done: 0.45,
                state: 'far_behind',
              },
              {
                id: 'a3',
                code: 'A.3',
                title: es ? 'Publicar informes trimestrales' : 'Publish quarterly reports',
                spans: [
                  { from: '2019-03-01', to: '2019-03-31' },
                  { from: '2019-06-01', to: '2019-06-30' },
                  { from: '2019-09-01', to: '2019-09-30' },
                  { from: '2019-12-01', to: '2019-12-31' },
                ],
                done: 0.5,
                state: 'behind',
              },
              {
                id: 'a4',
                code: 'A.4',
                title: es ? 'Presentar el documento final' : 'Present the final document',
                spans: [],
                milestone: '2019-11-15',
              },
            ]}
          />
        )
      },
    },
    {
      id: 'graficos-chispa',
      title: { es: 'Línea breve', en: 'Sparkline' },
      render: (locale) => (
        <p>
          {locale === 'es' ? 'Solicitudes por mes' : 'Requests by month'}{' '}
          <Sparkline
            label={
              locale === 'es'
                ? 'De 82 en enero a 120 en junio; abril sin reporte'
                : 'From 82 in January to 120 in June; April not reported'
            }
            values={[82, 90, 76, null, 101, 120]}
          />{' '}
          <b class="figure">120</b>
        </p>
      ),
    },
    {
      id: 'graficos-municipios',
      title: { es: 'Los municipios en su lugar', en: 'The municipalities in their places' },
      render: (locale) => (
        <div class="columns">
          <TileMap
            label={locale === 'es' ? 'Cobertura por municipio' : 'Coverage by municipality'}
            locale={locale}
            tiles={tiles(locale)}
            legend={{ low: '0 %', high: '100 %' }}
            note={locale === 'es' ? 'Esquema; no son límites oficiales.' : 'A scheme; not official limits.'}
          />
          <TileMap
            label={locale === 'es' ? 'Estado de las obras' : 'State of the works'}
            locale={locale}
            tiles={tiles(locale).map((tile, index) => ({
              ...tile,
              here: false,
              level: undefined,
              state: (['above', 'on_track', 'behind', 'far_behind', 'no_demand', 'not_reported'] as const)[index % 6],
            }))}
          />
        </div>
      ),
    },
    {
      id: 'graficos-cifras',
      title: {
        es: 'Una cifra de 0 a 100, y los puestos de muchas corridas',
        en: 'A figure from 0 to 100, and the ranks of many runs',
      },
      render: (locale) => (
        <div class="stack">
          <p>54.05</p>
          <ScoreBar value={54.05} beside={45.11} marks={[80, 70, 60, 50, 40]} />
          <RankStrip
            counts={[12, 310, 120, 50, 8]}
            rank={2}
            label={
              locale === 'es'
                ? 'Nejapa, veces en cada puesto: 1: 12, 2: 310, 3: 120, 4: 50, 5: 8'
                : 'Nejapa, times at each rank: 1: 12, 2: 310, 3: 120, 4: 50, 5: 8'
            }
          />
        </div>
      ),
    },
    {
      id: 'graficos-colores',
      title: { es: 'Colores de gráficos', en: 'Colours of charts' },
      render: () => (
        <div class="stack">
          <div class="swatches">
            {CATEGORICAL.light.map((colour, index) => (
              <span key={colour} style={`background:var(--category-${index + 1})`} />
            ))}
          </div>
          {(['anil', 'barro'] as const).map((ramp) => (
            <div key={ramp} class="swatches">
              {[1, 2, 3, 4, 5, 6, 7].map((level) => (
                <span key={level} style={`background:var(--ramp-${ramp}-${level})`} />
              ))}
            </div>
          ))}
        </div>
      ),
    },
  ],
}
