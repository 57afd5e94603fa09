import { formatNumber } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Progress } from '../../../../../ui/feedback/progress.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { layerPaths } from '../../../layers-paths.ts'
import { SEVERITY } from '../../../rules/layers/check-terms.ts'
import { FindingsSection } from './findings-section.tsx'
import { HowToRead } from './how-to-read.tsx'
import type { ImportPageProps } from './import-page-props.ts'
import { FORMAT_NAMES, LAYER_WORDS, STATE_NAMES, STEP_NAMES } from './layer-words.ts'
import { TakeForm } from './take-form.tsx'

/** One file: how far it is read, what was found in it, and what is to become of it. */
export function LayerImportPage(props: ImportPageProps) {
  const { answer, locale, csrf, local } = props
  const { found, layer } = answer
  const words = LAYER_WORDS[locale]
  const { state } = found
  return (
    <>
      <PageHead
        eyebrow={words.newTitle}
        title={found.fileName}
        marks={<Tag>{say(STATE_NAMES[state], locale)}</Tag>}
        actions={
          layer === undefined ? undefined : (
            <ButtonLink href={local(layerPaths.layer(layer.code))} kind={state === 'applied' ? 'primary' : 'secondary'}>
              {words.goToLayer}
            </ButtonLink>
          )
        }
      />
      {state === 'reading' || state === 'applying' ? <Working {...props} /> : null}
      {state === 'applied' && layer !== undefined ? (
        <Notice kind="success" locale={locale} title={words.taken(layer.title)} />
      ) : null}
      {state === 'cancelled' ? <Notice kind="info" locale={locale} title={words.cancelledLead} /> : null}
      {found.refusal === undefined ? null : (
        <Notice kind="refusal" locale={locale} title={state === 'refused' ? words.refusedLead : undefined}>
          <p>
            <Spoken text={found.refusal} locale={locale} />
          </p>
        </Notice>
      )}
      {state === 'asking' ? <HowToRead {...props} asked={found.reading?.question ?? 'crs'} /> : null}
      {state === 'read' || state === 'applied' ? <WhatWasRead {...props} /> : null}
      {state === 'read' ? <FindingsSection answer={answer} locale={locale} csrf={csrf} local={local} /> : null}
      {found.counts.rejected > 0 && state !== 'reading' ? <Rejected {...props} /> : null}
      {state === 'read' ? <Taking {...props} /> : null}
      {state === 'read' ? <HowToRead {...props} asked={undefined} /> : null}
      {state === 'read' || state === 'asking' ? (
        <Form action={local(layerPaths.cancel(found.id))} locale={locale} csrf={csrf}>
          <Button type="submit" kind="quiet">
            {words.cancel}
          </Button>
        </Form>
      ) : null}
    </>
  )
}

function Working({ answer, locale, csrf, local }: ImportPageProps) {
  const { counts, id, fileName } = answer.found
  const words = LAYER_WORDS[locale]
  const step = counts.step ?? 'read'
  const byBytes = step === 'read'
  return (
    <Progress
      id="import-progress"
      label={`${say(STEP_NAMES[step], locale)}: ${fileName}`}
      locale={locale}
      done={byBytes ? counts.bytesRead : (counts.done ?? 0)}
      total={byBytes ? counts.bytesWhole : counts.whole}
      step={
        step === 'change' ? words.atOnce : words.readSoFar(formatNumber(counts.read), formatNumber(counts.rejected))
      }
      follow={local(layerPaths.import(id))}
      wayBack={words.wayBack}
      cancel={{ action: local(layerPaths.cancel(id)), csrf }}
    />
  )
}

function WhatWasRead({ answer, locale }: ImportPageProps) {
  const { found, sample, crsName } = answer
  const { reading, counts } = found
  const words = LAYER_WORDS[locale]
  if (reading === undefined) return null
  const open = Object.values(counts.findings).reduce((sum, count) => sum + count, 0)
  const columns = reading.fields.slice(0, 8)
  const { crs } = reading
  return (
    <section aria-labelledby="says">
      <StatRow>
        <Stat label={words.rowsRead} value={formatNumber(counts.read)} locale={locale} />
        <Stat label={words.rowsRejected} value={formatNumber(counts.rejected)} locale={locale} />
        <Stat label={words.openFindings} value={formatNumber(open)} locale={locale} />
      </StatRow>
      <h2 id="says">{words.whatItSays}</h2>
      <DefinitionList
        items={[
          { term: words.format, value: FORMAT_NAMES[reading.format] },
          ...(reading.table === undefined ? [] : [{ term: words.table, value: reading.table }]),
          ...(crs === undefined
            ? []
            : [{ term: words.crs, value: `${crsName ?? ''} (EPSG:${crs.code}), ${words.crsFrom[crs.from]}` }]),
          ...(reading.encoding === undefined ? [] : [{ term: words.encoding, value: reading.encoding }]),
        ]}
      />
      {reading.notes.length === 0 ? null : (
        <Notice kind="info" locale={locale} title={words.notes}>
          <ul>
            {reading.notes.map((note) => (
              <li key={note.es}>
                <Spoken text={note} locale={locale} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {sample.length === 0 ? null : (
        <DataTable
          id="sample"
          caption={words.sample}
          locale={locale}
          columns={[
            { key: 'row', title: words.row, kind: 'number', cell: (row) => formatNumber(row.row) },
            { key: 'geometry', title: words.geometry, cell: (row) => row.geometry },
            ...columns.map((column) => ({
              key: `f-${column.name}`,
              title: column.name,
              cell: (row: (typeof sample)[number]) => cellOf(row.attributes[column.name]),
            })),
          ]}
          rows={sample}
          rowKey={(row) => String(row.row)}
        />
      )}
    </section>
  )
}

const LONGEST_CELL = 60

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '—'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text
}

function Rejected({ answer, locale, local }: ImportPageProps) {
  const { found, rejects } = answer
  const words = LAYER_WORDS[locale]
  return (
    <section aria-labelledby="rejected">
      <h2 id="rejected">
        {words.rejected} ({formatNumber(found.counts.rejected)})
      </h2>
      <p>{words.rejectedLead}</p>
      <ul class="findings">
        {rejects.map((reject) => (
          <li key={reject.row}>
            {words.row} {formatNumber(reject.row)}: <Spoken text={reject.reason} locale={locale} />
          </li>
        ))}
      </ul>
      <ButtonRow>
        <ButtonLink href={local(layerPaths.rejected(found.id, 'csv'))} download>
          {words.download} CSV
        </ButtonLink>
        <ButtonLink href={local(layerPaths.rejected(found.id, 'geojson'))} download>
          {words.download} GeoJSON
        </ButtonLink>
      </ButtonRow>
    </section>
  )
}

function Taking(props: ImportPageProps) {
  const { answer, locale } = props
  const words = LAYER_WORDS[locale]
  const blocked = answer.counts.some(({ rule, state }) => state === 'open' && SEVERITY[rule] === 'error')
  return (
    <section aria-labelledby="take">
      <h2 id="take">{words.takeTitle}</h2>
      {blocked ? (
        <Notice kind="warning" locale={locale} title={words.takeBlocked} />
      ) : (
        <>
          <p>{words.takeLead}</p>
          <TakeForm {...props} />
        </>
      )}
    </section>
  )
}
