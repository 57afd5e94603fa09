import { createTransport } from 'nodemailer'
import type { Locale } from '../../kernel/text.ts'

export interface Mail {
  /** Of the letter: a letter sent again after a crash carries the same, and mail servers show it once. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly locale: Locale
}

/** `refused`: the other server will not take this letter, now or later. What may pass later is thrown. */
export type MailOutcome = 'sent' | 'kept' | 'refused'

export interface Mailer {
  /** `mailbox` keeps letters in the database instead of sending them: no SMTP server is configured. */
  readonly kind: 'smtp' | 'mailbox'
  send(mail: Mail): Promise<MailOutcome>
  close(): void
}

/** Letters stay in the house, to be read by administrators of a demonstration. */
export const mailboxMailer: Mailer = { kind: 'mailbox', send: async () => 'kept', close: () => {} }

export interface SmtpSettings {
  /** `smtp://user:password@server:587` or `smtps://…`. */
  readonly url: string
  /** `Trama <avisos@institucion.gob.sv>`. */
  readonly from: string
}

const CONNECTIONS = 3
const CONNECT_MS = 15_000
const SILENCE_MS = 30_000

/** Sends through the institution's own mail server, by TLS wherever that offers it. */
export function smtpMailer({ url, from }: SmtpSettings): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // What a letter says comes from the program, but nothing of it may make the server open files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    kind: 'smtp',
    async send(mail) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.id}@${domainOf(from)}>`,
          // Told to answering machines, so that they do not answer (RFC 3834).
          headers: { 'auto-submitted': 'auto-generated', 'content-language': mail.locale },
        })
        return 'sent'
      } catch (error) {
        if (isRefusal(error)) return 'refused'
        throw error
      }
    },
    close: () => transport.close(),
  }
}

/** 5xx to the address or the letter is final (RFC 5321, 4.2.1); a refused sign-in is a setting to be put right, and is not. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode === undefined || responseCode >= 500)
}

function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'trama.invalid'
}
