import { formatDate } from '../../../../kernel/format.ts'
import { spanWords } from '../clock/day-words.ts'
import type { Term } from '../clock/ledger.ts'
import type { ClockReading } from '../clock/reading.ts'

/** The clock's account in one paragraph, as a resolution tells it. In Spanish: that is the language of the act. */
export function clockParagraph(reading: ClockReading, term: Term, decidedOn: string): string {
  const prose = (date: string) => formatDate(date, 'es', 'prose')
  const { days, entry, filed, due, late } = reading
  const days_ = (count: number) => `${count} ${count === 1 ? 'día hábil' : 'días hábiles'}`
  const others = days.others === 0 ? '' : `, otras entidades ${days.others}`
  return [
    `La solicitud se presentó el ${prose(filed)}${entry === 1 ? '' : `, con ${entry} ingresos en total`}.`,
    `La Oficina empleó ${days_(days.administration)}; quien solicita, ${days.applicant}${others}.`,
    `El plazo es de ${spanWords(term, 'es')}${entry === 1 ? '' : ' desde el último ingreso'}${due === undefined ? '' : ` y vence el ${prose(due)}`}.`,
    late === 0
      ? `Se resuelve el ${prose(decidedOn)}, dentro del plazo.`
      : `Se resuelve el ${prose(decidedOn)}, ${days_(late)} después de vencido el plazo.`,
  ].join(' ')
}
