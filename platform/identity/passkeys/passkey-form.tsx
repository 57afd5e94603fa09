import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../kernel/text.ts'
import { Button, type ButtonKind } from '../../../ui/button/button.tsx'
import { Form, type FormProps } from '../../../ui/form/form.tsx'
import { Enhanced } from '../../../ui/islands/island.tsx'
import { island as passkey } from './passkey.island.ts'

export interface PasskeyFormProps extends Pick<FormProps, 'locale' | 'csrf' | 'errors' | 'hidden' | 'idempotencyKey'> {
  readonly act: 'make' | 'sign'
  /** Where the question is asked for, and where the answer goes. */
  readonly options: string
  readonly action: string
  readonly button: string
  readonly kind?: ButtonKind
  /** Fields before the button: the name of a new one. */
  readonly children?: ComponentChildren
}

const WORDS: Readonly<Record<Locale, Record<'waiting' | 'cancelled' | 'failed' | 'unsupported' | 'noScript', string>>> =
  {
    es: {
      waiting: 'Siga las indicaciones de su navegador.',
      cancelled: 'No se usó ninguna llave de acceso. Puede intentarlo de nuevo.',
      failed: 'El navegador no pudo usar la llave de acceso. Intente de nuevo o ingrese de otra forma.',
      unsupported: 'Este navegador no usa llaves de acceso.',
      noScript: 'Las llaves de acceso necesitan JavaScript.',
    },
    en: {
      waiting: 'Follow what your browser asks.',
      cancelled: 'No passkey was used. You may try again.',
      failed: 'The browser could not use the passkey. Try again, or sign in in another way.',
      unsupported: 'This browser does not use passkeys.',
      noScript: 'Passkeys need JavaScript.',
    },
  }

/** A form that is sent with what a passkey answers. Without script its button rests, and says so. */
export function PasskeyForm(props: PasskeyFormProps) {
  const { act, options, action, button, kind = 'secondary', locale, csrf, errors, hidden = {}, idempotencyKey } = props
  const { noScript, ...words } = WORDS[locale]
  return (
    <div>
      <Enhanced by={passkey} props={{ act, options, ...words }}>
        <Form
          action={action}
          locale={locale}
          csrf={csrf}
          errors={errors}
          hidden={{ ...hidden, response: '' }}
          idempotencyKey={idempotencyKey}
        >
          {props.children}
          <div class="button-row">
            <Button type="submit" kind={kind} disabled>
              {button}
            </Button>
            <output class="soft" />
          </div>
          <noscript>
            <p class="soft">{noScript}</p>
          </noscript>
        </Form>
      </Enhanced>
    </div>
  )
}
