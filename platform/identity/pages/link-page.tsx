import type { Locale } from '../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/content/content.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { localPath } from '../../web/paths.ts'
import { signInPaths } from '../sessions/paths.ts'
import type { Offer } from '../single-sign-on/visit.ts'

export const LINK_WORDS = {
  es: {
    title: 'Vincular su cuenta',
    lead: (provider: string) =>
      `Desde ahora podrá ingresar con ${provider}. Revise que esta identidad sea la suya: quien la tenga podrá abrir su cuenta.`,
    provider: 'Quien la da',
    email: 'Correo que confirma',
    noEmail: 'Ninguno',
    subject: 'Identificador',
    agree: 'Vincular esta identidad',
    leave: 'No es la mía',
    linked: 'Su cuenta quedó vinculada.',
    unlinked: 'Su cuenta ya no está vinculada con esa identidad.',
  },
  en: {
    title: 'Link your account',
    lead: (provider: string) =>
      `From now on you will be able to sign in with ${provider}. Check that this identity is yours: whoever has it can open your account.`,
    provider: 'Given by',
    email: 'E-mail address it vouches for',
    noEmail: 'None',
    subject: 'Identifier',
    agree: 'Link this identity',
    leave: 'It is not mine',
    linked: 'Your account is linked.',
    unlinked: 'Your account is no longer linked to that identity.',
  },
} as const

export interface LinkPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly provider: string
  readonly offer: Offer
}

/** Who the person is at the provider, before their account is tied to it. */
export function LinkPage({ locale, csrf, provider, offer }: LinkPageProps) {
  const words = LINK_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead(provider)}</p>} />
      <DefinitionList
        items={[
          { term: words.provider, value: `${provider} (${offer.issuer})` },
          { term: words.email, value: offer.email ?? words.noEmail },
          { term: words.subject, value: <code>{offer.subject}</code> },
        ]}
      />
      <Form action={localPath(locale, signInPaths.agreeToLink())} locale={locale} csrf={csrf}>
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.agree}
          </Button>
          <ButtonLink href={localPath(locale, signInPaths.security())} kind="quiet">
            {words.leave}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
