import type { Context } from 'hono'
import type { z } from 'zod'
import type { Refusal } from '../../kernel/result.ts'
import { say, type Text } from '../../kernel/text.ts'
import type { WebEnv } from './env.ts'
import type { problemSchema } from './problem-schema.ts'

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 414 | 415 | 421 | 422 | 429 | 500 | 503

const TITLES: Readonly<Record<ProblemStatus, Text>> = {
  400: { es: 'La solicitud no se entiende', en: 'The request cannot be understood' },
  401: { es: 'Hace falta ingresar', en: 'Signing in is needed' },
  403: { es: 'Sin permiso', en: 'Not allowed' },
  404: { es: 'No hay nada en esta dirección', en: 'There is nothing at this address' },
  405: { es: 'Esta dirección no se usa así', en: 'This address is not used so' },
  409: { es: 'Los datos cambiaron mientras tanto', en: 'The data changed meanwhile' },
  413: { es: 'Envío demasiado grande', en: 'Too much was sent' },
  414: { es: 'Dirección demasiado larga', en: 'Address too long' },
  415: { es: 'Formato no aceptado', en: 'Format not accepted' },
  421: { es: 'Ese nombre de sitio no es de aquí', en: 'That site name is not ours' },
  422: { es: 'Algún dato no es válido', en: 'Some value is not valid' },
  429: { es: 'Demasiadas solicitudes', en: 'Too many requests' },
  500: { es: 'Algo falló aquí', en: 'Something failed here' },
  503: { es: 'No disponible por ahora', en: 'Not available for now' },
}

/** Addresses that programs read: they are answered in JSON, whatever happens. */
export function isApiAddress(c: Context<WebEnv>): boolean {
  return c.req.path.startsWith('/api/')
}

/** A refusal for a program. Anybody's page may read it, as it may the data. */
export function problem(c: Context<WebEnv>, status: ProblemStatus, refusal: Refusal): Response {
  const locale = c.get('locale') ?? 'es'
  const requestId = c.get('ctx')?.requestId
  const { kind, message, field } = refusal
  const body: z.infer<typeof problemSchema> = {
    type: `/api#problema-${kind}`,
    title: say(TITLES[status], locale),
    status,
    detail: say(message, locale),
    ...(requestId === undefined ? {} : { instance: `urn:uuid:${requestId}` }),
    kind,
    message: { es: message.es, ...(message.en === undefined ? {} : { en: message.en }) },
    ...(field === undefined ? {} : { field }),
  }
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'content-language': locale,
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  })
}
