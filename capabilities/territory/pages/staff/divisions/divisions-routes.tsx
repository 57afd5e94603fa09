import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { type DivisionsAnswer, divisionsQuery } from '../../../data/division-queries.ts'
import { measureInput, measureShares } from '../../../data/measure-shares.ts'
import { divisionPaths } from '../../../divisions-paths.ts'
import { DIVIDE_GROUND } from '../../../divisions-permissions.ts'
import { placesPaths } from '../../../places-paths.ts'
import { wordOf } from '../../public/places/places-tables.tsx'
import { GEOGRAPHY_KIND, PLACE_WORDS } from '../../public/places/places-words.ts'
import { DIVISION_WORDS } from './division-words.ts'

interface Shown {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 422
}

async function show(c: WebContext, shown: Shown): Promise<Response> {
  const found = await c.get('services').runner.query(divisionsQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = DIVISION_WORDS[locale]
  return workspacePage(c, {
    title: words.title,
    status: shown.status,
    body: (
      <>
        <PageHead
          title={words.title}
          lead={words.lead}
          actions={
            <>
              <ButtonLink href={localPath(locale, divisionPaths.grid())} kind="primary">
                {words.newGrid}
              </ButtonLink>
              <ButtonLink href={localPath(locale, divisionPaths.fromLayer())}>{words.newZones}</ButtonLink>
            </>
          }
        />
        <DivisionsTable locale={locale} answer={found.value} />
        <section class="stack" aria-labelledby="medido">
          <h2 id="medido">{words.measured}</h2>
          <p class="soft">{words.measuredLead}</p>
          <MeasuredTable locale={locale} answer={found.value} />
        </section>
        <MeasureForm c={c} answer={found.value} shown={shown} />
      </>
    ),
  })
}

function DivisionsTable({ locale, answer }: { readonly locale: Locale; readonly answer: DivisionsAnswer }) {
  const words = DIVISION_WORDS[locale]
  return (
    <DataTable
      id="divisiones"
      caption={words.title}
      captionHidden
      locale={locale}
      rows={answer.geographies}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'division',
          title: words.division,
          cell: (each) => (
            <>
              <a href={localPath(locale, placesPaths.geography(each.code))}>{say(each.title, locale)}</a>{' '}
              {each.demo ? <Tag kind="demo">{PLACE_WORDS[locale].demo}</Tag> : null}
            </>
          ),
        },
        { key: 'kind', title: words.kind, cell: ({ kind }) => wordOf(GEOGRAPHY_KIND, kind, locale) },
        { key: 'places', title: words.places, kind: 'number', cell: ({ places }) => formatNumber(places) },
      ]}
    />
  )
}

function MeasuredTable({ locale, answer }: { readonly locale: Locale; readonly answer: DivisionsAnswer }) {
  const words = DIVISION_WORDS[locale]
  const titles = new Map(answer.geographies.map(({ code, title }) => [code, say(title, locale)]))
  return (
    <DataTable
      id="medidas"
      caption={words.measured}
      captionHidden
      locale={locale}
      rows={answer.measured}
      rowKey={({ from, to }) => `${from}/${to}`}
      empty={words.nothingMeasured}
      columns={[
        {
          key: 'from',
          title: words.from,
          cell: ({ from }) => (
            <a href={`${localPath(locale, placesPaths.geography(from))}#medido`}>{titles.get(from) ?? from}</a>
          ),
        },
        { key: 'to', title: words.to, cell: ({ to }) => titles.get(to) ?? to },
        { key: 'parts', title: words.parts, kind: 'number', cell: ({ pairs }) => formatNumber(pairs) },
        {
          key: 'findings',
          title: words.findings,
          kind: 'number',
          cell: ({ findings }) => formatNumber(findings.length),
        },
        {
          key: 'source',
          title: words.source,
          cell: ({ source }) => <span lang={locale === 'es' ? undefined : 'es'}>{source}</span>,
        },
      ]}
    />
  )
}

function MeasureForm(props: { readonly c: WebContext; readonly answer: DivisionsAnswer; readonly shown: Shown }) {
  const { c, answer, shown } = props
  const locale = c.get('locale')
  const words = DIVISION_WORDS[locale]
  const state = { values: shown.typed, errors: shown.errors }
  const options = answer.geographies.map(({ code, title }) => ({ value: code, label: say(title, locale) }))
  return (
    <section class="stack" aria-labelledby="medir">
      <h2 id="medir">{words.measureTitle}</h2>
      <p>{words.measureLead}</p>
      <Form
        action={localPath(locale, divisionPaths.measure())}
        locale={locale}
        csrf={c.get('csrf')}
        errors={shown.errors}
        labels={{ from: words.from, to: words.to }}
      >
        <SelectField {...field(state, 'from')} locale={locale} label={words.from} required options={options} />
        <SelectField {...field(state, 'to')} locale={locale} label={words.to} required options={options} />
        <ButtonRow>
          <Button type="submit">{words.measure}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

async function postMeasure(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(measureInput, await c.req.formData(), locale)
  if (!form.ok) return show(c, { typed: form.typed, errors: form.errors, status: 422 })
  const measured = await c
    .get('services')
    .runner.command(measureShares, c.get('ctx'), form.value, { address: c.get('address') })
  if (!measured.ok) {
    if (measured.refusal.kind === 'forbidden') return refusalPage(c, 403, measured.refusal)
    return show(c, { typed: form.typed, errors: [errorOfRefusal(measured.refusal, locale)], status: 422 })
  }
  setFlash(c, 'success', DIVISION_WORDS[locale].saved)
  return c.redirect(`${localPath(locale, placesPaths.geography(form.value.from))}#medido`, 303)
}

export const divisionsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/divisiones',
    permission: DIVIDE_GROUND,
    handle: (c) => show(c, { typed: {}, errors: [], status: 200 }),
  },
  {
    method: 'POST',
    path: '/t/divisiones/medir',
    permission: DIVIDE_GROUND,
    form: measureInput,
    weight: 'export',
    handle: postMeasure,
  },
]
