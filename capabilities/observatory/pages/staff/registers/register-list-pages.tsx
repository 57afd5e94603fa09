import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { Pagination } from '../../../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredLot } from '../../../data/register-lots.ts'
import { RECORDS_A_PAGE, type RecordsAnswer, type RegisterOverview } from '../../../data/register-work-queries.ts'
import { type RecordsView, registerPaths, registerWorkPaths } from '../../../registers-paths.ts'
import { DemoTag } from '../../public/catalogue/observatory-frame.tsx'
import { RecordsTable } from './register-parts.tsx'
import { LOT_STATE_TITLES, WORK_WORDS } from './work-words.ts'

export function RegistersAtWorkPage({ locale, all }: { locale: Locale; all: readonly RegisterOverview[] }) {
  const words = WORK_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <DataTable
        id="registros"
        caption={words.title}
        captionHidden
        cards
        locale={locale}
        rows={all}
        rowKey={({ register }) => register.id}
        columns={[
          {
            key: 'title',
            title: words.register,
            cell: ({ register: { kind }, demo }) => (
              <>
                <a href={localPath(locale, registerWorkPaths.records(kind.code))}>{say(kind.title, locale)}</a>{' '}
                <DemoTag locale={locale} demo={demo} />
              </>
            ),
          },
          { key: 'records', title: words.records, kind: 'number', cell: ({ records }) => formatNumber(records) },
          {
            key: 'last',
            title: words.last,
            kind: 'date',
            cell: ({ last }) => (last === undefined ? '–' : formatDate(last, locale)),
          },
          { key: 'waiting', title: words.waiting, kind: 'number', cell: ({ waiting }) => waiting },
        ]}
      />
    </>
  )
}

interface RecordsProps {
  readonly locale: Locale
  readonly csrf: string
  readonly answer: RecordsAnswer
  readonly view: RecordsView
  readonly zone: string
  readonly may: { readonly keep: boolean; readonly feed: boolean }
  readonly indicators: ReadonlyMap<string, string>
}

/** A register at work: its records, searched and narrowed; what was brought; and the way of its figures to the catalogue. */
export function RegisterRecordsPage({ locale, csrf, answer, view, zone, may, indicators }: RecordsProps) {
  const words = WORK_WORDS[locale]
  const { register, records, found, months, ground, lots } = answer
  const { kind } = register
  const local = (path: string) => localPath(locale, path)
  const pages = Math.max(1, Math.ceil(found / RECORDS_A_PAGE))
  const narrowed = [view.search, view.month, view.place, view.category].some((each) => each !== undefined)
  return (
    <>
      <PageHead
        title={say(kind.title, locale)}
        lead={<p>{say(kind.description, locale)}</p>}
        actions={
          may.keep ? (
            <>
              <ButtonLink href={local(registerWorkPaths.bring(kind.code))} kind="primary">
                {words.bring}
              </ButtonLink>
              <ButtonLink href={local(registerWorkPaths.add(kind.code))} kind="secondary">
                {words.add}
              </ButtonLink>
            </>
          ) : null
        }
      />
      <p>
        <a href={local(registerPaths.register(kind.code))}>{words.public}</a>
      </p>
      <section class="stack" aria-labelledby="fichas">
        <h2 id="fichas">{words.records}</h2>
        <FilterBar
          action={local(registerWorkPaths.records(kind.code))}
          show={words.show}
          clear={narrowed ? { href: local(registerWorkPaths.records(kind.code)), text: words.clear } : undefined}
        >
          <label class="filter-item">
            <span>{words.search}</span>
            <input class="input input-small" type="search" name="q" value={view.search} />
          </label>
          <FilterSelect
            name="mes"
            label={words.month}
            value={view.month}
            options={[['', words.all], ...months.map((month) => [month, month] as const)]}
          />
          <FilterSelect
            name="lugar"
            label={words.place}
            value={view.place}
            options={[['', words.all], ...ground.listed.map(({ code, name }) => [code, name] as const)]}
          />
          {kind.category === undefined ? null : (
            <FilterSelect
              name="clase"
              label={say(kind.category.title, locale)}
              value={view.category}
              options={[
                ['', words.allOf],
                ...kind.category.values.map(({ code, title }) => [code, say(title, locale)] as const),
              ]}
            />
          )}
        </FilterBar>
        <p class="soft">{words.recordsOf(found)}</p>
        {records.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <RecordsTable locale={locale} kind={kind} ground={ground} records={records} />
        )}
        {pages < 2 ? null : (
          <Pagination
            locale={locale}
            page={view.page ?? 1}
            pages={pages}
            href={(page) => local(registerWorkPaths.records(kind.code, { ...view, page }))}
          />
        )}
      </section>
      <LotsSection locale={locale} lots={lots} zone={zone} />
      {may.feed && kind.feeds.length > 0 ? (
        <section class="stack" aria-labelledby="alimentar">
          <h2 id="alimentar">{words.feed}</h2>
          <p class="soft">{words.feedLead}</p>
          <Form action={local(registerWorkPaths.feed(kind.code))} locale={locale} csrf={csrf}>
            <SelectField
              locale={locale}
              name="to"
              label={words.indicator}
              required
              options={kind.feeds.map(({ indicator, grain }) => ({
                value: `${indicator} ${grain}`,
                label: `${indicators.get(indicator) ?? indicator}, ${grain === 'month' ? words.monthly : words.yearly}`,
              }))}
            />
            <TextField
              locale={locale}
              name="period"
              label={words.period}
              hint={words.periodHint}
              required
              width="short"
            />
            <Button type="submit" kind="secondary">
              {words.makeBatch}
            </Button>
          </Form>
        </section>
      ) : null}
    </>
  )
}

function LotsSection({ locale, lots, zone }: { locale: Locale; lots: readonly StoredLot[]; zone: string }) {
  const words = WORK_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="entregas">
      <h2 id="entregas">{words.lots}</h2>
      {lots.length === 0 ? (
        <p>{words.noLots}</p>
      ) : (
        <DataTable
          id="entregas-tabla"
          caption={words.lots}
          captionHidden
          cards
          locale={locale}
          rows={lots}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'file',
              title: words.lot,
              cell: ({ id, fileName }) => <a href={localPath(locale, registerWorkPaths.lot(id))}>{fileName}</a>,
            },
            {
              key: 'state',
              title: words.state,
              cell: ({ state }) => <Tag>{say(LOT_STATE_TITLES[state], locale)}</Tag>,
            },
            { key: 'by', title: words.broughtBy, cell: ({ bringer }) => bringer ?? words.nobody },
            {
              key: 'when',
              title: words.when,
              kind: 'date',
              cell: ({ broughtAt }) => formatDate(civilDateAt(broughtAt, zone), locale),
            },
            {
              key: 'outcome',
              title: words.outcome,
              cell: ({ outcome }) =>
                outcome === undefined ? '–' : words.outcomeOf(outcome.added, outcome.changed, outcome.same),
            },
          ]}
        />
      )}
    </section>
  )
}
