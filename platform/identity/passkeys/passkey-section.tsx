import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import type { Passkey } from '../factors/state.ts'
import { signInPaths } from '../sessions/paths.ts'
import { PasskeyForm } from './passkey-form.tsx'

export interface PasskeySectionProps {
  readonly locale: Locale
  readonly csrf: string
  readonly zone: string
  readonly passkeys: readonly Passkey[]
  /** What a new one is called until the person says otherwise: "Firefox en Windows". */
  readonly device: string
  /** Whether browsers make passkeys at this address at all. */
  readonly available: boolean
}

const WORDS = {
  es: {
    title: 'Llaves de acceso',
    lead: 'Con una llave de acceso se ingresa sin contraseña: su teléfono, su computadora o una llave USB le pide la huella, el rostro o un PIN. No se puede adivinar ni entregar por engaño a otra página.',
    none: 'Todavía no tiene ninguna.',
    caption: 'Sus llaves de acceso',
    name: 'Nombre',
    at: 'Registrada',
    used: 'Último uso',
    never: 'Nunca',
    synced: 'copiada entre sus dispositivos',
    actions: 'Acciones',
    rename: 'Cambiar nombre',
    newName: 'Nombre nuevo',
    save: 'Guardar',
    remove: 'Quitar',
    add: 'Agregar una llave de acceso',
    addName: 'Nombre de la llave nueva',
    addHint: 'Para reconocerla después: «Teléfono», «Computadora de la oficina».',
    here: 'En esta dirección no se pueden usar llaves de acceso: hace falta abrir la plataforma por su nombre y con https.',
  },
  en: {
    title: 'Passkeys',
    lead: 'A passkey signs you in without a password: your telephone, your computer or a USB key asks for your finger, your face or a PIN. It cannot be guessed, nor given away to another page by a trick.',
    none: 'You have none yet.',
    caption: 'Your passkeys',
    name: 'Name',
    at: 'Registered',
    used: 'Last used',
    never: 'Never',
    synced: 'copied between your devices',
    actions: 'Actions',
    rename: 'Rename',
    newName: 'New name',
    save: 'Save',
    remove: 'Take away',
    add: 'Add a passkey',
    addName: 'Name of the new passkey',
    addHint: 'To recognise it later: “Telephone”, “Computer at the office”.',
    here: 'Passkeys cannot be used at this address: the platform has to be opened by its name and with https.',
  },
} as const

/** A person's passkeys, on the page of what protects the account. */
export function PasskeySection({ locale, csrf, zone, passkeys, device, available }: PasskeySectionProps) {
  const words = WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  return (
    <section class="stack" aria-labelledby="llaves">
      <h2 id="llaves">{words.title}</h2>
      <p>{words.lead}</p>
      {passkeys.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <DataTable
          id="tabla-llaves"
          caption={words.caption}
          captionHidden
          locale={locale}
          columns={[
            {
              key: 'name',
              title: words.name,
              cell: ({ name, backedUp }: Passkey) => (
                <>
                  {name}
                  {backedUp ? <span class="soft"> · {words.synced}</span> : null}
                </>
              ),
            },
            { key: 'at', title: words.at, kind: 'date', cell: ({ at }) => formatMoment(at, zone, locale) },
            {
              key: 'used',
              title: words.used,
              kind: 'date',
              cell: ({ usedAt }) => (usedAt === undefined ? words.never : formatMoment(usedAt, zone, locale)),
            },
            {
              key: 'actions',
              title: words.actions,
              cell: (passkey) => <PasskeyActions locale={locale} csrf={csrf} passkey={passkey} />,
            },
          ]}
          rows={passkeys}
          rowKey={({ id }) => id}
        />
      )}
      {available ? (
        <PasskeyForm
          act="make"
          locale={locale}
          csrf={csrf}
          options={local(signInPaths.newPasskeyOptions())}
          action={local(signInPaths.passkeys())}
          button={words.add}
        >
          <TextField
            name="name"
            id="nombre-llave"
            label={words.addName}
            hint={words.addHint}
            locale={locale}
            required
            width="half"
            maxLength={60}
            value={device}
          />
        </PasskeyForm>
      ) : (
        <Notice kind="info" locale={locale}>
          {words.here}
        </Notice>
      )}
    </section>
  )
}

function PasskeyActions({ locale, csrf, passkey }: { locale: Locale; csrf: string; passkey: Passkey }) {
  const words = WORDS[locale]
  const { id, name } = passkey
  return (
    <div class="stack">
      <details>
        <summary>{words.rename}</summary>
        <Form action={localPath(locale, signInPaths.renamePasskey(id))} locale={locale} csrf={csrf}>
          <TextField
            name="name"
            id={`nombre-${id}`}
            label={words.newName}
            locale={locale}
            required
            maxLength={60}
            value={name}
          />
          <Button type="submit" kind="secondary" size="small">
            {words.save}
          </Button>
        </Form>
      </details>
      <form method="post" action={localPath(locale, signInPaths.removePasskey(id))}>
        <input type="hidden" name="csrf" value={csrf} />
        <Button type="submit" kind="danger" size="small" label={`${words.remove}: ${name}`}>
          {words.remove}
        </Button>
      </form>
    </div>
  )
}
