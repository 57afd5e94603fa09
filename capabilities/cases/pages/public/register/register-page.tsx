import { formatDate, formatMoney, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { Authorised, Register, RegisterAsked } from '../../../data/register-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { DECISION_TITLES } from '../../staff/case/case-words.ts'
import { RegisterMapPart, registerQueryOf } from './register-map.tsx'
import { REGISTER_WORDS } from './register-words.ts'

interface RegisterPageProps {
  readonly register: Register
  readonly asked: RegisterAsked
  readonly locale: Locale
}

function money(value: number | undefined): string {
  return value === undefined ? '–' : formatMoney({ cents: Math.round(value * 100), currency: 'USD' })
}

export function RegisterPage({ register, asked, locale }: RegisterPageProps) {
  const words = REGISTER_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const { rows } = register
  const data = (format: 'csv' | 'xlsx' | 'json') => local(staffPaths.registerData(format, registerQueryOf(asked)))
  const filtered = Object.values(registerQueryOf(asked)).some((each) => each !== undefined)
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
      <Totals rows={rows} locale={locale} />
      {register.map === undefined || asked.jurisdiction !== undefined ? null : (
        <RegisterMapPart map={register.map} asked={asked} locale={locale} />
      )}
      <section class="stack" aria-labelledby="lista">
        <h2 id="lista">{words.list}</h2>
        {register.more ? <p class="soft">{words.more(rows.length)}</p> : null}
        <DataTable
          id="permisos"
          caption={words.list}
          captionHidden
          cards
          locale={locale}
          rows={rows}
          rowKey={({ number }) => number}
          empty={words.empty}
          exports={[
            { href: data('csv'), label: words.csv },
            { href: data('xlsx'), label: words.xlsx },
            { href: data('json'), label: words.json },
          ]}
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
              cell: ({ jurisdiction }) =>
                jurisdiction === undefined ? '–' : (register.places.get(jurisdiction) ?? jurisdiction),
            },
            {
              key: 'use',
              title: words.use,
              cell: ({ useTitle }) => (useTitle === undefined ? '–' : say(useTitle, locale)),
            },
            {
              key: 'area',
              title: words.area,
              kind: 'number',
              cell: ({ area }) => (area === undefined ? '–' : formatNumber(area, { max: 0 })),
            },
            { key: 'storeys', title: words.storeys, kind: 'number', cell: ({ storeys = '–' }) => storeys },
            { key: 'investment', title: words.investment, kind: 'number', cell: ({ investment }) => money(investment) },
            {
              key: 'verify',
              title: words.verify,
              cell: ({ resolution }) =>
                resolution === undefined ? (
                  '–'
                ) : (
                  <a href={local(staffPaths.verified(resolution.code))}>{resolution.number}</a>
                ),
            },
          ]}
        />
      </section>
    </>
  )
}

function Totals({ rows, locale }: { readonly rows: readonly Authorised[]; readonly locale: Locale }) {
  const words = REGISTER_WORDS[locale]
  const groups = [...Map.groupBy(rows, ({ use }) => use)].map(([use, own]) => ({
    use,
    title: own[0]?.useTitle,
    cases: own.length,
    area: own.reduce((sum, { area = 0 }) => sum + area, 0),
    investment: own.reduce((sum, { investment = 0 }) => sum + investment, 0),
  }))
  const total = (key: 'cases' | 'area' | 'investment') => groups.reduce((sum, group) => sum + group[key], 0)
  if (groups.length === 0) return null
  return (
    <section class="stack" aria-labelledby="totales">
      <h2 id="totales">{words.totals}</h2>
      <DataTable
        id="totales-tabla"
        caption={words.totals}
        captionHidden
        locale={locale}
        rows={groups.sort((a, b) => b.area - a.area)}
        rowKey={({ use }) => use ?? ''}
        totalLabel={words.total}
        columns={[
          {
            key: 'use',
            title: words.use,
            cell: ({ title }) => (title === undefined ? words.notSaid : say(title, locale)),
          },
          { key: 'cases', title: words.cases, kind: 'number', cell: ({ cases }) => cases, total: total('cases') },
          {
            key: 'area',
            title: words.area,
            kind: 'number',
            cell: ({ area }) => formatNumber(area, { max: 0 }),
            total: formatNumber(total('area'), { max: 0 }),
          },
          {
            key: 'investment',
            title: words.investment,
            kind: 'number',
            cell: ({ investment }) => money(investment),
            total: money(total('investment')),
          },
        ]}
      />
    </section>
  )
}
