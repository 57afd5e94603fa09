import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../kernel/text.ts'
import type { FieldError } from '../../../ui/form/form-state.ts'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import type { SecondStep } from '../factors/second-step.ts'
import { signInPaths } from '../sessions/paths.ts'
import { CodeForm } from './code-form.tsx'
import { SIGN_IN_WORDS } from './sign-in-words.ts'

export interface SecondStepPageProps {
  readonly locale: Locale
  readonly step: SecondStep
  /** Of the session that the browser still has; none as a rule. */
  readonly csrf?: string | undefined
  readonly back: string | undefined
  readonly errors: readonly FieldError[]
  /** The way with a passkey, where the account has one. */
  readonly children?: ComponentChildren
}

export function SecondStepPage({ locale, step, csrf, back, errors, children }: SecondStepPageProps) {
  const words = SIGN_IN_WORDS[locale]
  return (
    <>
      <PageHead title={words.stepTitle} lead={<p>{words.stepLead}</p>} />
      {children}
      {step.codes || step.recoveryCodes ? (
        <CodeForm
          locale={locale}
          action={localPath(locale, signInPaths.secondStep())}
          csrf={csrf}
          errors={errors}
          hidden={back === undefined ? {} : { volver: back }}
          codes={step.codes}
          send={words.stepSend}
        />
      ) : null}
      <p>
        <a href={localPath(locale, signInPaths.signIn(back))}>{words.again}</a>
      </p>
    </>
  )
}
