import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Stat } from '../../../../../ui/content/stat.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { OpenRegisterYear } from '../../../data/register-queries.ts'
import { registerPaths, type SurfaceView } from '../../../registers-paths.ts'
import { SURFACE_METHODS, type SurfaceTerms } from '../../../rules/registers/kind.ts'
import { pictureOf } from '../../../rules/registers/picture.ts'
import { isInside } from '../../../rules/registers/plane.ts'
import {
  type LocatedValue,
  type Surface,
  type SurfaceAnswer,
  surfaceByPlace,
} from '../../../rules/registers/surface.ts'
import { writer } from '../catalogue/catalogue-words.ts'
import { DemoNotice } from '../catalogue/observatory-frame.tsx'
import { CellsPicture } from './surface-picture.tsx'
import { METHOD_TITLES, SURFACE_WORDS } from './surface-words.ts'

export interface SurfacePageProps {
  readonly locale: Locale
  readonly answer: OpenRegisterYear
  readonly terms: SurfaceTerms
  readonly view: SurfaceView
  readonly values: readonly LocatedValue[]
  readonly surface: SurfaceAnswer
}

const WIDTH = 640
const NEIGHBOURS = [8, 12, 16, 24] as const
const POWERS = [1, 2, 3, 4] as const

/** Values as a surface, with how wrong it is beside it. */
export function SurfacePage({ locale, answer, terms, view, values, surface }: SurfacePageProps) {
  const words = SURFACE_WORDS[locale]
  const { kind } = answer
  return (
    <>
      <PageHead title={words.title(say(kind.title, locale))} lead={<p>{words.lead}</p>} />
      <DemoNotice locale={locale} demo={answer.demo} />
      <Choices locale={locale} answer={answer} terms={terms} view={view} />
      {surface.is === 'too_few' ? (
        <Notice kind="info" locale={locale}>
          {words.tooFew(surface.count, surface.fewest)}
        </Notice>
      ) : null}
      {surface.is === 'no_ground' ? (
        <Notice kind="info" locale={locale}>
          {words.noGround}
        </Notice>
      ) : null}
      {surface.is === 'surface' ? (
        <Drawn locale={locale} answer={answer} surface={surface.surface} terms={terms} values={values} />
      ) : null}
      <ul>
        {surface.is === 'surface' ? (
          <li>
            <a href={localPath(locale, registerPaths.surfaceData(kind.code, view))}>{words.download}</a>
          </li>
        ) : null}
        <li>
          <a href={localPath(locale, registerPaths.register(kind.code, view.year))}>{words.back}</a>
        </li>
      </ul>
    </>
  )
}

function Choices({ locale, answer, terms, view }: Pick<SurfacePageProps, 'locale' | 'answer' | 'terms' | 'view'>) {
  const words = SURFACE_WORDS[locale]
  const { kind, years, content } = answer
  const numbers = (own: number, all: readonly number[]) =>
    [...new Set([...all, own])].sort((one, other) => one - other).map((each) => [String(each), String(each)] as const)
  return (
    <FilterBar action={localPath(locale, registerPaths.surface(kind.code))} show={words.show}>
      <FilterSelect
        name="anio"
        label={words.year}
        value={String(content?.year ?? '')}
        options={years.map((year) => [String(year), String(year)] as const)}
      />
      {kind.category === undefined ? null : (
        <FilterSelect
          name="clase"
          label={say(kind.category.title, locale)}
          value={view.use}
          options={[
            ['', words.all],
            ...kind.category.values.map(({ code, title }) => [code, say(title, locale)] as const),
          ]}
        />
      )}
      <FilterSelect
        name="metodo"
        label={words.method}
        value={terms.method}
        options={SURFACE_METHODS.map((method) => [method, say(METHOD_TITLES[method], locale)] as const)}
      />
      <FilterSelect
        name="vecinos"
        label={words.neighbours}
        value={String(terms.neighbours)}
        options={numbers(terms.neighbours, NEIGHBOURS)}
      />
      <FilterSelect
        name="potencia"
        label={words.power}
        value={String(terms.power)}
        options={numbers(terms.power, POWERS)}
      />
    </FilterBar>
  )
}

interface DrawnProps extends Pick<SurfacePageProps, 'locale' | 'answer' | 'terms' | 'values'> {
  readonly surface: Surface
}

function Drawn({ locale, answer, surface, terms, values }: DrawnProps) {
  const words = SURFACE_WORDS[locale]
  const { kind, content } = answer
  const write = writer(kind)
  const unit = say(kind.unit, locale)
  const picture = pictureOf(answer.shapes, WIDTH)
  const { validation } = surface
  const signed = (value: number) => `${value > 0 ? '+' : ''}${write(value)}`
  return (
    <>
      <section class="stack" aria-labelledby="superficie">
        <h2 id="superficie">{words.map}</h2>
        {picture === undefined ? null : (
          <CellsPicture
            id="superficie-mapa"
            locale={locale}
            label={words.mapLabel(say(kind.title, locale), content?.year ?? 0, unit)}
            picture={picture}
            answer={answer}
            cells={surface.cells}
            figure={({ value }) => value}
            said={({ value, error }) => words.cell(write(value), error === undefined ? undefined : write(error))}
            values={values}
            note={words.mapNote(surface.cellMetres)}
          />
        )}
        <ByPlace locale={locale} answer={answer} surface={surface} values={values} />
      </section>
      <section class="stack" aria-labelledby="error">
        <h2 id="error">{words.error}</h2>
        <p>{words.errorLead}</p>
        <Stat locale={locale} label={words.rmse} value={write(validation.rmse)} unit={unit} size="large" />
        <p>
          {words.verdict((1 - validation.rmse / validation.rmseOfMean) * 100)} {words.mean}: {write(validation.mean)}.{' '}
          {words.medianValue}: {write(validation.median)}.
        </p>
        <DataTable
          id="validacion"
          caption={words.error}
          captionHidden
          locale={locale}
          rows={surface.compared}
          rowKey={({ method }) => method}
          columns={[
            {
              key: 'method',
              title: words.method,
              cell: ({ method }) => (
                <>
                  {say(METHOD_TITLES[method], locale)}{' '}
                  {method === surface.method ? <Tag kind="here">{words.shown}</Tag> : null}
                </>
              ),
            },
            { key: 'rmse', title: words.rmse, kind: 'number', cell: (each) => write(each.validation.rmse) },
            { key: 'mae', title: words.mae, kind: 'number', cell: (each) => write(each.validation.mae) },
            { key: 'bias', title: words.bias, kind: 'number', cell: (each) => signed(each.validation.bias) },
            { key: 'mean', title: words.ofMean, kind: 'number', cell: (each) => write(each.validation.rmseOfMean) },
            { key: 'count', title: words.count, kind: 'number', cell: (each) => each.validation.count },
          ]}
        />
      </section>
      {picture === undefined || surface.cells.some(({ error }) => error === undefined) ? null : (
        <section class="stack" aria-labelledby="menos">
          <h2 id="menos">{words.errorMap}</h2>
          <CellsPicture
            id="error-mapa"
            locale={locale}
            label={words.errorLabel(unit)}
            picture={picture}
            answer={answer}
            cells={surface.cells}
            figure={({ error = 0 }) => error}
            said={({ error = 0 }) => write(error)}
            values={values}
            note={words.errorNote}
          />
        </section>
      )}
      <section class="stack" aria-labelledby="como">
        <h2 id="como">{words.how}</h2>
        <p>
          {surface.method === 'idw' ? words.idwHow(terms.power, terms.neighbours) : words.krigingHow(terms.neighbours)}{' '}
          {surface.method === 'idw' || surface.variogram === undefined
            ? null
            : words.variogram(
                formatNumber(surface.variogram.nugget, { max: 0 }),
                formatNumber(surface.variogram.rise, { max: 0 }),
                formatNumber(surface.variogram.range, { max: 0 }),
              )}
        </p>
        <p>{words.lengths}</p>
        <p>{say(kind.limitations, locale)}</p>
      </section>
    </>
  )
}

/** What the picture shows, in figures. */
function ByPlace({ locale, answer, surface, values }: Omit<DrawnProps, 'terms'>) {
  const words = SURFACE_WORDS[locale]
  const write = writer(answer.kind)
  const told = surfaceByPlace(surface.cells)
  const rows = answer.places.flatMap((place) => {
    const own = told.get(place.id)
    const shape = answer.shapes.get(place.id)
    const points = values.filter(
      ({ longitude, latitude }) => shape !== undefined && isInside([longitude, latitude], shape),
    )
    return own === undefined ? [] : [{ ...place, ...own, points: points.length }]
  })
  return (
    <details class="as-table">
      <summary>{words.byPlace}</summary>
      <DataTable
        id="superficie-tabla"
        caption={words.byPlace}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'place', title: words.place, cell: ({ name }) => name },
          { key: 'mean', title: words.meanOfSquares, kind: 'number', cell: ({ mean }) => write(mean) },
          {
            key: 'error',
            title: words.expected,
            kind: 'number',
            cell: ({ error }) => (error === undefined ? '–' : write(error)),
          },
          { key: 'points', title: words.count, kind: 'number', cell: ({ points }) => points },
        ]}
      />
    </details>
  )
}
