import type { Site } from './page-example.ts'

/** What of a person without a browser this needs (`site.ts`). */
interface Caller {
  get(path: string): Promise<Response>
  post(page: string, fields: readonly (readonly [string, string | File])[]): Promise<Response>
}

const TABLE = 'Municipio;2018;2019\nApopa;21.5;20.1\nNejapa;n/d;24\nAtlántida;1;2\n'

const WEIGHTS = 'Municipio;2020-01;2020-02\nApopa;1200.5;1100\nNejapa;n/d;300\nAtlántida;1;2\n'

const STORY = [
  ['expectedVersion', '0'],
  ['titleEs', 'Un borrador con cifras'],
  ['leadEs', 'Para ver cómo se escribe.'],
  ['byEs', 'Sistema de Información Metropolitano'],
  ['textEs1', 'En Apopa {poverty_rate@apopa:2019}.'],
  ['figure1', 'v=1&vista=serie&indicador=poverty_rate&lugar=apopa'],
  ['captionEs1', 'Apopa frente al área.'],
] as const

/** The batch of the demonstration that waits for its review, a table of which nobody has said what it is, a request of data, a register's delivery and record, the draft of a story and that of an index. */
export async function bringFigures(person: Caller): Promise<Site['brought']> {
  const list = await (await person.get('/t/observatorio')).text()
  const waiting = /\/t\/observatorio\/lotes\/([0-9a-f-]{36})/.exec(list)?.[1]
  const brought = await person.post('/t/observatorio/traer', [['paste', TABLE]])
  const table = brought.headers.get('location')?.split('/').at(-1)
  const requests = await (await person.get('/t/observatorio/solicitudes')).text()
  const request = /\/t\/observatorio\/solicitudes\/([0-9a-f-]{36})/.exec(requests)?.[1]
  if (request === undefined) throw new Error('No data were asked for.')
  const delivered = await person.post('/t/observatorio/registros/relleno-sanitario/traer', [['paste', WEIGHTS]])
  const lot = delivered.headers.get('location')?.split('/').at(-1)
  const records = await (await person.get('/t/observatorio/registros/hechos-delictivos')).text()
  const record = /\/t\/observatorio\/anotaciones\/([0-9a-f-]{36})/.exec(records)?.[1]
  const written = await person.post('/t/observatorio/analisis/nuevo', [...STORY])
  const draft = written.headers.get('location')?.split('/').at(-2)
  await person.post('/t/observatorio/indices/vulnerability/niveles', [
    ['expectedVersion', '0'],
    ['minimum1', '70'],
  ])
  if (waiting === undefined || table === undefined || lot === undefined || record === undefined || draft === undefined)
    throw new Error('No batch of figures waits, no table or story was brought, or a register has no records.')
  return { waiting, table, request, lot, record, draft }
}
