import type { ComponentChildren } from 'preact'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { RadioGroup, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { NumberField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { divisionsQuery, type ZoneSource, zoneSources } from '../../../data/division-queries.ts'
import { makeGrid, makeGridInput, makeZones, makeZonesInput } from '../../../data/make-division.ts'
import { divisionPaths } from '../../../divisions-paths.ts'
import { DIVIDE_GROUND } from '../../../divisions-permissions.ts'
import { placesPaths } from '../../../places-paths.ts'
import { DIVISION_WORDS } from './division-words.ts'
import { HeadFields, headLabels } from './head-fields.tsx'

interface Shown {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
}
const FRESH: Shown = { typed: {}, errors: [], status: 200 }

function makePage(c: WebContext, title: string, lead: string, status: Shown['status'], body: ComponentChildren) {
  const locale = c.get('locale')
  return workspacePage(c, {
    title,
    status,
    breadcrumbs: [
      { title: DIVISION_WORDS[locale].title, href: localPath(locale, divisionPaths.divisions()) },
      { title },
    ],
    body: (
      <>
        <PageHead title={title} lead={lead} />
        {body}
      </>
    ),
  })
}

async function showGrid(c: WebContext, shown: Shown): Promise<Response> {
  const found = await c.get('services').runner.query(divisionsQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = DIVISION_WORDS[locale]
  const state = { values: { cell: '1000', ...shown.typed }, errors: shown.errors }
  return makePage(
    c,
    words.newGrid,
    words.gridLead,
    shown.status,
    <Form
      action={localPath(locale, divisionPaths.grid())}
      locale={locale}
      csrf={c.get('csrf')}
      errors={shown.errors}
      labels={{ ...headLabels(locale), over: words.over, cell: words.cell }}
    >
      <HeadFields locale={locale} state={state} />
      <SelectField
        {...field(state, 'over')}
        locale={locale}
        label={words.over}
        required
        options={found.value.geographies
          .filter(({ kind }) => kind !== 'grid')
          .map(({ code, title }) => ({ value: code, label: say(title, locale) }))}
      />
      <NumberField
        {...field(state, 'cell')}
        locale={locale}
        label={words.cell}
        hint={words.cellHint}
        unit="m"
        width="short"
        required
      />
      <ButtonRow>
        <Button type="submit">{words.makeGrid}</Button>
      </ButtonRow>
    </Form>,
  )
}

async function postGrid(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(makeGridInput, await c.req.formData(), locale)
  if (!form.ok) return showGrid(c, { typed: form.typed, errors: form.errors, status: 422 })
  const made = await c.get('services').runner.command(makeGrid, c.get('ctx'), form.value, { address: c.get('address') })
  if (made.ok) return shownAt(c, made.value.code)
  if (made.refusal.kind === 'forbidden') return refusalPage(c, 403, made.refusal)
  return showGrid(c, { typed: form.typed, errors: [errorOfRefusal(made.refusal, locale)], status: 422 })
}

async function showZones(c: WebContext, layer: string | undefined, shown: Shown): Promise<Response> {
  const found = await c.get('services').runner.query(zoneSources, c.get('ctx'), { layer })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = DIVISION_WORDS[locale]
  const { layers, chosen } = found.value
  return makePage(
    c,
    words.newZones,
    words.zonesLead,
    shown.status,
    <>
      <FilterBar action={localPath(locale, divisionPaths.fromLayer())} show={words.look}>
        <FilterSelect
          name="capa"
          label={words.layer}
          value={layer}
          options={[['', words.choose], ...layers.map(({ code, title }) => [code, say(title, locale)] as const)]}
        />
      </FilterBar>
      {layer !== undefined && chosen === undefined ? (
        <Notice kind="warning" locale={locale}>
          {words.noLayer}
        </Notice>
      ) : null}
      {chosen === undefined ? null : <ZonesForm c={c} source={chosen} shown={shown} />}
    </>,
  )
}

function ZonesForm({
  c,
  source,
  shown,
}: {
  readonly c: WebContext
  readonly source: ZoneSource
  readonly shown: Shown
}) {
  const locale = c.get('locale')
  const words = DIVISION_WORDS[locale]
  const state = { values: shown.typed, errors: shown.errors }
  return (
    <Form
      action={localPath(locale, divisionPaths.fromLayer())}
      locale={locale}
      csrf={c.get('csrf')}
      errors={shown.errors}
      labels={{ ...headLabels(locale), field: words.field }}
      hidden={{ layer: source.code, edition: String(source.edition) }}
    >
      <RadioGroup
        {...field(state, 'field')}
        locale={locale}
        label={words.field}
        required
        options={source.fields.map(({ name, title, values }) => ({
          value: name,
          label: `${title} (${words.values(values)})`,
        }))}
      />
      <HeadFields locale={locale} state={state} />
      <ButtonRow>
        <Button type="submit">{words.makeZones}</Button>
      </ButtonRow>
    </Form>
  )
}

function getZones(c: WebContext): Promise<Response> {
  const asked = c.req.query('capa')
  return showZones(c, asked === '' ? undefined : asked, FRESH)
}

async function postZones(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(makeZonesInput, await c.req.formData(), locale)
  if (!form.ok) return showZones(c, form.typed.layer, { typed: form.typed, errors: form.errors, status: 422 })
  const made = await c
    .get('services')
    .runner.command(makeZones, c.get('ctx'), form.value, { address: c.get('address') })
  if (made.ok) return shownAt(c, made.value.code)
  const { refusal } = made
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  const status = refusal.kind === 'layer_changed' ? 409 : 422
  return showZones(c, form.value.layer, { typed: form.typed, errors: [errorOfRefusal(refusal, locale)], status })
}

function shownAt(c: WebContext, code: string): Response {
  setFlash(c, 'success', DIVISION_WORDS[c.get('locale')].made)
  return c.redirect(localPath(c.get('locale'), placesPaths.geography(code)), 303)
}

export const makeDivisionRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/divisiones/cuadricula', permission: DIVIDE_GROUND, handle: (c) => showGrid(c, FRESH) },
  {
    method: 'POST',
    path: '/t/divisiones/cuadricula',
    permission: DIVIDE_GROUND,
    form: makeGridInput,
    handle: postGrid,
  },
  { method: 'GET', path: '/t/divisiones/de-una-capa', permission: DIVIDE_GROUND, handle: getZones },
  {
    method: 'POST',
    path: '/t/divisiones/de-una-capa',
    permission: DIVIDE_GROUND,
    form: makeZonesInput,
    handle: postZones,
  },
]
