import { formatNumber } from '../../../kernel/format.ts'
import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/content/content.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import type { AccountFactors } from '../factors/commands.ts'
import { signInPaths } from '../sessions/paths.ts'

export const ACCOUNT_SECURITY_WORDS = {
  es: {
    title: 'Seguridad de la cuenta',
    people: 'Personas',
    login: 'Usuario',
    codes: 'Códigos de una aplicación',
    since: (when: string) => `Activados desde el ${when}`,
    none: 'No tiene',
    passkeys: 'Llaves de acceso',
    left: 'Códigos de recuperación sin usar',
    providers: 'Vínculos con el proveedor de la institución',
    sessions: 'Sesiones abiertas',
    resetTitle: 'Si perdió el teléfono o sus llaves',
    resetLead:
      'Antes de hacerlo, compruebe por otro medio que quien lo pide es la persona: en persona, o por un teléfono que usted ya conocía. Se quitan los códigos, las llaves de acceso y los vínculos, y se cierran sus sesiones. La contraseña queda. A la persona se le avisa y en el historial queda quién lo hizo.',
    reset: 'Quitar todo y cerrar sus sesiones',
    done: 'Quedó hecho. La persona ya fue avisada.',
  },
  en: {
    title: 'Security of the account',
    people: 'People',
    login: 'User name',
    codes: 'Codes of an application',
    since: (when: string) => `On since ${when}`,
    none: 'None',
    passkeys: 'Passkeys',
    left: 'Recovery codes not used',
    providers: 'Links with the institution’s provider',
    sessions: 'Open sessions',
    resetTitle: 'If they lost the telephone or their passkeys',
    resetLead:
      'Before you do it, make sure by another way that it is the person who asks: face to face, or by a telephone number that you knew before. The codes, passkeys and links are taken away, and their sessions end. The password stays. The person is told, and the history says who did it.',
    reset: 'Take everything away and end their sessions',
    done: 'It is done. The person has been told.',
  },
} as const

export interface AccountSecurityPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly account: AccountFactors
}

/** For an administrator: with what an account is entered, and taking it away from who lost it. */
export function AccountSecurityPage({ locale, zone, csrf, account }: AccountSecurityPageProps) {
  const words = ACCOUNT_SECURITY_WORDS[locale]
  const { codesSince } = account
  return (
    <>
      <PageHead title={words.title} lead={<p lang="es">{account.name}</p>} />
      <DefinitionList
        items={[
          { term: words.login, value: account.login },
          {
            term: words.codes,
            value: codesSince === undefined ? words.none : words.since(formatMoment(codesSince, zone, locale)),
          },
          { term: words.passkeys, value: formatNumber(account.passkeys.length) },
          { term: words.left, value: formatNumber(account.recoveryCodesLeft) },
          { term: words.providers, value: formatNumber(account.providers.length) },
          { term: words.sessions, value: formatNumber(account.sessions) },
        ]}
      />
      <section class="stack" aria-labelledby="quitar">
        <h2 id="quitar">{words.resetTitle}</h2>
        <p>{words.resetLead}</p>
        <form method="post" action={localPath(locale, signInPaths.ofAccount(account.id))}>
          <input type="hidden" name="csrf" value={csrf} />
          <Button type="submit" kind="danger">
            {words.reset}
          </Button>
        </form>
      </section>
    </>
  )
}
