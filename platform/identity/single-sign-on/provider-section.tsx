import type { Locale } from '../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import type { Factors } from '../factors/state.ts'
import { signInPaths } from '../sessions/paths.ts'

type Linked = Factors['providers'][number]

export interface ProviderSectionProps {
  readonly locale: Locale
  readonly csrf: string
  readonly zone: string
  readonly linked: readonly Linked[]
  /** What people call the institution's provider; undefined where there is none (any more). */
  readonly provider: string | undefined
}

const WORDS = {
  es: {
    title: 'Cuenta de la institución',
    lead: (provider: string) => `Si vincula su cuenta con ${provider}, ingresa sin escribir la contraseña de aquí.`,
    caption: 'Identidades vinculadas',
    issuer: 'La da',
    at: 'Vinculada',
    actions: 'Acciones',
    unlink: 'Desvincular',
    link: (provider: string) => `Vincular con ${provider}`,
  },
  en: {
    title: 'Account of the institution',
    lead: (provider: string) =>
      `If you link your account to ${provider}, you sign in without writing the password of here.`,
    caption: 'Linked identities',
    issuer: 'Given by',
    at: 'Linked',
    actions: 'Actions',
    unlink: 'Unlink',
    link: (provider: string) => `Link to ${provider}`,
  },
} as const

/** The identities by which a person may enter, on the page of what protects the account. */
export function ProviderSection({ locale, csrf, zone, linked, provider }: ProviderSectionProps) {
  if (provider === undefined && linked.length === 0) return null
  const words = WORDS[locale]
  return (
    <section class="stack" aria-labelledby="institucion">
      <h2 id="institucion">{words.title}</h2>
      {provider === undefined ? null : <p>{words.lead(provider)}</p>}
      {linked.length === 0 ? null : (
        <DataTable
          id="tabla-institucion"
          caption={words.caption}
          captionHidden
          locale={locale}
          columns={[
            { key: 'issuer', title: words.issuer, cell: ({ issuer }: Linked) => issuer },
            { key: 'at', title: words.at, kind: 'date', cell: ({ at }) => formatMoment(at, zone, locale) },
            {
              key: 'actions',
              title: words.actions,
              cell: ({ id, issuer }) => (
                <form method="post" action={localPath(locale, signInPaths.unlink(id))}>
                  <input type="hidden" name="csrf" value={csrf} />
                  <Button type="submit" kind="danger" size="small" label={`${words.unlink}: ${issuer}`}>
                    {words.unlink}
                  </Button>
                </form>
              ),
            },
          ]}
          rows={linked}
          rowKey={({ id }) => id}
        />
      )}
      {provider === undefined ? null : (
        <p>
          <ButtonLink href={localPath(locale, signInPaths.link())}>{words.link(provider)}</ButtonLink>
        </p>
      )}
    </section>
  )
}
