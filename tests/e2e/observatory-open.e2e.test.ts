import { expect, test } from 'vitest'
import { openPaths } from '../../capabilities/observatory/open-paths.ts'
import { complaintsOfShapes } from '../standards/dcat.ts'
import { complaintsOfSdmx } from '../standards/sdmx.ts'
import { sharedTrama } from './harness.ts'

const trama = sharedTrama()
const ask = (path: string, accept?: string) =>
  fetch(new URL(path, trama().address), accept === undefined ? {} : { headers: { accept } })

test('the catalogue of the demonstration is what DCAT-AP asks for, in the language that is asked for', async () => {
  const turtle = await ask(openPaths.catalogue(), 'text/turtle;q=0.9, application/rdf+xml;q=0.5')
  expect(turtle.headers.get('content-type')).toContain('text/turtle')
  expect(turtle.headers.get('vary')?.toLowerCase()).toContain('accept')
  const text = await turtle.text()
  expect(text.match(/a dcat:Dataset/g)?.length).toBeGreaterThan(30)
  expect(text).toContain('/capas/')
  expect(await complaintsOfShapes(text)).toEqual([])

  const json = await ask(openPaths.catalogue(), 'application/ld+json')
  expect(json.headers.get('content-type')).toContain('application/ld+json')
  const people = await ask(openPaths.catalogue(), 'text/html,application/xhtml+xml,*/*;q=0.8')
  expect(people.headers.get('content-type')).toContain('text/html')
  expect(people.headers.get('link')).toContain('rel="alternate"; type="text/turtle"')
})

test.each(['population', 'homicide_rate', 'area'])(
  'figures of %s are a message of SDMX-JSON 2.0',
  async (indicator) => {
    const answer = await ask(openPaths.sdmxJson(indicator))
    const message = (await answer.json()) as { data: { dataSets: readonly { series: object }[] } }
    expect(complaintsOfSdmx(message)).toEqual([])
    expect(Object.keys(message.data.dataSets[0]?.series ?? {}).length).toBeGreaterThanOrEqual(14)
  },
)
