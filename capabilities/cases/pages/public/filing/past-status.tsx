import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { PastStatus } from '../../../data/past-status-query.ts'
import { DECISION_TITLES } from '../../staff/case/case-words.ts'

const ES = {
  title: (number: string) => `Expediente ${number}`,
  from: 'Viene del sistema anterior',
  lead: 'Este expediente se tramitó antes de este sistema. Se muestra lo que su archivo dice, tal como se incorporó: no se anotaron los pasos ni la cuenta del plazo, y lo que falta no se conoce.',
  stands: 'Lo que se sabe',
  filed: 'Se presentó',
  ended: 'Terminó',
  how: 'Cómo terminó',
  place: 'Municipio',
  use: 'Uso',
  area: 'Área',
  storeys: 'Niveles',
  notSaid: 'El archivo no lo dice',
  m2: 'm²',
}

const EN: typeof ES = {
  title: (number) => `Case ${number}`,
  from: 'It comes from the former system',
  lead: 'This case was dealt with before this system. What its file says is shown as it was taken over: neither its steps nor the account of its term were written down, and what is missing is not known.',
  stands: 'What is known',
  filed: 'Filed',
  ended: 'Ended',
  how: 'How it ended',
  place: 'Municipality',
  use: 'Use',
  area: 'Area',
  storeys: 'Storeys',
  notSaid: 'The file does not say',
  m2: 'm²',
}

const WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }

const ENDS: Readonly<Record<string, Text>> = {
  ...DECISION_TITLES,
  withdrawn: { es: 'Desistido', en: 'Withdrawn' },
  lapsed: { es: 'Caducado', en: 'Lapsed' },
  closed: { es: 'Cerrado con respuesta', en: 'Closed with an answer' },
}

export function pastTitle(number: string, locale: Locale): string {
  return WORDS[locale].title(number)
}

/** A case of the system before: no clock and no course, because nobody wrote them down; no name, because it is nobody else's. */
export function PastStatusView({ past, locale }: { readonly past: PastStatus; readonly locale: Locale }) {
  const words = WORDS[locale]
  const day = (value: string | undefined) => (value === undefined ? words.notSaid : formatDate(value, locale, 'prose'))
  const end = past.endedAs === undefined ? undefined : ENDS[past.endedAs]
  return (
    <>
      <PageHead eyebrow={<Spoken text={past.title} locale={locale} />} title={words.title(past.number)} />
      <Notice kind="info" locale={locale} title={words.from}>
        <p>{words.lead}</p>
      </Notice>
      <section class="stack" aria-labelledby="situacion">
        <h2 id="situacion">{words.stands}</h2>
        <DefinitionList
          items={[
            { term: words.filed, value: day(past.filedOn) },
            { term: words.ended, value: day(past.endedOn) },
            { term: words.how, value: end === undefined ? words.notSaid : say(end, locale) },
            ...(past.place === undefined ? [] : [{ term: words.place, value: past.place }]),
            ...(past.use === undefined ? [] : [{ term: words.use, value: say(past.use, locale) }]),
            ...(past.area === undefined
              ? []
              : [{ term: words.area, value: `${formatNumber(past.area, { max: 2 })} ${words.m2}` }]),
            ...(past.storeys === undefined ? [] : [{ term: words.storeys, value: formatNumber(past.storeys) }]),
          ]}
        />
      </section>
    </>
  )
}
