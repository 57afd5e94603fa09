import { formatNumber, formatPercent } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import type { ToldTimes } from '../../../data/real-times-query.ts'
import { ENOUGH_CASES } from '../../../rules/statistics/real-times.ts'
import { Section } from './guide-parts.tsx'

const ES = {
  title: 'Cuánto ha tardado de verdad',
  lead: 'En los últimos doce meses. Son los días hábiles en que le tocaba actuar a la oficina, contados con el calendario; los que usó quien solicita no se suman.',
  demo: 'Demostración',
  demoNote: 'Los expedientes, o parte de ellos, se inventaron para la demostración: estos días no miden nada.',
  half: 'La mitad de los expedientes, en',
  most: 'Nueve de cada diez, en',
  inTerm: 'Dentro de su plazo',
  cases: 'Expedientes resueltos',
  days: (count: number) =>
    count === 1 ? '1 día hábil o menos' : `${formatNumber(count, { max: 1 })} días hábiles o menos`,
  few: (count: number) =>
    count === 0
      ? 'En los últimos doce meses no se ha resuelto ninguno aquí: todavía no hay con qué decirlo.'
      : `En los últimos doce meses se ${count === 1 ? 'ha resuelto uno' : `han resuelto ${count}`}: son muy pocos para decirlo (hacen falta ${ENOUGH_CASES}).`,
}

const EN: typeof ES = {
  title: 'How long it has really taken',
  lead: 'In the last twelve months. These are the working days on which it was the office’s turn, counted with the calendar; those that applicants used are not added.',
  demo: 'Demonstration',
  demoNote: 'The cases, or some of them, were made up for the demonstration: these days measure nothing.',
  half: 'Half of the cases, within',
  most: 'Nine of ten, within',
  inTerm: 'Within their term',
  cases: 'Cases resolved',
  days: (count) => (count === 1 ? '1 working day' : `${formatNumber(count, { max: 1 })} working days`),
  few: (count) =>
    count === 0
      ? 'None has been resolved here in the last twelve months: there is nothing yet to tell it by.'
      : `${count === 1 ? 'One has' : `${count} have`} been resolved in the last twelve months: too few to tell (${ENOUGH_CASES} are needed).`,
}

const WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }

export function RealTimesSection({ times, locale }: { readonly times: ToldTimes; readonly locale: Locale }) {
  const words = WORDS[locale]
  const { cases, office, inTerm, demo } = times
  return (
    <Section id="tiempos" title={words.title}>
      {office === undefined ? (
        <p>{words.few(cases)}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          {demo ? (
            <p class="soft">
              <Tag kind="demo">{words.demo}</Tag> {words.demoNote}
            </p>
          ) : null}
          <DefinitionList
            items={[
              { term: words.half, value: words.days(office.median) },
              { term: words.most, value: words.days(office.p90) },
              ...(inTerm.of === 0
                ? []
                : [{ term: words.inTerm, value: formatPercent((100 * inTerm.count) / inTerm.of) }]),
              { term: words.cases, value: formatNumber(cases) },
            ]}
          />
        </>
      )}
    </Section>
  )
}
