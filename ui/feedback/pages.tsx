import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Weave } from '../brand/logo.tsx'

export interface EmptyStateProps {
  readonly title: string
  readonly children?: ComponentChildren
  /** The next step: a button or a link. */
  readonly action?: ComponentChildren
}

/** Nothing here yet, why, and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <Weave />
      <p class="empty-title">{title}</p>
      {children == null ? null : <div class="empty-body">{children}</div>}
      {action == null ? null : <div class="button-row">{action}</div>}
    </div>
  )
}

export type ErrorKind = 'not_found' | 'forbidden' | 'error' | 'offline' | 'busy' | 'away' | 'too_long'

interface ErrorWords {
  readonly title: string
  readonly says: string
}

const ERROR_WORDS: Record<Locale, Record<ErrorKind, ErrorWords>> = {
  es: {
    not_found: {
      title: 'No encontramos esta página',
      says: 'La dirección puede tener un error o la página ya no existe. Revise la dirección o busque lo que necesita.',
    },
    forbidden: {
      title: 'Su cuenta no permite ver esta página',
      says: 'Si la necesita para su trabajo, pida el permiso a quien administra las cuentas de su oficina.',
    },
    error: {
      title: 'Algo falló de nuestro lado',
      says: 'No se guardó nada de lo último que envió. Intente de nuevo; si vuelve a fallar, avise y dé el número de abajo.',
    },
    offline: {
      title: 'No hay conexión',
      says: 'Lo que ya escribió sigue en esta página. Cuando vuelva la conexión, envíelo de nuevo.',
    },
    busy: {
      title: 'Hay demasiadas solicitudes en este momento',
      says: 'Espere un minuto y vuelva a intentarlo. No hace falta que escriba de nuevo.',
    },
    away: {
      title: 'El servicio no responde por un momento',
      says: 'La base de datos no está disponible y volverá sin que usted haga nada. Espere un minuto y abra la página de nuevo. Si acababa de enviar algo, vea primero si quedó guardado.',
    },
    too_long: {
      title: 'Esto tardó demasiado y se detuvo',
      says: 'No se guardó nada de lo último que envió. Pida menos de una vez, por ejemplo un año o una unidad; si vuelve a pasar, avise y dé el número de abajo.',
    },
  },
  en: {
    not_found: {
      title: 'We could not find this page',
      says: 'The address may be mistyped, or the page is gone. Check the address or search for what you need.',
    },
    forbidden: {
      title: 'Your account may not open this page',
      says: 'If your work needs it, ask whoever manages accounts in your office for access.',
    },
    error: {
      title: 'Something failed on our side',
      says: 'Nothing from your last step was saved. Try again; if it keeps failing, report it with the number below.',
    },
    offline: {
      title: 'You are offline',
      says: 'What you typed is still on this page. Send it again once the connection is back.',
    },
    busy: {
      title: 'Too many requests right now',
      says: 'Wait a minute and try again. You will not need to type anything twice.',
    },
    away: {
      title: 'The service is not answering for a moment',
      says: 'The database is not available; it will come back without you doing anything. Wait a minute and open the page again. If you had just sent something, look first whether it was saved.',
    },
    too_long: {
      title: 'This took too long and was stopped',
      says: 'Nothing from your last step was saved. Ask for less at a time, for example one year or one unit; if it happens again, report it with the number below.',
    },
  },
}

export interface ErrorPageProps {
  readonly kind: ErrorKind
  readonly locale: Locale
  /** Number of the request, to quote in a report. */
  readonly reference?: string | undefined
  /** In place of the usual sentence. */
  readonly children?: ComponentChildren
  readonly actions?: ComponentChildren
  /** 1 unless it is shown inside another page. */
  readonly level?: 1 | 2 | 3 | undefined
}

/** The inside of `main` when a page cannot be given: what happened, what was not lost, the next step. */
export function ErrorPage({ kind, locale, reference, children, actions, level = 1 }: ErrorPageProps) {
  const Heading = `h${level}` as const
  const text = ERROR_WORDS[locale][kind]
  return (
    <div class="error-page">
      <Weave rows={6} />
      <Heading class="error-title">{text.title}</Heading>
      <div class="lead">{children ?? <p>{text.says}</p>}</div>
      {actions == null ? null : <div class="button-row">{actions}</div>}
      {reference === undefined ? null : (
        <p class="soft">
          {locale === 'es' ? 'Número de referencia' : 'Reference number'}: <code>{reference}</code>
        </p>
      )}
    </div>
  )
}
