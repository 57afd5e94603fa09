import { type Locale, say } from '../../../../../kernel/text.ts'
import type { KeptUpload } from '../../../../../platform/files/form-files.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { LotReading } from '../../../data/register-lots.ts'
import { REGISTER_FILES } from '../../../registers-file-use.ts'
import { registerWorkPaths } from '../../../registers-paths.ts'
import { LOT_ACTS } from '../../../rules/registers/lot-acts.ts'
import { columnsOf } from '../../../rules/registers/read-rows.ts'
import { TableForm } from '../tables/table-form.tsx'
import { typedRegisterMapping } from './register-forms.ts'
import { ReadRowsTable, RejectedRowsTable } from './register-parts.tsx'
import { COLUMN_TITLES, LOT_STATE_TITLES, WORK_WORDS } from './work-words.ts'

interface FormProps {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function BringRowsPage({
  locale,
  csrf,
  typed,
  errors,
  kept,
  code,
}: FormProps & { readonly kept: readonly KeptUpload[]; readonly code: string }) {
  const words = WORK_WORDS[locale]
  return (
    <>
      <PageHead title={words.bring} lead={<p>{words.bringLead}</p>} />
      <TableForm
        locale={locale}
        csrf={csrf}
        typed={typed}
        errors={errors}
        kept={kept}
        action={localPath(locale, registerWorkPaths.bring(code))}
        use={REGISTER_FILES}
      />
    </>
  )
}

interface LotProps extends FormProps {
  readonly answer: LotReading
  readonly may: { readonly keep: boolean; readonly own: boolean }
}

/** A delivery: how it is understood, what it would do to the register, and what may be done with it. */
export function LotPage({ locale, csrf, typed, errors, answer, may }: LotProps) {
  const words = WORK_WORDS[locale]
  const { lot, register, beside, read, ground } = answer
  const { kind } = register
  const local = (path: string) => localPath(locale, path)
  const outside = read.rows.filter((row) => row.outside).length
  const waits = lot.state === 'open' || lot.state === 'sent'
  const acts = (act: keyof typeof LOT_ACTS) => may.keep && LOT_ACTS[act].includes(lot.state)
  const version = <input type="hidden" name="expectedVersion" value={lot.version} />
  return (
    <>
      <PageHead
        eyebrow={words.lot}
        title={lot.fileName}
        marks={<Tag>{say(LOT_STATE_TITLES[lot.state], locale)}</Tag>}
      />
      <DefinitionList
        items={[
          { term: words.register, value: say(kind.title, locale) },
          { term: words.broughtBy, value: lot.bringer ?? words.nobody },
          ...(lot.source === '' ? [] : [{ term: words.source, value: lot.source }]),
          ...(lot.note === '' ? [] : [{ term: words.noteOfLot, value: lot.note }]),
          ...(lot.outcome === undefined
            ? []
            : [
                {
                  term: words.outcome,
                  value: words.outcomeOf(lot.outcome.added, lot.outcome.changed, lot.outcome.same),
                },
              ]),
        ]}
      />
      {acts('map') ? (
        <section class="stack" aria-labelledby="columnas">
          <h2 id="columnas">{words.columns}</h2>
          {lot.mapping === undefined ? null : <p class="soft">{words.remembered}</p>}
          <MappingForm locale={locale} csrf={csrf} typed={typed} errors={errors} answer={answer} />
        </section>
      ) : null}
      {waits ? (
        <section class="stack" aria-labelledby="lectura">
          <h2 id="lectura">{words.preview}</h2>
          <p>
            {words.previewOf(beside.added.length, beside.changed.length, beside.same, read.rejected.length)}{' '}
            {outside === 0 ? null : words.outsideCount(outside)}
          </p>
          <ReadRowsTable
            id="dobles"
            title={words.twice}
            locale={locale}
            kind={kind}
            ground={ground}
            rows={beside.twice}
          />
          <Corrections locale={locale} answer={answer} />
          <ReadRowsTable
            id="nuevas"
            title={words.added}
            locale={locale}
            kind={kind}
            ground={ground}
            rows={beside.added}
          />
          <RejectedRowsTable locale={locale} rejected={read.rejected} />
        </section>
      ) : (
        <RejectedRowsTable locale={locale} rejected={lot.rejected} level="h2" />
      )}
      {acts('send') ? (
        <section class="stack" aria-labelledby="enviar">
          <h2 id="enviar">{words.send}</h2>
          <Form action={local(registerWorkPaths.send(lot.id))} locale={locale} csrf={csrf} errors={errors}>
            {version}
            <TextField
              locale={locale}
              label={words.sourceOfLot}
              hint={words.sourceHint}
              required
              {...field({ values: { tableSource: lot.source, ...typed }, errors }, 'tableSource')}
            />
            <TextArea locale={locale} label={words.noteOfLot} rows={3} {...field({ values: typed, errors }, 'note')} />
            <Button type="submit" kind="primary">
              {words.send}
            </Button>
          </Form>
        </section>
      ) : null}
      {acts('take') && may.own ? (
        <Notice kind="info" locale={locale}>
          {words.own}
        </Notice>
      ) : null}
      {acts('take') && !may.own ? (
        <section class="stack" aria-labelledby="tomar">
          <h2 id="tomar">{words.take}</h2>
          <p class="soft">{words.takeLead}</p>
          <Form action={local(registerWorkPaths.take(lot.id))} locale={locale} csrf={csrf} errors={errors}>
            {version}
            <Button type="submit" kind="primary">
              {words.take}
            </Button>
          </Form>
        </section>
      ) : null}
      {acts('discard') ? (
        <Form action={local(registerWorkPaths.discard(lot.id))} locale={locale} csrf={csrf}>
          {version}
          <Button type="submit" kind="quiet">
            {words.discard}
          </Button>
        </Form>
      ) : null}
    </>
  )
}

function Corrections({ locale, answer }: { locale: Locale; answer: LotReading }) {
  const words = WORK_WORDS[locale]
  const { beside, ground } = answer
  if (beside.changed.length === 0) return null
  const names = new Map(ground.listed.map(({ id, name }) => [id, name] as const))
  const said = ({
    on,
    placeId,
    category,
    site,
    amount,
  }: LotReading['beside']['added'][number] | LotReading['beside']['changed'][number]['before']) =>
    [on, names.get(placeId) ?? '', category, site, amount === undefined ? '' : String(amount)]
      .filter(Boolean)
      .join(' · ')
  return (
    <section class="stack" aria-labelledby="correcciones">
      <h3 id="correcciones">{words.changed}</h3>
      <DataTable
        id="correcciones-tabla"
        caption={words.changed}
        captionHidden
        cards
        locale={locale}
        rows={beside.changed.slice(0, 100)}
        rowKey={({ before }) => before.id}
        columns={[
          { key: 'row', title: words.row, kind: 'code', cell: ({ after }) => after.row },
          { key: 'before', title: words.before, cell: ({ before }) => said(before) },
          { key: 'after', title: words.after, cell: ({ after }) => said(after) },
        ]}
      />
    </section>
  )
}

function MappingForm({ locale, csrf, typed, errors, answer }: FormProps & { readonly answer: LotReading }) {
  const words = WORK_WORDS[locale]
  const { lot, register, mapping } = answer
  const values = { ...typedRegisterMapping(mapping), ...typed }
  const columns = lot.headings.map((heading, index) => ({ value: String(index), label: heading || `${index + 1}` }))
  const common = (name: string) => ({ locale, ...field({ values, errors }, name) })
  return (
    <Form action={localPath(locale, registerWorkPaths.lot(lot.id))} locale={locale} csrf={csrf} errors={errors}>
      <input type="hidden" name="expectedVersion" value={lot.version} />
      {register.kind.amount === undefined ? (
        <input type="hidden" name="layout" value="rows" />
      ) : (
        <SelectField
          label={words.layout}
          required
          options={[
            { value: 'rows', label: words.layoutRows },
            { value: 'months', label: words.layoutMonths },
          ]}
          {...common('layout')}
        />
      )}
      {columnsOf(register.kind).map((name) => (
        <SelectField
          key={name}
          label={say(COLUMN_TITLES[name], locale)}
          placeholder={words.notThere}
          options={columns}
          {...common(name)}
        />
      ))}
      <Button type="submit" kind="secondary">
        {words.showRead}
      </Button>
    </Form>
  )
}
