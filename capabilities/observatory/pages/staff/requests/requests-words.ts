import { formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import type { Standing } from '../../../rules/requests/request-acts.ts'

const days = (count: number) => (count === 1 ? '1 día' : `${formatNumber(count)} días`)
const daysEn = (count: number) => (count === 1 ? '1 day' : `${formatNumber(count)} days`)

const ES = {
  title: 'Solicitudes de datos',
  lead: 'Lo que otras instituciones llevan y el observatorio necesita: a quién se pidió, para cuándo y qué llegó. Los recordatorios salen solos, siete días y un día antes del plazo, y uno, siete y treinta días después.',
  ask: 'Pedir datos',
  askLead: 'La carta se redacta con la ficha del indicador. Si escribe un buzón, sale de inmediato; si no, imprímala.',
  send: 'Pedir estos datos',
  number: 'N.º',
  institution: 'Institución',
  office: 'Oficina que responde',
  officeHint: 'Una unidad o dependencia, no una persona.',
  mailbox: 'Buzón de la oficina',
  mailboxHint: 'Correo de la oficina. Déjelo en blanco si la carta va en papel.',
  indicator: 'Indicador',
  choose: 'Elija un indicador',
  period: 'Período',
  periodHint: '2019, 2019-S1, 2019-Q2 o 2019-03',
  askedOn: 'Se pidió el',
  dueOn: 'Plazo',
  remark: 'Algo más para la carta',
  state: 'Cómo va',
  demo: 'demostración',
  request: 'Solicitud',
  of: (number: number) => `Solicitud n.º ${number}`,
  letter: 'Carta',
  print: 'Con la opción de imprimir del navegador la carta sale en papel.',
  sentTo: (mailbox: string) => `Salió al buzón ${mailbox}.`,
  onPaper: 'Va en papel: la oficina no tiene buzón anotado.',
  reminders: 'Recordatorios que salieron',
  noReminders: 'Aún no ha salido ninguno.',
  before: (count: number) => `${days(count)} antes del plazo`,
  after: (count: number) => `${days(count)} después del plazo`,
  answer: 'Llegó una respuesta',
  answerLead:
    'Si los datos llegaron en una tabla, tráigala en «Traer cifras» y elija allí esta solicitud; también puede elegir aquí el lote.',
  bring: 'Traer cifras',
  batch: 'Lote con los datos',
  noBatch: 'Sin cifras',
  note: 'Qué respondió la institución',
  noteHint: 'Hace falta si no llegaron cifras.',
  noteAnswer: 'Anotar la respuesta',
  withdraw: 'Retirar la solicitud',
  why: 'Por qué se retira',
  arrived: 'Llegó en el lote',
  said: 'Lo que se anotó',
  done: 'La solicitud se guardó.',
  answered: 'La respuesta quedó anotada.',
  withdrawn: 'La solicitud se retiró.',
  standing: (standing: Standing): string => {
    switch (standing.kind) {
      case 'late':
        return `Atrasada ${days(standing.days)}`
      case 'waits':
        return standing.days === 0 ? 'Vence hoy' : `Vence en ${days(standing.days)}`
      case 'answered':
        return standing.late === 0 ? 'Llegó a tiempo' : `Llegó ${days(standing.late)} tarde`
      case 'withdrawn':
        return 'Retirada'
    }
  },
}

const EN: typeof ES = {
  title: 'Requests of data',
  lead: 'What other institutions keep and the observatory needs: who was asked, until when, and what came. Reminders leave by themselves, seven days and one day before the due date, and one, seven and thirty days after it.',
  ask: 'Ask for data',
  askLead:
    'The letter is written from the sheet of the indicator. With a mailbox it leaves at once; without one, print it.',
  send: 'Ask for these data',
  number: 'No.',
  institution: 'Institution',
  office: 'Office that answers',
  officeHint: 'A unit or department, not a person.',
  mailbox: 'Mailbox of the office',
  mailboxHint: 'E-mail of the office. Leave it blank if the letter goes on paper.',
  indicator: 'Indicator',
  choose: 'Choose an indicator',
  period: 'Period',
  periodHint: '2019, 2019-S1, 2019-Q2 or 2019-03',
  askedOn: 'Asked on',
  dueOn: 'Due on',
  remark: 'Anything else for the letter',
  state: 'How it stands',
  demo: 'demonstration',
  request: 'Request',
  of: (number) => `Request no. ${number}`,
  letter: 'Letter',
  print: 'The browser’s print option puts the letter on paper.',
  sentTo: (mailbox) => `It left for the mailbox ${mailbox}.`,
  onPaper: 'It goes on paper: no mailbox of the office is noted.',
  reminders: 'Reminders that left',
  noReminders: 'None has left yet.',
  before: (count) => `${daysEn(count)} before the due date`,
  after: (count) => `${daysEn(count)} after the due date`,
  answer: 'An answer came',
  answerLead:
    'If the data came in a table, bring it in “Bring figures” and choose this request there; you can also choose the batch here.',
  bring: 'Bring figures',
  batch: 'Batch with the data',
  noBatch: 'No figures',
  note: 'What the institution answered',
  noteHint: 'Needed if no figures came.',
  noteAnswer: 'Note the answer',
  withdraw: 'Withdraw the request',
  why: 'Why it is withdrawn',
  arrived: 'It came in the batch',
  said: 'What was noted',
  done: 'The request was saved.',
  answered: 'The answer was noted.',
  withdrawn: 'The request was withdrawn.',
  standing: (standing) => {
    switch (standing.kind) {
      case 'late':
        return `${daysEn(standing.days)} late`
      case 'waits':
        return standing.days === 0 ? 'Due today' : `Due in ${daysEn(standing.days)}`
      case 'answered':
        return standing.late === 0 ? 'Came in time' : `Came ${daysEn(standing.late)} late`
      case 'withdrawn':
        return 'Withdrawn'
    }
  },
}

export const REQUEST_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
