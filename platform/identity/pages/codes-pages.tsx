import { renderSVG } from 'uqr'
import type { Locale } from '../../../kernel/text.ts'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/content/content.tsx'
import type { FieldError } from '../../../ui/form/form-state.ts'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import { inGroups } from '../factors/totp-codes.ts'
import { signInPaths } from '../sessions/paths.ts'
import { CodeForm } from './code-form.tsx'
import { SECURITY_WORDS } from './security-words.ts'

export interface SetUpCodesPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly login: string
  readonly secret: string
  /** What the square holds. */
  readonly address: string
  readonly errors: readonly FieldError[]
}

/** The square and the key in letters, for who cannot read it; the codes count once one was written here. */
export function SetUpCodesPage({ locale, csrf, login, secret, address, errors }: SetUpCodesPageProps) {
  const words = SECURITY_WORDS[locale]
  return (
    <>
      <PageHead title={words.setUpTitle} lead={<p>{words.setUpLead}</p>} />
      {/* Dark on light whatever the page's colours are: readers of these squares expect it so. */}
      <div
        class="totp-square"
        role="img"
        aria-label={words.square}
        dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 4 }) }}
      />
      <DefinitionList
        items={[
          { term: words.key, value: <code class="totp-key">{inGroups(secret)}</code> },
          { term: words.account, value: login },
        ]}
      />
      <CodeForm
        locale={locale}
        action={localPath(locale, signInPaths.codes())}
        csrf={csrf}
        errors={errors}
        codes
        hint={words.codeHint}
        send={words.confirm}
      />
      <p>
        <a href={localPath(locale, signInPaths.security())}>{words.back}</a>
      </p>
    </>
  )
}

/** Shown in the answer that made them, and never again. */
export function RecoveryCodesPage({ locale, codes }: { readonly locale: Locale; readonly codes: readonly string[] }) {
  const words = SECURITY_WORDS[locale]
  return (
    <>
      <PageHead title={words.shownOnce} lead={<p>{words.shownLead}</p>} />
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <ButtonLink href={localPath(locale, signInPaths.security())} kind="primary">
        {words.done}
      </ButtonLink>
    </>
  )
}
