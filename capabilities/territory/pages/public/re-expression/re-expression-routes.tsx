import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { openJson } from '../../../../../platform/web/json-answer.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { problem } from '../../../../../platform/web/problem.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { geographyQuery, groundQuery } from '../../../data/ground-queries.ts'
import { type ReExpressAnswer, reExpressQuery } from '../../../data/re-express-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { READ_GROUND } from '../../../places-permissions.ts'
import { reExpressionPaths } from '../../../re-expression-paths.ts'
import { PLACE_WORDS } from '../places/places-words.ts'
import { type Asked, questionOf, reExpressForm } from './asked.ts'
import { presentReExpressed, reExpressedSchema } from './present.ts'
import { ChooseDivisions, TableForm } from './re-expression-form.tsx'
import { ReExpressedResult } from './re-expression-page.tsx'
import { RE_EXPRESSION_WORDS } from './re-expression-words.ts'

/** Shorter than the longest address that is answered, so that who copies it can add a language. */
const LONGEST_LINK = 3000

interface Shown {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly answer?: ReExpressAnswer | undefined
  readonly status: 200 | 422
}

async function show(c: WebContext, shown: Shown): Promise<Response> {
  const { runner } = c.get('services')
  const ground = await runner.query(groundQuery, c.get('ctx'), undefined)
  if (!ground.ok) return refusalPage(c, 403, ground.refusal)
  const locale = c.get('locale')
  const words = RE_EXPRESSION_WORDS[locale]
  const { typed, errors, answer, status } = shown
  const from = ground.value.find(({ code }) => code === typed.de)
  const to = ground.value.find(({ code }) => code === typed.a)
  const found =
    from === undefined || to === undefined
      ? undefined
      : await runner.query(geographyQuery, c.get('ctx'), { code: from.code })
  const table = typed.valores ?? (found?.ok === true ? found.value.places.map(({ code }) => `${code};\n`).join('') : '')
  return portalPage(c, {
    title: words.title,
    width: 'wide',
    status,
    breadcrumbs: [
      { title: PLACE_WORDS[locale].title, href: localPath(locale, placesPaths.ground()) },
      { title: words.title },
    ],
    body: (
      <>
        <PageHead title={words.title} lead={words.lead} />
        <ChooseDivisions locale={locale} geographies={ground.value} typed={typed} />
        {from === undefined || to === undefined ? null : (
          <TableForm locale={locale} csrf={c.get('csrf')} typed={{ ...typed, valores: table }} errors={errors} />
        )}
        {answer === undefined ? null : <ReExpressedResult locale={locale} answer={answer} json={jsonOf(typed)} />}
      </>
    ),
  })
}

function jsonOf(typed: Typed): string | undefined {
  const path = reExpressionPaths.api(typed)
  return path.length > LONGEST_LINK ? undefined : path
}

/** What the address asks: nothing yet, the two divisions, or everything. */
async function getPage(c: WebContext): Promise<Response> {
  const typed = c.req.query()
  if (typed.valores === undefined) return show(c, { typed, errors: [], status: 200 })
  const form = new FormData()
  for (const [name, text] of Object.entries(typed)) form.set(name, text)
  const read = readForm(reExpressForm, form, c.get('locale'))
  if (!read.ok) return show(c, { typed, errors: read.errors, status: 200 })
  const found = await ask(c, read.value)
  // An address that asks what cannot be told is an address all the same: it says so.
  if (!found.ok) return show(c, { typed, errors: [errorOfRefusal(found.refusal, c.get('locale'))], status: 200 })
  return show(c, { typed, errors: [], answer: found.value, status: 200 })
}

function ask(c: WebContext, asked: Asked) {
  return c.get('services').runner.query(reExpressQuery, c.get('ctx'), questionOf(asked))
}

/** Nothing is changed: a table that fits is shown at an address of its own, which can be kept and sent. */
async function postPage(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const read = readForm(reExpressForm, await c.req.formData(), locale)
  const { csrf: _csrf, ...typed } = read.typed
  if (!read.ok) return show(c, { typed, errors: read.errors, status: 422 })
  const found = await ask(c, read.value)
  if (!found.ok) return show(c, { typed, errors: [errorOfRefusal(found.refusal, locale)], status: 422 })
  const address = reExpressionPaths.page(read.value)
  if (address.length > LONGEST_LINK) return show(c, { typed, errors: [], answer: found.value, status: 200 })
  return c.redirect(`${localPath(locale, address)}#resultado`, 303)
}

async function api(c: WebContext): Promise<Response> {
  const read = reExpressForm.safeParse(c.req.query())
  if (!read.success)
    return problem(c, 400, {
      kind: 'question_malformed',
      field: String(read.error.issues[0]?.path[0] ?? ''),
      message: {
        es: 'Falta algo en la pregunta, o no está escrito como se espera.',
        en: 'Something is missing in the question, or is not written as expected.',
      },
    })
  const found = await ask(c, read.data)
  if (!found.ok) {
    const { kind } = found.refusal
    return problem(c, kind === 'forbidden' ? 403 : kind === 'no_place' ? 404 : 422, found.refusal)
  }
  return openJson(c, presentReExpressed(found.value))
}

const sentence = (es: string, en: string) => ({ es, en })

export const reExpressionRoutes: readonly Route[] = [
  { method: 'GET', path: '/otra-division', permission: READ_GROUND, query: reExpressForm.partial(), handle: getPage },
  { method: 'POST', path: '/otra-division', permission: READ_GROUND, form: reExpressForm, handle: postPage },
  {
    method: 'GET',
    path: '/api/v1/otra-division',
    permission: READ_GROUND,
    weight: 'api',
    query: reExpressForm,
    handle: api,
    api: {
      title: { es: 'Datos en otra división', en: 'Figures in another division' },
      explanation: {
        es: 'Datos de los lugares de una división, calculados para los de otra por una regla con nombre, con las partes de que sale cada uno y la fuente de las partes.',
        en: 'Figures of the places of one division, made for those of another by a named rule, with the parts of each and the source of the shares.',
      },
      answer: reExpressedSchema,
      example: reExpressionPaths.api({
        de: 'municipalities-until-2024',
        a: 'municipalities-from-2024',
        clase: 'conteo',
        reparto: 'poblacion',
        cobertura: '50',
        valores: 'apopa;12|nejapa;3|santa-tecla;20',
      }),
      problems: {
        question_malformed: sentence('falta algo en la pregunta', 'something is missing in the question'),
        no_place: sentence('no hay una división con ese código', 'there is no division of that code'),
        same_division: sentence('las dos divisiones son la misma', 'the two divisions are the same'),
        table_faulty: sentence('una línea de la tabla no se entiende', 'a line of the table cannot be understood'),
        table_empty: sentence('la tabla no tiene ningún valor', 'the table has no value'),
        not_re_expressible: sentence('no es un conteo ni una tasa', 'it is neither a count nor a rate'),
        no_weights: sentence('no se conoce con qué ponderar una tasa', 'it is not known what to weight a rate by'),
        no_shares: sentence('no hay correspondencia entre las dos', 'there is no correspondence between the two'),
      },
    },
  },
]
