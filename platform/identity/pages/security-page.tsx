import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { ACCESS_WORDS } from '../../capability/access-words.ts'
import type { RoleId } from '../../capability/context.ts'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import type { OwnFactors } from '../factors/commands.ts'
import { asksSecondStep } from '../factors/state.ts'
import { signInPaths } from '../sessions/paths.ts'
import { SECURITY_WORDS } from './security-words.ts'

export interface SecurityPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly factors: OwnFactors
  /** Roles that wait for a second step. */
  readonly sleeping: readonly RoleId[]
  /** Passkeys, and the identity that the institution gives. */
  readonly children?: ComponentChildren
}

/** Everything that opens a person's account, each with how to add it and how to take it away. */
export function SecurityPage({ locale, zone, csrf, factors, sleeping, children }: SecurityPageProps) {
  const words = SECURITY_WORDS[locale]
  const { codesSince, recoveryCodesLeft } = factors
  const button = (path: string, label: string, kind: 'secondary' | 'danger' | 'primary') => (
    <form method="post" action={localPath(locale, path)}>
      <input type="hidden" name="csrf" value={csrf} />
      <Button type="submit" kind={kind}>
        {label}
      </Button>
    </form>
  )
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={
          <ButtonLink href={localPath(locale, signInPaths.sessions())} kind="quiet">
            {words.sessions}
          </ButtonLink>
        }
      />
      {sleeping.length === 0 ? null : (
        <Notice kind="warning" locale={locale}>
          {words.sleeping(sleeping.map((role) => ACCESS_WORDS[locale].standings[role]).join(', '))}
        </Notice>
      )}
      <section class="stack" aria-labelledby="codigos">
        <h2 id="codigos">{words.codesTitle}</h2>
        <p>{words.codesLead}</p>
        {codesSince === undefined ? (
          button(signInPaths.startCodes(), words.codesOn, 'primary')
        ) : (
          <>
            <p>{words.codesSince(formatMoment(codesSince, zone, locale))}</p>
            {button(signInPaths.removeCodes(), words.codesOff, 'danger')}
          </>
        )}
      </section>
      {children}
      {asksSecondStep(factors) ? (
        <section class="stack" aria-labelledby="recuperacion">
          <h2 id="recuperacion">{words.recoveryTitle}</h2>
          <p>
            {words.recoveryLead} {words.recoveryLeft(recoveryCodesLeft)}
          </p>
          {button(signInPaths.recoveryCodes(), words.recoveryNew, 'secondary')}
        </section>
      ) : null}
    </>
  )
}
