/** What of a person without a browser this needs (`site.ts`). */
interface Caller {
  get(path: string): Promise<Response>
  post(page: string, fields: readonly (readonly [string, string | File])[]): Promise<Response>
  submit(page: string, address: string, fields: readonly (readonly [string, string | File])[]): Promise<Response>
}

/** A draft with something wrong in it, and the edition that it was begun from. */
export interface DefinitionsSite {
  readonly draft: string
  readonly edition: string
}

const OF = 'calificacion-de-lugar'

export async function prepareDefinitions(administrator: Caller): Promise<DefinitionsSite> {
  const opened = await administrator.submit('/t/tramites', '/t/tramites/borradores', [['code', OF]])
  const page = opened.headers.get('location')
  const draft = page?.split('/').at(-1)
  if (page === null || draft === undefined) throw new Error(`No draft was opened: ${opened.status}`)
  const added = await administrator.submit(`${page}/parte?lista=checks`, `${page}/parte`, [
    ['lista', 'checks'],
    ['key', 'many_storeys'],
    ['when', 'storeys > most_storeys'],
    ['severity', 'warns'],
    ['message.es', 'Son muchos niveles: consulte antes.'],
    ['certainty', 'unverified'],
  ])
  if (added.status !== 303) throw new Error(`No check was added: ${added.status} ${await added.text()}`)
  const compare = /de=([0-9a-f-]{36})/.exec(await (await administrator.get(page)).text())?.[1]
  if (compare === undefined) throw new Error('The draft names no edition to compare with.')
  return { draft, edition: compare }
}
