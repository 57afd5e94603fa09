import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

/** Shown only by a demonstration, which answers on loopback alone. */
export interface DemoAccountLine {
  readonly login: string
  readonly name: string
}

export interface SignInPageProps {
  readonly locale: Locale
  readonly action: string
  /** Of the session that the browser still has; none as a rule. */
  readonly csrf?: string | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly back: string | undefined
  readonly demo: { readonly password: string; readonly accounts: readonly DemoAccountLine[] } | undefined
  /** Other ways in, and the ways out of a lost password. */
  readonly children?: ComponentChildren
}

export function SignInPage({ locale, action, csrf, typed, errors, back, demo, children }: SignInPageProps) {
  const words = SIGN_IN_WORDS[locale]
  const state = { values: { login: typed.login }, errors }
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <Form
        action={action}
        locale={locale}
        csrf={csrf}
        errors={errors}
        hidden={back === undefined ? {} : { volver: back }}
      >
        <TextField locale={locale} label={words.login} required autocomplete="username" {...field(state, 'login')} />
        <TextField
          locale={locale}
          label={words.password}
          type="password"
          required
          autocomplete="current-password"
          {...field(state, 'password')}
        />
        <Button type="submit" kind="primary">
          {words.send}
        </Button>
      </Form>
      {children}
      <p>
        <a href={localPath(locale, '/recuperar')}>{words.forgotten}</a> ·{' '}
        <a href={localPath(locale, '/registro')}>{words.newAccount}</a>
      </p>
      {demo === undefined ? null : (
        <Notice kind="info" locale={locale} title={words.demo}>
          <p>
            {words.demoLead} <code>{demo.password}</code>
          </p>
          <ul>
            {demo.accounts.map((account) => (
              <li key={account.login}>
                <code>{account.login}</code> <span lang="es">{account.name}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
