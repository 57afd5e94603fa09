import { formatDate, formatNumber } from '../../kernel/format.ts'
import type { Locale, Text } from '../../kernel/text.ts'
import type { HeadFault, HistoryVerdict, LinkFault } from '../audit/verify.ts'

const FAULTS: Readonly<Record<LinkFault, Text>> = {
  order: {
    es: 'el orden: falta una entrada, o hay una que no debía estar',
    en: 'its order: an entry is missing, or one is there that should not be',
  },
  previous: {
    es: 'la entrada anterior: no continúa la que está antes',
    en: 'the entry before: it does not follow the one that stands there',
  },
  content: {
    es: 'el contenido: no dice lo que decía cuando se escribió',
    en: 'its content: it does not say what it said when it was written',
  },
}

/** True when nothing was found wrong. */
export function isIntact(verdict: HistoryVerdict): boolean {
  return verdict.chain.whole && verdict.faults.length === 0
}

/** What the verification found, a sentence a line. */
export function verdictWords(verdict: HistoryVerdict, locale: Locale): readonly string[] {
  const es = locale === 'es'
  const { chain, heads, faults } = verdict
  const first = chain.whole
    ? es
      ? `El historial está íntegro: ${formatNumber(chain.entries)} entradas, cabeza ${chain.head}`
      : `The history is whole: ${formatNumber(chain.entries)} entries, head ${chain.head}`
    : es
      ? `El historial está ROTO en la entrada ${formatNumber(chain.brokenAt)} (${chain.id}): no coincide ${FAULTS[chain.differs].es}.`
      : `The history is BROKEN at entry ${formatNumber(chain.brokenAt)} (${chain.id}): what differs is ${FAULTS[chain.differs].en ?? ''}.`
  const second =
    faults.length > 0
      ? faults.map((fault) => faultWords(fault, locale))
      : [
          heads === 0
            ? es
              ? 'Todavía no hay cabezas diarias con las que comparar.'
              : 'There are no daily heads to compare with yet.'
            : es
              ? `${formatNumber(heads)} cabezas diarias comparadas: todas coinciden.`
              : `${formatNumber(heads)} daily heads compared: all agree.`,
        ]
  return [first, ...second]
}

function faultWords({ day, seq, fault, kept }: HeadFault, locale: Locale): string {
  const date = formatDate(day, locale, 'prose')
  const number = formatNumber(seq)
  if (locale === 'es') {
    const which = kept === 'here' ? 'publicada' : 'guardada fuera'
    return fault === 'gone'
      ? `La cabeza ${which} del ${date} señala la entrada ${number}, que ya no existe: el historial fue recortado.`
      : `La cabeza ${which} del ${date} no coincide con la entrada ${number}: el historial fue reescrito.`
  }
  const which = kept === 'here' ? 'published' : 'kept outside'
  return fault === 'gone'
    ? `The head of ${date} ${which} points at entry ${number}, which is no longer there: the history was cut short.`
    : `The head of ${date} ${which} does not agree with entry ${number}: the history was written anew.`
}
