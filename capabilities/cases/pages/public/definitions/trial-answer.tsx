import { formatMoney } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import type { Trial } from '../../../rules/definition/trial.ts'
import { CERTAINTY_NOTES } from './definition-words.ts'

const WORDS = {
  es: {
    passes: 'Con estas respuestas puede presentarse.',
    warned: 'Con estas respuestas puede presentarse, pero tenga en cuenta lo que se avisa.',
    stops: 'Con estas respuestas no se podría presentar.',
    open: 'Hay preguntas sin responder: cuanto más responda, más segura es la revisión.',
    why: 'Por qué',
    stop: 'No deja presentar',
    warn: 'Aviso',
    fee: 'Lo que se pagaría',
    total: 'Total',
    unknown: 'falta responder algo para calcularlo',
    noFee: 'Con estas respuestas no hay ninguna tarifa publicada.',
    documents: 'Los documentos que llevaría',
    held: (by: string) => `ya lo tiene ${by}`,
  },
  en: {
    passes: 'With these answers it can be filed.',
    warned: 'With these answers it can be filed, but mind what is warned of.',
    stops: 'With these answers it could not be filed.',
    open: 'Some questions are not answered: the more you answer, the surer the check.',
    why: 'Why',
    stop: 'Stops the filing',
    warn: 'Warning',
    fee: 'What would be paid',
    total: 'Total',
    unknown: 'an answer is missing to compute it',
    noFee: 'With these answers there is no published fee.',
    documents: 'The documents it would need',
    held: (by: string) => `held already by ${by}`,
  },
} as const

/** Whether it passes, why not, what it costs and what has to be brought, from answers that nobody keeps. */
export function TrialAnswer(props: {
  readonly trial: Trial
  /** Questions were left without an answer. */
  readonly open: boolean
  readonly locale: Locale
}) {
  const { trial, open, locale } = props
  const words = WORDS[locale]
  const { checks, invalid, fees, documents } = trial
  const stopped = invalid.length > 0 || checks.some(({ severity }) => severity === 'stops')
  const verdict = stopped ? words.stops : checks.length > 0 ? words.warned : words.passes
  return (
    <div class="stack" id="resultado">
      <Notice kind={stopped ? 'warning' : 'success'} locale={locale} title={verdict}>
        {open && !stopped ? words.open : null}
      </Notice>
      {checks.length + invalid.length === 0 ? null : (
        <section class="stack" aria-labelledby="por-que">
          <h2 id="por-que">{words.why}</h2>
          <ul class="trial-list">
            {invalid.map(({ key, title, valid }) => (
              <li key={key}>
                <strong>{say(title, locale)}:</strong>{' '}
                {valid === undefined ? null : <Spoken text={valid.otherwise} locale={locale} />}
              </li>
            ))}
            {checks.map(({ key, severity, message, citation, certainty }) => (
              <li key={key}>
                <strong>{severity === 'stops' ? words.stop : words.warn}:</strong>{' '}
                <Spoken text={message} locale={locale} />{' '}
                <span class="soft">
                  (
                  {citation === undefined ? null : (
                    <>
                      <span lang={locale === 'es' ? undefined : 'es'}>{citation}</span>;{' '}
                    </>
                  )}
                  {say(CERTAINTY_NOTES[certainty], locale).toLowerCase()})
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack" aria-labelledby="se-pagaria">
        <h2 id="se-pagaria">{words.fee}</h2>
        {fees.length === 0 ? (
          <p>{words.noFee}</p>
        ) : (
          <ul class="trial-list">
            {fees.map(({ fee, amount }) => (
              <li key={fee.key}>
                <Spoken text={fee.title} locale={locale} />:{' '}
                {amount === undefined ? (
                  words.unknown
                ) : (
                  <strong>{formatMoney({ cents: Math.round(amount * 100), currency: 'USD' })}</strong>
                )}{' '}
                <span class="soft">({say(CERTAINTY_NOTES[fee.certainty], locale).toLowerCase()})</span>
              </li>
            ))}
            {fees.filter(({ amount }) => amount !== undefined).length > 1 ? (
              <li>
                {words.total}: <strong>{formatMoney({ cents: Math.round(trial.total * 100), currency: 'USD' })}</strong>
              </li>
            ) : null}
          </ul>
        )}
      </section>
      <section class="stack" aria-labelledby="llevaria">
        <h2 id="llevaria">{words.documents}</h2>
        <ul class="trial-list">
          {documents.map(({ key, title, heldBy }) => (
            <li key={key}>
              <Spoken text={title} locale={locale} />
              {heldBy === undefined ? null : <span class="soft"> ({words.held(say(heldBy, locale))})</span>}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
