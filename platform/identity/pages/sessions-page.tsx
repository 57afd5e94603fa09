import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Tag } from '../../../ui/content/content.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { formatMoment } from '../../web/moment.ts'
import { localPath } from '../../web/paths.ts'
import { IDLE_HOURS, SESSION_HOURS } from '../session.ts'
import type { SessionLine } from '../sessions/commands.ts'
import { deviceWords } from '../sessions/device-words.ts'
import { signInPaths } from '../sessions/paths.ts'

export interface SessionsPageProps {
  readonly locale: Locale
  readonly zone: string
  readonly csrf: string
  readonly sessions: readonly SessionLine[]
}

export const SESSION_WORDS = {
  es: {
    title: 'Mis sesiones',
    lead: `Dónde está abierta su cuenta. Una sesión termina sola después de ${IDLE_HOURS} horas sin uso, y a las ${SESSION_HOURS} horas de haber ingresado.`,
    caption: 'Sesiones abiertas',
    device: 'Dónde',
    here: 'esta',
    address: 'Dirección de red',
    unknown: 'No se sabe',
    at: 'Ingreso',
    seen: 'Último uso',
    actions: 'Acciones',
    end: 'Cerrar',
    endOthers: 'Cerrar todas las demás',
    ended: 'La sesión quedó cerrada.',
    endedAll: 'Las demás sesiones quedaron cerradas.',
    strange: 'Si no reconoce alguna, ciérrela y cambie su contraseña.',
  },
  en: {
    title: 'My sessions',
    lead: `Where your account is open. A session ends by itself after ${IDLE_HOURS} hours without use, and ${SESSION_HOURS} hours after signing in.`,
    caption: 'Open sessions',
    device: 'Where',
    here: 'this one',
    address: 'Network address',
    unknown: 'Not known',
    at: 'Signed in',
    seen: 'Last used',
    actions: 'Actions',
    end: 'End',
    endOthers: 'End all others',
    ended: 'The session has ended.',
    endedAll: 'The other sessions have ended.',
    strange: 'If you do not recognise one, end it and change your password.',
  },
} as const

export function SessionsPage({ locale, zone, csrf, sessions }: SessionsPageProps) {
  const words = SESSION_WORDS[locale]
  const moment = (instant: string) => formatMoment(instant, zone, locale)
  const action = localPath(locale, signInPaths.sessions())
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <DataTable
        id="sesiones"
        caption={words.caption}
        captionHidden
        locale={locale}
        rows={sessions}
        rowKey={({ id }) => id}
        highlight={({ here }) => here}
        columns={[
          {
            key: 'device',
            title: words.device,
            cell: ({ agent, here }: SessionLine) => (
              <>
                {deviceWords(agent, locale)} {here ? <Tag kind="here">{words.here}</Tag> : null}
              </>
            ),
          },
          { key: 'address', title: words.address, cell: ({ address }) => address ?? words.unknown },
          { key: 'at', title: words.at, kind: 'date', cell: ({ at }) => moment(at) },
          { key: 'seen', title: words.seen, kind: 'date', cell: ({ seenAt }) => moment(seenAt) },
          {
            key: 'actions',
            title: words.actions,
            cell: ({ id, here, agent, at }) =>
              here ? null : (
                <form method="post" action={action}>
                  <input type="hidden" name="csrf" value={csrf} />
                  <input type="hidden" name="id" value={id} />
                  <Button
                    type="submit"
                    kind="secondary"
                    size="small"
                    label={`${words.end}: ${deviceWords(agent, locale)}, ${moment(at)}`}
                  >
                    {words.end}
                  </Button>
                </form>
              ),
          },
        ]}
      />
      {sessions.length < 2 ? null : (
        <section class="stack">
          <p>{words.strange}</p>
          <form method="post" action={action}>
            <input type="hidden" name="csrf" value={csrf} />
            <Button type="submit" kind="danger">
              {words.endOthers}
            </Button>
          </form>
        </section>
      )}
    </>
  )
}
