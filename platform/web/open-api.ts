import { type ZodType, z } from 'zod'
import { say, type Text } from '../../kernel/text.ts'
import type { ApiDescription } from './api-description.ts'
import { problemSchema } from './problem-schema.ts'

/** The parts of a route that its description is made from. */
interface DescribedRoute {
  readonly method: string
  readonly path: string
  readonly params?: ZodType
  readonly query?: ZodType
  readonly form?: ZodType
  readonly api?: ApiDescription
}

/** A parameter of an address, as the page and the document tell it. */
export interface ApiParameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description: string | undefined
  readonly schema: JsonSchema
}

export type JsonSchema = Readonly<Record<string, unknown>>

export interface ApiOperation {
  readonly method: string
  /** `/api/v1/planes/{year}`. */
  readonly path: string
  readonly parameters: readonly ApiParameter[]
  /** What is sent, where something is. */
  readonly body?: JsonSchema
  readonly description: ApiDescription
}

/** Every address of the open API; the page in words and the document for programs are both made from it. */
export function apiOperations(routes: readonly DescribedRoute[]): readonly ApiOperation[] {
  return routes.flatMap(({ method, path, params, query, form, api }) =>
    api === undefined
      ? []
      : [
          {
            method: method.toLowerCase(),
            path: path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}'),
            parameters: [...parametersIn('path', params), ...parametersIn('query', query)],
            ...(form === undefined ? {} : { body: schemaOf(form, 'input') }),
            description: api,
          },
        ],
  )
}

/** OpenAPI 3.1, whose schemas are JSON Schema itself: zod writes them, from what the program really parses and sends. */
export function openApiDocument(operations: readonly ApiOperation[], institution: Text): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }
  return {
    openapi: '3.1.1',
    info: {
      title: `Trama · ${say(institution, 'es')}`,
      version: '1',
      summary: 'Datos abiertos de la planificación / Open data of planning',
      description: 'Qué es cada cosa, condiciones de uso y límites / what each thing is, terms of use and limits: /api',
      termsOfService: '/api#condiciones',
      license: { name: 'EUPL-1.2 (program)', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { Problem: schemaOf(problemSchema, 'output') } },
  }
}

function describe({ method, path, parameters, body, description }: ApiOperation): object {
  const { title, explanation, answer, problems, mediaType = 'application/json' } = description
  const kinds = Object.entries(problems).map(([kind, text]) => `\`${kind}\`: ${say(text, 'es')}`)
  return {
    operationId: `${method}${path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    summary: say(title, 'es'),
    description: `${say(explanation, 'es')}\n\n${say(explanation, 'en')}`,
    parameters,
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      ...(method === 'get'
        ? {
            200: {
              description: say(title, 'es'),
              headers: { ETag: { schema: { type: 'string' } } },
              content: { [mediaType]: { schema: schemaOf(answer, 'output') } },
            },
            304: { description: 'Sin cambios desde el ETag enviado en If-None-Match' },
          }
        : { 201: { description: say(title, 'es'), content: { [mediaType]: { schema: schemaOf(answer, 'output') } } } }),
      default: {
        description: ['RFC 9457.', ...kinds].join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** What a schema asks for (`input`) or gives (`output`), without marks of the tool that wrote it. */
export function schemaOf(schema: ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Who reads must accept fields that come later.
      if (io === 'output') delete jsonSchema.additionalProperties
    },
  })
  return rest
}

function parametersIn(place: ApiParameter['in'], schema: ZodType | undefined): readonly ApiParameter[] {
  if (schema === undefined) return []
  const { properties, required } = schemaOf(schema, 'input')
  if (typeof properties !== 'object' || properties === null) return []
  return Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(([name, each]) => {
    const { description, ...rest } = each
    return {
      name,
      in: place,
      required: place === 'path' || (Array.isArray(required) && required.includes(name)),
      description: typeof description === 'string' ? description : undefined,
      schema: rest,
    }
  })
}
