import type { Locale } from '../../../../../kernel/text.ts'
import { fileFieldOf } from '../../../../../platform/files/field.ts'
import type { FileUse } from '../../../../../platform/files/file-use.ts'
import type { KeptUpload } from '../../../../../platform/files/form-files.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { FileField } from '../../../../../ui/form/file-field.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import { TABLE_WORDS } from './table-words.ts'

export interface TableFormProps {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Files that were sent before and need not be chosen again. */
  readonly kept: readonly KeptUpload[]
  readonly action: string
  readonly use: FileUse
}

/** A table is brought as a file or pasted; `tableOfForm` reads what is sent. */
export function TableForm({ locale, csrf, typed, errors, kept, action, use }: TableFormProps) {
  const words = TABLE_WORDS[locale]
  return (
    <Form action={action} locale={locale} csrf={csrf} errors={errors} multipart>
      <FileField
        locale={locale}
        label={words.file}
        hint={words.fileHint}
        name="file"
        {...fileFieldOf(use, locale)}
        accept=".csv,.tsv,.txt,.xlsx"
        kept={kept}
        error={errors.find((error) => error.field === 'file')?.message}
      />
      <TextArea
        locale={locale}
        label={words.paste}
        hint={words.pasteHint}
        rows={8}
        {...field({ values: typed, errors }, 'paste')}
      />
      <Button type="submit" kind="primary">
        {words.read}
      </Button>
    </Form>
  )
}
