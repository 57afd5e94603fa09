import type { Locale } from '../../../../../kernel/text.ts'
import type { FollowedAgreement } from '../../../data/agreement-query.ts'
import { AgreementTable } from './agreement-table.tsx'
import { AGREEMENT_WORDS } from './agreement-words.ts'

export interface OwnAgreementsProps {
  readonly agreements: readonly FollowedAgreement[]
  readonly locale: Locale
}

/** What the reviews agreed on that a person's units still have to carry out. */
export function OwnAgreements({ agreements, locale }: OwnAgreementsProps) {
  const words = AGREEMENT_WORDS[locale]
  const waiting = agreements.filter(({ state }) => state === 'overdue' || state === 'open')
  const [first] = waiting
  return (
    <section aria-labelledby="own-agreements">
      <h2 id="own-agreements">{words.mine}</h2>
      {first === undefined ? (
        <p>{words.mineNone}</p>
      ) : (
        <AgreementTable id="mine" caption={words.mine} agreements={waiting} day={first.day} locale={locale} />
      )}
    </section>
  )
}
