import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextField } from '../../../../../ui/form/text-fields.tsx'

export interface ExceptFormProps {
  /** What is excepted: a rule, or one finding. */
  readonly id: string
  readonly action: string
  readonly locale: Locale
  readonly csrf: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly words: { readonly reason: string; readonly reasonHint: string }
  /** What the button does. */
  readonly label: string
  /** What opens the form, where it must say more than the button. */
  readonly summary?: ComponentChildren
}

/** What a check found is right as it is: nobody says so without a reason. */
export function ExceptForm({ id, action, locale, csrf, hidden, words, label, summary }: ExceptFormProps) {
  return (
    <details>
      <summary>{summary ?? label}</summary>
      <Form action={action} locale={locale} csrf={csrf} hidden={hidden}>
        <TextField
          locale={locale}
          id={`reason-${id}`}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          required
        />
        <Button type="submit" size="small">
          {label}
        </Button>
      </Form>
    </details>
  )
}
