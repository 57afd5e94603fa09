import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { BatchAnswer, HeldBatch } from '../../../data/batches.ts'
import { READABLE_MEASURES } from '../../../data/read-measure.ts'
import { figurePaths } from '../../../imports-paths.ts'
import { ACTS } from '../../../rules/imports/batch-acts.ts'
import { DemoNotice, DemoTag } from '../../public/catalogue/observatory-frame.tsx'
import { OBSERVATORY_WORDS } from '../../public/catalogue/words.ts'
import { CellsTable, FindingsTable, RejectedTable } from './batch-parts.tsx'
import { BATCH_STATE_TITLES, IMPORT_WORDS, ORIGIN_TITLES } from './imports-words.ts'

interface ListProps {
  readonly locale: Locale
  readonly batches: readonly HeldBatch[]
  readonly zone: string
  readonly mayBring: boolean
  /** Of the form for a measure. */
  readonly csrf: string
  readonly indicators: readonly { readonly code: string; readonly title: Text }[]
}

/** The queue: what waits for somebody first. */
export function BatchesPage({ locale, batches, zone, mayBring, csrf, indicators }: ListProps) {
  const words = IMPORT_WORDS[locale]
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={
          mayBring ? (
            <ButtonLink href={localPath(locale, figurePaths.bring())} kind="primary">
              {words.bring}
            </ButtonLink>
          ) : null
        }
      />
      <DataTable
        id="lotes"
        caption={words.title}
        captionHidden
        cards
        locale={locale}
        rows={batches}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            title: words.batch,
            cell: ({ id, title, demo }) => (
              <>
                <a href={localPath(locale, figurePaths.batch(id))} lang={locale === 'es' ? undefined : 'es'}>
                  {title}
                </a>{' '}
                <DemoTag locale={locale} demo={demo} />
              </>
            ),
          },
          {
            key: 'state',
            title: words.state,
            cell: ({ state }) => <Tag>{say(BATCH_STATE_TITLES[state], locale)}</Tag>,
          },
          { key: 'origin', title: words.origin, cell: ({ origin }) => say(ORIGIN_TITLES[origin], locale) },
          { key: 'cells', title: words.cells, kind: 'number', cell: ({ cells }) => formatNumber(cells) },
          { key: 'findings', title: words.noticed, kind: 'number', cell: ({ findings }) => findings },
          { key: 'by', title: words.brought, cell: ({ makerName }) => makerName ?? words.nobody },
          {
            key: 'when',
            title: words.when,
            kind: 'date',
            cell: ({ madeAt }) => formatDate(civilDateAt(madeAt, zone), locale),
          },
        ]}
      />
      {mayBring ? <MeasureForm locale={locale} csrf={csrf} indicators={indicators} /> : null}
    </>
  )
}

function MeasureForm({ locale, csrf, indicators }: Pick<ListProps, 'locale' | 'csrf' | 'indicators'>) {
  const words = IMPORT_WORDS[locale]
  return (
    <section class="stack" aria-labelledby="medicion">
      <h2 id="medicion">{words.measureTitle}</h2>
      <p class="soft">{words.measureLead}</p>
      <Form action={localPath(locale, figurePaths.measure())} locale={locale} csrf={csrf}>
        <SelectField
          locale={locale}
          name="measure"
          label={words.measure}
          required
          options={READABLE_MEASURES.map(({ id, title }) => ({ value: id, label: say(title, locale) }))}
        />
        <SelectField
          locale={locale}
          name="indicator"
          label={words.forIndicator}
          required
          placeholder={words.choose}
          options={indicators.map(({ code, title }) => ({ value: code, label: say(title, locale) }))}
        />
        <TextField locale={locale} name="period" label={words.year} required width="short" />
        <Button type="submit" kind="secondary">
          {words.takeMeasure}
        </Button>
      </Form>
    </section>
  )
}

interface BatchProps {
  readonly locale: Locale
  readonly csrf: string
  readonly answer: BatchAnswer
  readonly zone: string
  readonly may: { readonly prepare: boolean; readonly publish: boolean; readonly own: boolean }
  readonly error?: string | undefined
  readonly typed?: string | undefined
}

export function BatchPage({ locale, csrf, answer, zone, may, error, typed }: BatchProps) {
  const words = IMPORT_WORDS[locale]
  const { batch, cells, findings, rejected, places } = answer
  const names = new Map(places.map(({ id, name }) => [id, name] as const))
  const nameOf = (id: string) => names.get(id) ?? id
  const local = (path: string) => localPath(locale, path)
  const warned = findings.some(({ severity }) => severity === 'warning')
  const version = <input type="hidden" name="expectedVersion" value={batch.version} />
  return (
    <>
      <PageHead
        eyebrow={words.batch}
        title={<span lang={locale === 'es' ? undefined : 'es'}>{batch.title}</span>}
        marks={
          <>
            <Tag>{say(BATCH_STATE_TITLES[batch.state], locale)}</Tag> <DemoTag locale={locale} demo={batch.demo} />
          </>
        }
      />
      <DemoNotice locale={locale} demo={batch.demo} />
      {error === undefined ? null : (
        <Notice kind="refusal" locale={locale}>
          {error}
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: words.source, value: batch.source },
          { term: words.citation, value: batch.citation === '' ? '–' : batch.citation },
          { term: words.origin, value: say(ORIGIN_TITLES[batch.origin], locale) },
          { term: words.brought, value: batch.makerName ?? words.nobody },
          { term: words.when, value: formatDate(civilDateAt(batch.madeAt, zone), locale, 'prose') },
          ...(batch.publishedAt === undefined
            ? []
            : [{ term: words.publishedOn, value: formatDate(civilDateAt(batch.publishedAt, zone), locale, 'prose') }]),
          ...(batch.note === '' ? [] : [{ term: words.note, value: batch.note }]),
        ]}
      />
      {may.own && (batch.state === 'draft' || batch.state === 'reviewed') ? (
        <Notice kind="info" locale={locale}>
          {words.own}
        </Notice>
      ) : null}
      {may.prepare && !may.own && ACTS.review.includes(batch.state) ? (
        <Form action={local(figurePaths.review(batch.id))} locale={locale} csrf={csrf}>
          {version}
          <TextArea
            locale={locale}
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            required={warned}
            value={typed}
          />
          <Button type="submit" kind="primary">
            {words.review}
          </Button>
        </Form>
      ) : null}
      {may.publish && !may.own && ACTS.publish.includes(batch.state) ? (
        <Form action={local(figurePaths.publish(batch.id))} locale={locale} csrf={csrf}>
          {version}
          <Button type="submit" kind="primary">
            {words.publish}
          </Button>
        </Form>
      ) : null}
      {may.prepare && ACTS.discard.includes(batch.state) ? (
        <Form action={local(figurePaths.discard(batch.id))} locale={locale} csrf={csrf}>
          {version}
          <Button type="submit" kind="quiet">
            {words.discard}
          </Button>
        </Form>
      ) : null}
      <section class="stack" aria-labelledby="observado-titulo">
        <h2 id="observado-titulo">{words.findings}</h2>
        <FindingsTable locale={locale} nameOf={nameOf} findings={findings} />
      </section>
      <RejectedTable locale={locale} rejected={rejected} />
      {answer.records.length === 0 ? null : (
        <section class="stack" aria-labelledby="registros">
          <h2 id="registros">
            {words.records} ({formatNumber(answer.records.length)})
          </h2>
          <DataTable
            id="registros-tabla"
            caption={words.records}
            captionHidden
            cards
            locale={locale}
            rows={answer.records.slice(0, 500)}
            rowKey={({ id }) => id}
            columns={[
              { key: 'label', title: words.record, cell: ({ href, label }) => <a href={local(href)}>{label}</a> },
              {
                key: 'at',
                title: words.when,
                kind: 'date',
                cell: ({ at }) => (at === undefined ? '–' : formatDate(at, locale)),
              },
              {
                key: 'place',
                title: OBSERVATORY_WORDS[locale].place,
                cell: ({ breakdowns }) => breakdowns?.municipality ?? '–',
              },
            ]}
          />
        </section>
      )}
      <section class="stack" aria-labelledby="cifras-titulo">
        <h2 id="cifras-titulo">{words.figures}</h2>
        {batch.cells > cells.length ? <p class="soft">{words.firstOf(cells.length, batch.cells)}</p> : null}
        <CellsTable
          locale={locale}
          nameOf={nameOf}
          cells={cells}
          breakdowns={answer.indicators.flatMap(({ sheet }) => sheet.content.breakdowns)}
        />
      </section>
    </>
  )
}
