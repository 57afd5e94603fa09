import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

export interface CodeFormProps {
  readonly locale: Locale
  readonly action: string
  readonly csrf?: string | undefined
  readonly errors: readonly FieldError[]
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** Without an application only recovery codes are left. */
  readonly codes: boolean
  readonly send: string
  readonly hint?: string | undefined
}

/** One field for a code: what was typed wrong is not shown again, a new one comes every half minute. */
export function CodeForm({ locale, action, csrf, errors, hidden, codes, send, hint }: CodeFormProps) {
  const words = SIGN_IN_WORDS[locale]
  return (
    <Form action={action} locale={locale} csrf={csrf} errors={errors} hidden={hidden}>
      <TextField
        locale={locale}
        label={words.code}
        hint={hint ?? (codes ? words.codeHint : words.recoveryHint)}
        required
        width="short"
        autocomplete="one-time-code"
        spellcheck={false}
        maxLength={40}
        {...field({ values: {}, errors }, 'code')}
      />
      <Button type="submit" kind="primary">
        {send}
      </Button>
    </Form>
  )
}
