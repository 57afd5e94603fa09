import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apiOperations, openApiDocument } from './open-api.ts'

const text = { es: 'Los casos', en: 'Cases' }
const route = {
  method: 'GET',
  path: '/api/v1/casos/:code{[0-9]+}/:year',
  params: z.object({ code: z.string().describe('Código / code'), year: z.string() }),
  query: z.object({ corte: z.iso.date().optional() }),
  api: {
    title: text,
    explanation: text,
    answer: z.strictObject({ cases: z.array(z.strictObject({ code: z.string(), closed: z.iso.date().optional() })) }),
    example: '/api/v1/casos/1/2019',
    problems: { no_case: text },
  },
}

describe('the open API', () => {
  const operations = apiOperations([route, { method: 'GET', path: '/casos' }])

  it('is made of the routes that say what they answer, and of no page', () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual(['get /api/v1/casos/{code}/{year}'])
  })

  it('tells each parameter: where it stands, whether it must be there, what it means', () => {
    expect(operations[0]?.parameters).toEqual([
      { name: 'code', in: 'path', required: true, description: 'Código / code', schema: { type: 'string' } },
      { name: 'year', in: 'path', required: true, description: undefined, schema: { type: 'string' } },
      expect.objectContaining({ name: 'corte', in: 'query', required: false }),
    ])
  })

  it('is a document of OpenAPI 3.1 whose references lead somewhere', () => {
    const document = JSON.parse(JSON.stringify(openApiDocument(operations, text)))
    expect(document.openapi).toMatch(/^3\.1\./)
    const get = document.paths['/api/v1/casos/{code}/{year}'].get
    expect(get.operationId).toMatch(/^get[A-Z]\w+$/)
    const { schema } = get.responses['200'].content['application/json']
    expect(schema.properties.cases.items.required).toEqual(['code'])
    expect(JSON.stringify(schema), 'a reader accepts fields that come later').not.toContain('additionalProperties')
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty(name ?? '')
    expect(get.responses.default.content).toHaveProperty(['application/problem+json'])
  })
})
