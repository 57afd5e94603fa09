import type { Site } from './page-example.ts'

/** What of a person without a browser this needs (`site.ts`). */
interface Caller {
  get(path: string): Promise<Response>
  post(page: string, fields: readonly (readonly [string, string | File])[]): Promise<Response>
}

const TABLE = 'Municipio;2018;2019\nApopa;21.5;20.1\nNejapa;n/d;24\nAtlántida;1;2\n'

/** The batch of the demonstration that waits for its review, a table of which nobody has said what it is, and a request of data. */
export async function bringFigures(person: Caller): Promise<Site['brought']> {
  const list = await (await person.get('/t/observatorio')).text()
  const waiting = /\/t\/observatorio\/lotes\/([0-9a-f-]{36})/.exec(list)?.[1]
  const brought = await person.post('/t/observatorio/traer', [['paste', TABLE]])
  const table = brought.headers.get('location')?.split('/').at(-1)
  if (waiting === undefined || table === undefined)
    throw new Error('No batch of figures waits, or no table was brought.')
  const requests = await (await person.get('/t/observatorio/solicitudes')).text()
  const request = /\/t\/observatorio\/solicitudes\/([0-9a-f-]{36})/.exec(requests)?.[1]
  if (request === undefined) throw new Error('No data were asked for.')
  return { waiting, table, request }
}
