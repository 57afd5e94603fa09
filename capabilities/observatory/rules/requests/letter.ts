import type { CivilDate } from '../../../../kernel/civil.ts'
import { formatDate } from '../../../../kernel/format.ts'
import type { SheetContent } from '../../model.ts'

export interface LetterFacts {
  readonly number: number
  /** Who asks. */
  readonly sender: string
  readonly institution: string
  readonly askedOffice: string
  readonly indicator: string
  readonly content: Pick<SheetContent, 'definition' | 'unit' | 'breakdowns' | 'contact'>
  readonly period: string
  readonly askedOn: CivilDate
  readonly dueOn: CivilDate
  readonly remark: string
}

export interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

/** The letter that asks, in the language of the institutions. */
export function letterOf(facts: LetterFacts): Letter {
  const { content } = facts
  const parts = content.breakdowns.map(({ title }) => title.es)
  return {
    subject: `Solicitud de datos n.º ${facts.number}: ${facts.indicator}, ${facts.period}`,
    paragraphs: [
      `${facts.askedOffice}, ${facts.institution}`,
      `${facts.sender} lleva un observatorio cuyas cifras publica con su fuente, su método y su fecha. Para el indicador «${facts.indicator}» su institución lleva el registro, y por eso le solicitamos los datos del período ${facts.period}.`,
      `Qué se pide: ${content.definition.es} Unidad: ${content.unit.es}.`,
      `Cómo se pide: una fila por municipio, con las columnas «municipio», «período» y «valor»${parts.length === 0 ? '' : `, y si los hay, los desgloses por ${parts.join(' y por ')}`}, en una hoja de cálculo o en un archivo CSV. Donde no haya dato, escriba por qué: «n/d» si no se recogió, «n/a» si no aplica, «reservado» si se refiere a muy pocas personas. Un cero es una cifra; una celda vacía no.`,
      ...(facts.remark === '' ? [] : [facts.remark]),
      `Le agradecemos enviarlos a más tardar el ${formatDate(facts.dueOn, 'es', 'prose')}. Responde consultas: ${content.contact.es}.`,
      'Las cifras se revisan antes de publicarse; si algo no cuadra, se le consulta. Se publican citando a su institución como fuente.',
    ],
  }
}

/** The letter that reminds: before the day, or after it. */
export function reminderLetter(facts: LetterFacts, daysFrom: number): Letter {
  const due = formatDate(facts.dueOn, 'es', 'prose')
  const asked = formatDate(facts.askedOn, 'es', 'prose')
  const about = `«${facts.indicator}» del período ${facts.period}`
  return {
    subject: `Recordatorio de la solicitud de datos n.º ${facts.number}`,
    paragraphs: [
      `${facts.askedOffice}, ${facts.institution}`,
      daysFrom < 0
        ? `El ${asked} le solicitamos los datos de ${about}. El plazo que propusimos termina el ${due}.`
        : `El ${asked} le solicitamos los datos de ${about}, y el ${due} terminó el plazo que propusimos. Aún no los hemos recibido.`,
      `Si ya los envió, disculpe este mensaje. Si necesita más tiempo o los datos no existen, díganoslo: ${facts.content.contact.es}.`,
    ],
  }
}
