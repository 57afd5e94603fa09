import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import type { Ways } from '../factors/confirm.ts'
import { signInPaths } from '../sessions/paths.ts'
import { CodeForm } from './code-form.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

export interface ConfirmPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly ways: Ways
  readonly back: string | undefined
  readonly errors: readonly FieldError[]
  /** Ways that need the browser's own dialogue, or the provider. */
  readonly children?: ComponentChildren
}

/** Inside a session: the person shows once more who they are, with the strongest thing that the account has. */
export function ConfirmPage({ locale, csrf, ways, back, errors, children }: ConfirmPageProps) {
  const words = SIGN_IN_WORDS[locale]
  const shared = {
    locale,
    csrf,
    errors,
    action: localPath(locale, signInPaths.confirm()),
    hidden: back === undefined ? {} : { volver: back },
  }
  const byCode = ways.codes || ways.recoveryCodes
  return (
    <>
      <PageHead title={words.confirmTitle} lead={<p>{words.confirmLead}</p>} />
      {ways.password ? (
        <Form {...shared}>
          <TextField
            locale={locale}
            label={words.password}
            type="password"
            required
            autocomplete="current-password"
            {...field({ values: {}, errors }, 'password')}
          />
          <Button type="submit" kind="primary">
            {words.confirmSend}
          </Button>
        </Form>
      ) : null}
      {byCode ? <CodeForm {...shared} codes={ways.codes} send={words.confirmSend} /> : null}
      {children}
      {ways.password || byCode || ways.passkeys || ways.providers ? null : (
        <Notice kind="warning" locale={locale}>
          {words.noWay}
        </Notice>
      )}
    </>
  )
}
