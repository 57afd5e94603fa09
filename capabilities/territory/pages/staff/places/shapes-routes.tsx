import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { RadioGroup } from '../../../../../ui/form/choice-fields.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { type ShapesAnswer, shapesFromLayer, takeShapesFromLayer, takeShapesInput } from '../../../data/take-shapes.ts'
import { placesPaths } from '../../../places-paths.ts'
import { EDIT_PLACES } from '../../../places-permissions.ts'
import { PLACE_WORDS } from '../../public/places/places-words.ts'
import { STAFF_PLACE_WORDS } from './staff-words.ts'

const shapesForm = takeShapesInput.omit({ geography: true })

interface Shown {
  readonly layer: string | undefined
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
}

async function show(c: WebContext, shown: Shown): Promise<Response> {
  const geography = c.req.param('geography') ?? ''
  const asked = { geography, ...(shown.layer === undefined ? {} : { layer: shown.layer }) }
  const found = await c.get('services').runner.query(shapesFromLayer, c.get('ctx'), asked)
  if (!found.ok) {
    const gone = found.refusal.kind === 'no_place' || found.refusal.kind === 'no_layer'
    return gone ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  }
  const answer = found.value
  const locale = c.get('locale')
  const words = STAFF_PLACE_WORDS[locale]
  const title = words.shapesTitle(say(answer.geography.title, locale))
  return workspacePage(c, {
    title,
    status: shown.status,
    breadcrumbs: [
      { title: PLACE_WORDS[locale].title, href: localPath(locale, placesPaths.ground()) },
      {
        title: say(answer.geography.title, locale),
        href: localPath(locale, placesPaths.geography(answer.geography.code)),
      },
      { title: words.shapes },
    ],
    body: (
      <>
        <PageHead title={title} lead={words.shapesLead} />
        <FilterBar action={localPath(locale, placesPaths.takeShapes(geography))} show={words.look}>
          <FilterSelect
            name="capa"
            label={words.layer}
            value={shown.layer}
            options={[
              ['', words.choose],
              ...answer.sources.map((source) => [source.code, say(source.title, locale)] as const),
            ]}
          />
        </FilterBar>
        <Matches c={c} answer={answer} shown={shown} />
      </>
    ),
  })
}

function Matches({
  c,
  answer,
  shown,
}: {
  readonly c: WebContext
  readonly answer: ShapesAnswer
  readonly shown: Shown
}) {
  const locale = c.get('locale')
  const words = STAFF_PLACE_WORDS[locale]
  const { matches, places } = answer
  if (matches === undefined) return null
  if (matches.field === undefined)
    return (
      <Notice kind="warning" locale={locale}>
        {words.nothing}
      </Notice>
    )
  const found = new Map(matches.found.map((each) => [each.place, each]))
  const several = new Map(matches.several.map(({ place, numbers }) => [place, numbers.join(', ')]))
  const matchWords = (code: string): string => {
    const match = found.get(code)
    if (match !== undefined) return words.object(match.number, match.said)
    const numbers = several.get(code)
    return numbers === undefined ? words.without : words.several(numbers)
  }
  return (
    <section class="stack" aria-labelledby="coincidencias">
      <h2 id="coincidencias">{words.match}</h2>
      <p>{words.by(matches.field)}</p>
      <DataTable
        id="coincidencias-tabla"
        caption={words.match}
        captionHidden
        locale={locale}
        rows={places}
        rowKey={({ code }) => code}
        columns={[
          { key: 'place', title: words.place, cell: ({ name }) => name },
          { key: 'match', title: words.match, cell: ({ code }) => matchWords(code) },
        ]}
      />
      {matches.found.length === 0 ? null : (
        <TakeForm c={c} answer={answer} shown={shown} count={matches.found.length} />
      )}
    </section>
  )
}

function TakeForm(props: {
  readonly c: WebContext
  readonly answer: ShapesAnswer
  readonly shown: Shown
  readonly count: number
}) {
  const { c, answer, shown } = props
  const locale = c.get('locale')
  const words = STAFF_PLACE_WORDS[locale]
  const source = answer.sources.find(({ code }) => code === shown.layer)?.source ?? ''
  const state = { values: { status: 'unofficial', source, ...shown.typed }, errors: shown.errors }
  return (
    <Form
      action={localPath(locale, placesPaths.takeShapes(answer.geography.code))}
      locale={locale}
      csrf={c.get('csrf')}
      errors={shown.errors}
      labels={{ source: words.source, status: words.status }}
      hidden={{ layer: shown.layer ?? '', edition: String(answer.edition ?? 0) }}
    >
      <RadioGroup
        {...field(state, 'status')}
        locale={locale}
        label={words.status}
        required
        options={[
          { value: 'unofficial', label: words.unofficial },
          { value: 'official', label: words.official },
        ]}
      />
      <TextField {...field(state, 'source')} locale={locale} label={words.source} hint={words.sourceHint} required />
      <ButtonRow>
        <Button type="submit">{words.take(props.count)}</Button>
      </ButtonRow>
    </Form>
  )
}

function getShapes(c: WebContext): Promise<Response> {
  const asked = c.req.query('capa')
  return show(c, { layer: asked === '' ? undefined : asked, typed: {}, errors: [], status: 200 })
}

async function postShapes(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const geography = c.req.param('geography') ?? ''
  const form = readForm(shapesForm, await c.req.formData(), locale)
  if (!form.ok) return show(c, { layer: form.typed.layer, typed: form.typed, errors: form.errors, status: 422 })
  const taken = await c
    .get('services')
    .runner.command(takeShapesFromLayer, c.get('ctx'), { ...form.value, geography }, { address: c.get('address') })
  if (!taken.ok) {
    const { refusal } = taken
    if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
    if (refusal.kind === 'no_place' || refusal.kind === 'no_layer') return troublePage(c, 404, 'not_found')
    const status = refusal.kind === 'layer_changed' ? 409 : 422
    return show(c, { layer: form.value.layer, typed: form.typed, errors: [errorOfRefusal(refusal, locale)], status })
  }
  setFlash(c, 'success', STAFF_PLACE_WORDS[locale].taken)
  return c.redirect(localPath(locale, placesPaths.geography(geography)), 303)
}

export const shapesRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/territorio/:geography/limites', permission: EDIT_PLACES, handle: getShapes },
  {
    method: 'POST',
    path: '/t/territorio/:geography/limites',
    permission: EDIT_PLACES,
    form: shapesForm,
    handle: postShapes,
  },
]
