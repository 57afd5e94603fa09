import { formatDate, formatMoney, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Pagination } from '../../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { Register, RegisterAsked } from '../../../data/register-query.ts'
import { LIST_FORMATS, type ListFormat } from '../../../exports/list-files.ts'
import { sumOf } from '../../../rules/register/authorised.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { DECISION_TITLES } from '../../staff/case/case-words.ts'
import { RegisterDots } from './register-dots.tsx'
import { RegisterMapPart, registerQueryOf } from './register-map.tsx'
import { placeWords, REGISTER_WORDS } from './register-words.ts'

interface RegisterPageProps {
  readonly register: Register
  readonly asked: RegisterAsked
  readonly locale: Locale
}

function money(value: number): string {
  return formatMoney({ cents: Math.round(value * 100), currency: 'USD' })
}

export function RegisterPage({ register, asked, locale }: RegisterPageProps) {
  const words = REGISTER_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const { rows, page } = register
  const first = (page.page - 1) * page.size
  const chosen = registerQueryOf({ ...asked, page: undefined })
  const filtered = Object.values(chosen).some((each) => each !== undefined)
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <FilterBar
        action={local(staffPaths.register())}
        show={words.show}
        clear={filtered ? { href: local(staffPaths.register()), text: words.clear } : undefined}
      >
        <FilterSelect
          name="anio"
          label={words.year}
          value={asked.year === undefined ? undefined : String(asked.year)}
          options={[['', words.all], ...register.years.map((year) => [String(year), String(year)] as const)]}
        />
        <FilterSelect
          name="tramite"
          label={words.procedure}
          value={asked.procedure}
          options={[
            ['', words.all],
            ...register.procedures.map(({ code, title }) => [code, say(title, locale)] as const),
          ]}
        />
        <FilterSelect
          name="uso"
          label={words.use}
          value={asked.use}
          options={[['', words.all], ...register.uses.map(({ value, title }) => [value, say(title, locale)] as const)]}
        />
        {asked.jurisdiction === undefined ? null : <input type="hidden" name="municipio" value={asked.jurisdiction} />}
      </FilterBar>
      {asked.jurisdiction === undefined ? null : (
        <p>
          <Tag>{words.only(register.places.get(asked.jurisdiction) ?? asked.jurisdiction)}</Tag>
        </p>
      )}
      {rows.some(({ demo }) => demo) ? (
        <p class="soft">
          <Tag kind="demo">{words.demo}</Tag> {words.demoNote}
        </p>
      ) : null}
      <Totals register={register} asked={asked} locale={locale} />
      {register.map === undefined || asked.jurisdiction !== undefined ? null : (
        <RegisterMapPart map={register.map} asked={asked} locale={locale} />
      )}
      {register.map === undefined ? null : (
        <RegisterDots map={register.map} asked={asked} all={page.cases} locale={locale} />
      )}
      <section class="stack" aria-labelledby="lista">
        <h2 id="lista">{words.list}</h2>
        {rows.length === 0 ? null : (
          <p class="soft">{words.shown(first + 1, first + rows.length, formatNumber(page.cases))}</p>
        )}
        <DataTable
          id="permisos"
          caption={words.list}
          captionHidden
          cards
          locale={locale}
          rows={rows}
          rowKey={({ number }) => number}
          empty={words.empty}
          exports={LIST_FORMATS.map((format) => ({
            href: local(staffPaths.registerData(format, chosen)),
            label: words[format],
          }))}
          columns={[
            {
              key: 'number',
              title: words.number,
              kind: 'code',
              cell: ({ number, demo }) => (
                <>
                  {number} {demo ? <Tag kind="demo">{words.demo}</Tag> : null}
                </>
              ),
            },
            { key: 'procedure', title: words.procedure, cell: ({ title }) => <Spoken text={title} locale={locale} /> },
            { key: 'outcome', title: words.outcome, cell: ({ outcome }) => say(DECISION_TITLES[outcome], locale) },
            { key: 'date', title: words.date, kind: 'date', cell: ({ endedOn }) => formatDate(endedOn, locale) },
            {
              key: 'where',
              title: words.municipality,
              cell: ({ jurisdiction, place }) => (
                <>
                  {jurisdiction === undefined ? null : (register.places.get(jurisdiction) ?? jurisdiction)}
                  {place === undefined ? null : <p class="soft">{placeWords(place, locale)}</p>}
                </>
              ),
            },
            {
              key: 'use',
              title: words.use,
              cell: ({ useTitle }) => (useTitle === undefined ? null : say(useTitle, locale)),
            },
            {
              key: 'area',
              title: words.area,
              kind: 'number',
              cell: ({ area }) => (area === undefined ? null : formatNumber(area, { max: 0 })),
            },
            { key: 'storeys', title: words.storeys, kind: 'number', cell: ({ storeys }) => storeys },
            {
              key: 'investment',
              title: words.investment,
              kind: 'number',
              cell: ({ investment }) => (investment === undefined ? null : money(investment)),
            },
            {
              key: 'verify',
              title: words.verify,
              cell: ({ resolution }) =>
                resolution === undefined ? null : (
                  <a href={local(staffPaths.verified(resolution.code))}>{resolution.number}</a>
                ),
            },
          ]}
        />
        <Pagination
          locale={locale}
          page={page.page}
          pages={page.pages}
          href={(to) => `${local(staffPaths.register(registerQueryOf({ ...asked, page: to })))}#lista`}
        />
      </section>
    </>
  )
}

function Totals({ register: { totals }, asked, locale }: RegisterPageProps) {
  const words = REGISTER_WORDS[locale]
  const all = sumOf(totals)
  const data = (format: ListFormat) =>
    localPath(locale, staffPaths.registerTotals(format, registerQueryOf({ ...asked, page: undefined })))
  if (totals.length === 0) return null
  return (
    <section class="stack" aria-labelledby="totales">
      <h2 id="totales">{words.totals}</h2>
      <DataTable
        id="totales-tabla"
        caption={words.totals}
        captionHidden
        locale={locale}
        rows={totals}
        rowKey={({ use }) => use ?? ''}
        totalLabel={words.total}
        exports={LIST_FORMATS.map((format) => ({ href: data(format), label: words[format] }))}
        columns={[
          {
            key: 'use',
            title: words.use,
            cell: ({ title }) => (title === undefined ? words.notSaid : say(title, locale)),
          },
          {
            key: 'cases',
            title: words.cases,
            kind: 'number',
            cell: ({ cases }) => formatNumber(cases),
            total: formatNumber(all.cases),
          },
          {
            key: 'area',
            title: words.area,
            kind: 'number',
            cell: ({ area }) => formatNumber(area, { max: 0 }),
            total: formatNumber(all.area, { max: 0 }),
          },
          {
            key: 'investment',
            title: words.investment,
            kind: 'number',
            cell: ({ investment }) => money(investment),
            total: money(all.investment),
          },
        ]}
      />
    </section>
  )
}
