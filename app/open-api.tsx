import { z } from 'zod'
import { say } from '../kernel/text.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Permission } from '../platform/capability/permission.ts'
import { RATE_RULES } from '../platform/running/rate-rules.ts'
import { openJson } from '../platform/web/json-answer.ts'
import { portalPage, type WebContext } from '../platform/web/page.tsx'
import { ApiPage } from './open-api-page.tsx'
import { API_WORDS } from './open-api-words.ts'

const READ_API: Permission = {
  id: 'api.read',
  sentence: {
    es: 'Cualquier persona o programa puede leer qué datos abiertos hay y cómo pedirlos',
    en: 'Any person or program may read which open data there are and how to ask for them',
  },
  grants: [{ to: 'public' }],
}

function showApi(c: WebContext): Response | Promise<Response> {
  const locale = c.get('locale')
  const words = API_WORDS[locale]
  return portalPage(c, {
    title: words.title,
    description: words.lead,
    width: 'wide',
    body: (
      <ApiPage
        locale={locale}
        operations={c.get('mounted').operations}
        institution={say(c.get('services').institution.title, locale)}
        perMinute={RATE_RULES.api.address.perMinute}
      />
    ),
  })
}

/** What the open API is: in words for people, and as OpenAPI 3.1 for programs. */
export const openApi: Manifest = {
  id: 'api',
  title: { es: 'Datos abiertos', en: 'Open data' },
  permissions: [READ_API],
  routes: [
    { method: 'GET', path: '/api', permission: READ_API, handle: showApi },
    {
      method: 'GET',
      path: '/api/openapi.json',
      permission: READ_API,
      weight: 'api',
      api: {
        title: { es: 'Este documento, para programas', en: 'This document, for programs' },
        explanation: {
          es: 'Describe todas las direcciones de los datos abiertos según OpenAPI 3.1.',
          en: 'Describes every address of the open data as OpenAPI 3.1.',
        },
        answer: z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) }),
        example: '/api/openapi.json',
        problems: {},
      },
      handle: (c) => openJson(c, c.get('mounted').openApi),
    },
  ],
  menu: [
    {
      area: 'portal',
      title: { es: 'Datos abiertos', en: 'Open data' },
      path: '/api',
      permission: READ_API,
      order: 90,
    },
  ],
}
