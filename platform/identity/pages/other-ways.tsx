import type { VNode } from 'preact'
import type { Locale } from '../../../kernel/text.ts'
import { ButtonLink } from '../../../ui/button/button.tsx'
import type { WebContext } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'
import { signInPaths } from '../sessions/paths.ts'
import { partyOf } from './site-address.ts'

/** For what somebody proves who they are: to enter, as the second step, to confirm it inside a session. */
export type Proving = 'enter' | 'step' | 'confirm'

export interface OtherWays {
  readonly passkeys: boolean
  readonly providers: boolean
}

const WORDS: Readonly<
  Record<Locale, Record<Proving, { readonly title: string; readonly passkey: string; provider(title: string): string }>>
> = {
  es: {
    enter: {
      title: 'Otras formas de ingresar',
      passkey: 'Ingresar con una llave de acceso',
      provider: (title) => `Ingresar con ${title}`,
    },
    step: {
      title: 'Con una llave de acceso',
      passkey: 'Usar una llave de acceso',
      provider: (title) => `Usar ${title}`,
    },
    confirm: {
      title: 'Sin contraseña',
      passkey: 'Confirmar con una llave de acceso',
      provider: (title) => `Confirmar con ${title}`,
    },
  },
  en: {
    enter: {
      title: 'Other ways to sign in',
      passkey: 'Sign in with a passkey',
      provider: (title) => `Sign in with ${title}`,
    },
    step: { title: 'With a passkey', passkey: 'Use a passkey', provider: (title) => `Use ${title}` },
    confirm: {
      title: 'Without a password',
      passkey: 'Confirm with a passkey',
      provider: (title) => `Confirm with ${title}`,
    },
  },
}

/** Ways that need the browser's own dialogue or the institution's provider; nothing where there are none. */
export function otherWays(c: WebContext, proving: Proving, volver: string | undefined, has: OtherWays): VNode | null {
  const locale = c.get('locale')
  const words = WORDS[locale][proving]
  const { provider } = c.get('services').entrance
  const passkeys = has.passkeys && partyOf(c) !== undefined
  const providers = has.providers && provider !== undefined
  if (!passkeys && !providers) return null
  const csrf = c.get('csrf')
  const inside = proving === 'confirm'
  const to = inside
    ? { options: signInPaths.confirmPasskeyOptions(), action: signInPaths.confirmPasskey() }
    : { options: signInPaths.passkeyOptions(), action: signInPaths.passkey() }
  return (
    <section class="stack" aria-labelledby="otras-formas">
      <h2 id="otras-formas">{words.title}</h2>
      {passkeys ? (
        <PasskeyForm
          act="sign"
          locale={locale}
          csrf={csrf === '' ? undefined : csrf}
          options={localPath(locale, to.options)}
          action={localPath(locale, to.action)}
          hidden={{
            ...(volver === undefined ? {} : { volver }),
            ...(proving === 'step' ? { paso: '1' } : {}),
          }}
          button={words.passkey}
        />
      ) : null}
      {providers ? (
        <p>
          <ButtonLink
            href={localPath(locale, inside ? signInPaths.confirmByProvider(volver) : signInPaths.provider(volver))}
          >
            {words.provider(provider.title)}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  )
}
