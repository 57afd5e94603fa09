import { formatDate } from '../../../../kernel/format.ts'
import type { Id } from '../../../../kernel/ids.ts'
import type { Locale } from '../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../platform/files/field.ts'
import type { KeptUpload } from '../../../../platform/files/form-files.ts'
import { Button } from '../../../../ui/button/button.tsx'
import { FileField } from '../../../../ui/form/file-field.tsx'
import { Form } from '../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../ui/form/form-state.ts'
import { NumberField, TextArea } from '../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { StoredImport } from '../../data/plan-import.ts'
import { PLAN_FILES } from '../../file-uses.ts'
import { outPaths } from '../../out-paths.ts'
import { planningPaths } from '../../paths.ts'
import { IMPORT_WORDS } from './import-words.ts'
import { AnnotatedNotice } from './out/annotated-notice.tsx'

export interface UploadPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** A file that was sent already and waits for this form. */
  readonly kept: readonly KeptUpload[]
  /** A file that was read and not taken: it can be fetched back with the reasons in its cells. */
  readonly refused?: { readonly id: Id; readonly name: string } | undefined
  readonly recent: readonly Omit<StoredImport, 'reading'>[]
  readonly local: (path: string) => string
}

export function UploadPage({ locale, csrf, typed, errors, kept, refused, recent, local }: UploadPageProps) {
  const words = IMPORT_WORDS[locale]
  const state = { values: typed, errors }
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      {refused === undefined ? null : (
        <AnnotatedNotice
          href={local(outPaths.refusedObservations(refused.id))}
          workbook={/\.xls[xm]$/i.test(refused.name)}
          locale={locale}
        />
      )}
      <Form action={local(planningPaths.imports())} locale={locale} csrf={csrf} errors={errors} multipart>
        <FileField
          locale={locale}
          label={words.file}
          hint={words.fileHint}
          required
          name="file"
          {...fileFieldOf(PLAN_FILES, locale)}
          kept={kept}
          error={errors.find((error) => error.field === 'file')?.message}
        />
        <NumberField locale={locale} label={words.year} required width="short" {...field(state, 'year')} />
        <TextArea
          locale={locale}
          label={words.colours}
          hint={words.coloursHint}
          rows={2}
          {...field(state, 'colours')}
        />
        <Button type="submit" kind="primary">
          {words.send}
        </Button>
      </Form>
      <DataTable
        id="recent"
        caption={words.recent}
        locale={locale}
        columns={[
          {
            key: 'file',
            title: words.columns.file,
            cell: (row) => <a href={local(planningPaths.import(row.id))}>{row.fileName}</a>,
          },
          { key: 'year', title: words.columns.year, kind: 'number', cell: (row) => String(row.year) },
          { key: 'status', title: words.columns.status, cell: (row) => words.status[row.status] },
          { key: 'at', title: words.columns.at, kind: 'date', cell: (row) => formatDate(row.at.slice(0, 10), locale) },
        ]}
        rows={recent}
        rowKey={(row) => row.id}
        empty={words.none}
      />
    </>
  )
}
