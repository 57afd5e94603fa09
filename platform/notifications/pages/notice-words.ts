import type { Locale } from '../../../kernel/text.ts'
import type { Channel } from '../kind.ts'

interface NoticeWords {
  readonly title: string
  readonly lead: string
  readonly views: string
  readonly all: string
  readonly unread: string
  readonly new: string
  readonly urgent: string
  readonly open: string
  readonly read: string
  readonly readAll: string
  readonly allRead: string
  readonly choose: string
  readonly none: string
  readonly noneUnread: string
  readonly noneSays: string
  readonly choicesTitle: string
  readonly choicesLead: string
  readonly whichTitle: string
  readonly whenTitle: string
  readonly whenLead: (zone: string) => string
  readonly urgentNote: string
  readonly channels: Readonly<Record<Channel, string>>
  readonly language: string
  readonly digestAt: string
  readonly digestHint: string
  readonly quietFrom: string
  readonly quietHint: string
  readonly quietTo: string
  readonly save: string
  readonly saved: string
}

export const NOTICE_WORDS: Record<Locale, NoticeWords> = {
  es: {
    title: 'Avisos',
    lead: 'Lo que pasó y le interesa por su trabajo.',
    views: 'Qué avisos ver',
    all: 'Todos',
    unread: 'Sin leer',
    new: 'nuevo',
    urgent: 'urgente',
    open: 'Abrir',
    read: 'Marcar como leído',
    readAll: 'Marcar todos como leídos',
    allRead: 'Todos sus avisos quedaron como leídos.',
    choose: 'Elegir qué avisos recibir',
    none: 'No tiene avisos',
    noneUnread: 'No tiene avisos sin leer',
    noneSays: 'Cuando haya algo que le interese, aparecerá aquí y por los medios que usted eligió.',
    choicesTitle: 'Qué avisos recibir',
    choicesLead:
      'Elija por qué medio quiere enterarse de cada cosa. Si marca correo y resumen, llega el correo y no se repite en el resumen.',
    whichTitle: 'Avisos',
    whenTitle: 'Cuándo y en qué idioma',
    whenLead: (zone) => `Las horas son las de la institución (${zone}), de 00:00 a 23:59.`,
    urgentNote: 'Es urgente: llega también en las horas de silencio.',
    channels: { in_app: 'En esta lista', email: 'Por correo, en el momento', digest: 'En el resumen del día' },
    language: 'Idioma de los correos',
    digestAt: 'Hora del resumen',
    digestHint: 'Un correo al día, solo si hay algo que contar.',
    quietFrom: 'Sin correos desde',
    quietHint: 'Lo que no es urgente espera hasta que terminen.',
    quietTo: 'Sin correos hasta',
    save: 'Guardar',
    saved: 'Sus preferencias quedaron guardadas.',
  },
  en: {
    title: 'Notices',
    lead: 'What happened and concerns your work.',
    views: 'Which notices to see',
    all: 'All',
    unread: 'Unread',
    new: 'new',
    urgent: 'urgent',
    open: 'Open',
    read: 'Mark as read',
    readAll: 'Mark all as read',
    allRead: 'All your notices are marked as read.',
    choose: 'Choose which notices to get',
    none: 'You have no notices',
    noneUnread: 'You have no unread notices',
    noneSays: 'When there is something that concerns you, it will appear here and by the ways you chose.',
    choicesTitle: 'Which notices to get',
    choicesLead:
      'Choose by which way you want to learn of each thing. If you tick both letter and summary, the letter comes and the summary does not repeat it.',
    whichTitle: 'Notices',
    whenTitle: 'When and in which language',
    whenLead: (zone) => `Times are those of the institution (${zone}), from 00:00 to 23:59.`,
    urgentNote: 'It is urgent: it comes in quiet hours too.',
    channels: { in_app: 'In this list', email: 'By e-mail, at once', digest: 'In the daily summary' },
    language: 'Language of the letters',
    digestAt: 'Hour of the summary',
    digestHint: 'One letter a day, only when there is something to tell.',
    quietFrom: 'No letters from',
    quietHint: 'What is not urgent waits until they end.',
    quietTo: 'No letters until',
    save: 'Save',
    saved: 'Your preferences are saved.',
  },
}
