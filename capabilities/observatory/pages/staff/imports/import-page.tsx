import { type Locale, say } from '../../../../../kernel/text.ts'
import type { KeptUpload } from '../../../../../platform/files/form-files.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { ImportAnswer } from '../../../data/figure-imports.ts'
import { FIGURE_FILES } from '../../../imports-file-use.ts'
import { figurePaths } from '../../../imports-paths.ts'
import { OBSERVATION_STATUSES } from '../../../model.ts'
import { STATUS_TITLES } from '../../public/catalogue/catalogue-words.ts'
import { TableForm } from '../tables/table-form.tsx'
import { CellsTable, FindingsTable, RejectedTable } from './batch-parts.tsx'
import { IMPORT_WORDS } from './imports-words.ts'
import { BREAKDOWN_FIELDS, typedMapping } from './mapping-form.ts'

interface FormProps {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

export function BringPage({ locale, csrf, typed, errors, kept }: FormProps & { readonly kept: readonly KeptUpload[] }) {
  const words = IMPORT_WORDS[locale]
  return (
    <>
      <PageHead title={words.bring} lead={<p>{words.bringLead}</p>} />
      <TableForm
        locale={locale}
        csrf={csrf}
        typed={typed}
        errors={errors}
        kept={kept}
        action={localPath(locale, figurePaths.bring())}
        use={FIGURE_FILES}
      />
    </>
  )
}

/** How the columns are understood, what is read so, and the batch that becomes of it. */
export function ImportPage({ locale, csrf, typed, errors, answer }: FormProps & { readonly answer: ImportAnswer }) {
  const words = IMPORT_WORDS[locale]
  const { found, read, findings, placeNames } = answer
  const nameOf = (id: string) => placeNames.get(id) ?? id
  const state = { values: typed, errors }
  const local = (path: string) => localPath(locale, path)
  return (
    <>
      <PageHead eyebrow={words.bring} title={found.fileName} />
      {found.batchId === undefined ? null : (
        <Notice kind="info" locale={locale}>
          <a href={local(figurePaths.batch(found.batchId))}>{words.taken}</a>
        </Notice>
      )}
      {found.state === 'open' ? (
        <section class="stack" aria-labelledby="columnas">
          <h2 id="columnas">{words.columns}</h2>
          {found.mapping === undefined ? null : <p class="soft">{words.remembered}</p>}
          <MappingForm locale={locale} csrf={csrf} typed={typed} errors={errors} answer={answer} />
        </section>
      ) : null}
      <section class="stack" aria-labelledby="lectura">
        <h2 id="lectura">{words.preview}</h2>
        <p>{words.readCount(read.cells.length, read.rejected.length)}</p>
        {read.cells.length === 0 ? null : (
          <CellsTable
            locale={locale}
            nameOf={nameOf}
            cells={read.cells.slice(0, 100)}
            breakdowns={answer.indicators.flatMap(({ breakdowns }) => breakdowns)}
          />
        )}
      </section>
      <RejectedTable locale={locale} rejected={read.rejected} />
      <section class="stack" aria-labelledby="observado-titulo">
        <h2 id="observado-titulo">{words.findings}</h2>
        <FindingsTable locale={locale} nameOf={nameOf} findings={findings} />
      </section>
      {found.state === 'open' && found.mapping !== undefined && read.cells.length > 0 ? (
        <section class="stack" aria-labelledby="formar">
          <h2 id="formar">{words.make}</h2>
          <Form action={local(figurePaths.take(found.id))} locale={locale} csrf={csrf} errors={errors}>
            <input type="hidden" name="expectedVersion" value={found.version} />
            <TextField
              locale={locale}
              label={words.batchTitle}
              hint={words.batchTitleHint}
              required
              {...field(state, 'title')}
            />
            <TextField locale={locale} label={words.source} required {...field(state, 'source')} />
            <TextArea locale={locale} label={words.citation} {...field(state, 'citation')} />
            {answer.requests.length === 0 ? null : (
              <SelectField
                locale={locale}
                label={words.answers}
                hint={words.answersHint}
                placeholder={words.answersNone}
                options={answer.requests.map(({ id, number, institution, indicator, period }) => ({
                  value: id,
                  label: `${number}: ${institution}, ${say(indicator.title, locale)}, ${period}`,
                }))}
                {...field(state, 'requestId')}
              />
            )}
            <Button type="submit" kind="primary">
              {words.make}
            </Button>
          </Form>
        </section>
      ) : null}
    </>
  )
}

function MappingForm({ locale, csrf, typed, errors, answer }: FormProps & { readonly answer: ImportAnswer }) {
  const words = IMPORT_WORDS[locale]
  const { found, mapping, indicators } = answer
  const values = { ...typedMapping(mapping), ...typed }
  const columns = found.headings.map((heading, index) => ({ value: String(index), label: heading || `${index + 1}` }))
  const common = (name: string) => ({ locale, ...field({ values, errors }, name) })
  const all = indicators.flatMap(({ breakdowns }) => breakdowns)
  const dimensions = [...new Map(all.map(({ code, title }) => [code, say(title, locale)] as const))].map(
    ([value, label]) => ({ value, label }),
  )
  return (
    <Form action={localPath(locale, figurePaths.import(found.id))} locale={locale} csrf={csrf} errors={errors}>
      <input type="hidden" name="expectedVersion" value={found.version} />
      <SelectField
        label={words.layout}
        required
        options={[
          { value: 'rows', label: words.layoutRows },
          { value: 'periods', label: words.layoutPeriods },
        ]}
        {...common('layout')}
      />
      <SelectField label={words.place} required options={columns} {...common('place')} />
      <SelectField
        label={words.indicator}
        required
        placeholder={words.choose}
        options={[
          ...columns.map(({ value, label }) => ({ value: `column:${value}`, label: words.columnOf(label) })),
          ...indicators.map(({ code, title }) => ({ value: `code:${code}`, label: say(title, locale) })),
        ]}
        {...common('indicator')}
      />
      <SelectField
        label={words.periodColumn}
        placeholder={words.fixedPeriod}
        options={columns}
        {...common('periodColumn')}
      />
      <TextField label={words.period} hint={words.periodHint} width="short" {...common('period')} />
      <SelectField label={words.value} placeholder={words.layoutPeriods} options={columns} {...common('value')} />
      {dimensions.length === 0
        ? null
        : BREAKDOWN_FIELDS.map((at) => (
            <fieldset key={at} class="field stack">
              <legend class="field-label">{words.breakdown(at)}</legend>
              <SelectField
                label={words.dimension}
                placeholder={words.noBreakdown}
                options={dimensions}
                {...common(`dimension${at}`)}
              />
              <SelectField
                label={words.dimensionColumn}
                hint={words.dimensionHint}
                placeholder={words.noBreakdown}
                options={columns}
                {...common(`dimensionColumn${at}`)}
              />
            </fieldset>
          ))}
      <SelectField
        label={words.status}
        required
        options={OBSERVATION_STATUSES.map((status) => ({
          value: status,
          label: `${status}: ${say(STATUS_TITLES[status], locale)}`,
        }))}
        {...common('status')}
      />
      <Button type="submit" kind="secondary">
        {words.showRead}
      </Button>
    </Form>
  )
}
