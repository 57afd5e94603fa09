import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readPdfSignature } from '../../../../../platform/documents/signature/sign-pdf.ts'
import { NO_FIELDS } from '../../../../../platform/web/form.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError, FormState } from '../../../../../ui/form/form-state.ts'
import { verifyFileQuery, verifyQuery } from '../../../data/verify-query.ts'
import { typedCode } from '../../../rules/resolution/resolution.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { VERIFY_DOCUMENTS } from '../../../staff-permissions.ts'
import { type Compared, VerifiedPage, VerifyPage } from './verify-page.tsx'
import { VERIFY_WORDS } from './verify-words.ts'

const LARGEST = 10_000_000
const EMPTY: FormState = { values: {}, errors: [] }

const asked = z.object({ codigo: z.string().optional() })

function showVerify(c: WebContext): Response | Promise<Response> {
  const code = c.req.query('codigo') ?? ''
  if (code.trim() === '') return verifyPage(c, EMPTY, 200)
  return c.redirect(localPath(c.get('locale'), staffPaths.verified(typedCode(code) || '0')), 303)
}

function verifyPage(c: WebContext, state: FormState, status: 200 | 404 | 422): Response | Promise<Response> {
  const locale = c.get('locale')
  return portalPage(c, {
    title: VERIFY_WORDS[locale].title,
    description: VERIFY_WORDS[locale].lead,
    status,
    body: <VerifyPage locale={locale} csrf={c.get('csrf')} state={state} />,
  })
}

async function showVerified(c: WebContext, compared?: Compared, errors: readonly FieldError[] = []): Promise<Response> {
  const locale = c.get('locale')
  const words = VERIFY_WORDS[locale]
  const typed = c.req.param('code') ?? ''
  const code = typedCode(typed)
  const found = await c.get('services').runner.query(verifyQuery, c.get('ctx'), { code })
  if (!found.ok)
    return verifyPage(c, { values: { codigo: typed }, errors: [{ field: 'codigo', message: words.unknown }] }, 404)
  return portalPage(c, {
    title: `${found.value.number} · ${words.title}`,
    status: errors.length === 0 ? 200 : 422,
    body: (
      <VerifiedPage
        locale={locale}
        csrf={c.get('csrf')}
        state={{ values: {}, errors }}
        code={code}
        verified={found.value}
        compared={compared}
      />
    ),
  })
}

interface SentFile {
  readonly sha256: string
  readonly signature: Compared['signature']
}

/** The hash of what was sent, and what its signature says. Looked at in memory and let go. */
async function sentFile(c: WebContext): Promise<SentFile | FieldError> {
  const words = VERIFY_WORDS[c.get('locale')]
  const file = (await c.req.formData()).get('archivo')
  if (file === null || typeof file === 'string' || file.size === 0) return { field: 'archivo', message: words.choose }
  if (file.size > LARGEST) return { field: 'archivo', message: words.tooLarge }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { sha256: createHash('sha256').update(bytes).digest('hex'), signature: readPdfSignature(bytes).is }
}

/** By the file alone: leads to the document that it is. */
async function postVerify(c: WebContext): Promise<Response> {
  const sent = await sentFile(c)
  if ('message' in sent) return verifyPage(c, { values: {}, errors: [sent] }, 422)
  const found = await c.get('services').runner.query(verifyFileQuery, c.get('ctx'), { sha256: sent.sha256 })
  const code = found.ok ? found.value : undefined
  if (code !== undefined) return c.redirect(localPath(c.get('locale'), staffPaths.verified(code)), 303)
  const message = VERIFY_WORDS[c.get('locale')].nowhere
  return verifyPage(c, { values: {}, errors: [{ field: 'archivo', message }] }, 422)
}

async function postCompare(c: WebContext): Promise<Response> {
  const sent = await sentFile(c)
  if ('message' in sent) return showVerified(c, undefined, [sent])
  const code = typedCode(c.req.param('code') ?? '')
  const found = await c.get('services').runner.query(verifyQuery, c.get('ctx'), { code })
  const same = found.ok && found.value.is === 'resolution' && found.value.sha256 === sent.sha256
  return showVerified(c, { same, signature: sent.signature })
}

const upload = { weight: 'upload', largestBody: LARGEST + 100_000, form: NO_FIELDS } as const

export const verifyRoutes: readonly Route[] = [
  { method: 'GET', path: '/verificar', permission: VERIFY_DOCUMENTS, query: asked, handle: showVerify },
  { method: 'POST', path: '/verificar', permission: VERIFY_DOCUMENTS, ...upload, handle: postVerify },
  // Codes are not to be tried one after the other.
  {
    method: 'GET',
    path: '/verificar/:code',
    permission: VERIFY_DOCUMENTS,
    weight: 'search',
    handle: (c) => showVerified(c),
  },
  { method: 'POST', path: '/verificar/:code', permission: VERIFY_DOCUMENTS, ...upload, handle: postCompare },
]
