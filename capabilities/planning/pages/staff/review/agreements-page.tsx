import type { Locale } from '../../../../../kernel/text.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { EmptyState } from '../../../../../ui/feedback/pages.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { FollowedAgreement } from '../../../data/agreement-query.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { AGREEMENT_STATE_TITLES, AGREEMENT_STATES } from '../../../rules/review/agreement-state.ts'
import { AgreementTable } from './agreement-table.tsx'
import { AGREEMENT_WORDS } from './agreement-words.ts'

export interface AgreementChoices {
  readonly state: string | undefined
  readonly unit: string | undefined
  readonly year: string | undefined
}

export interface AgreementsPageProps {
  readonly all: readonly FollowedAgreement[]
  readonly choice: AgreementChoices
  readonly locale: Locale
}

/** Agreements of all reviews, followed until they are closed; what is chosen stands in the address. */
export function AgreementsPage({ all, choice, locale }: AgreementsPageProps) {
  const words = AGREEMENT_WORDS[locale]
  const shown = all.filter(
    (each) =>
      (choice.state === undefined || each.state === choice.state) &&
      (choice.unit === undefined || each.unit.code.toLowerCase() === choice.unit.toLowerCase()) &&
      (choice.year === undefined || String(each.year) === choice.year),
  )
  const units = [...new Map(all.map((each) => [each.unit.code, say(each.unit.title, locale)]))].sort()
  const years = [...new Set(all.map((each) => each.year))].sort().reverse()
  const days = new Map(shown.map((each) => [each.year, each.day]))
  return (
    <>
      <PageHead title={words.agreements} lead={<p>{words.lead}</p>} />
      <FilterBar action={localPath(locale, reviewPaths.agreements())} show={words.filter}>
        <FilterSelect
          name="estado"
          label={words.state}
          value={choice.state}
          options={[
            ['', words.allStates],
            ...AGREEMENT_STATES.map((state) => [state, say(AGREEMENT_STATE_TITLES[state], locale)] as const),
          ]}
        />
        <FilterSelect
          name="unidad"
          label={words.responsible}
          value={choice.unit?.toLowerCase()}
          options={[
            ['', words.allUnits],
            ...units.map(([code, title]) => [code.toLowerCase(), `${code} · ${title}`] as const),
          ]}
        />
        <FilterSelect
          name="anio"
          label={words.year}
          value={choice.year}
          options={[['', words.allYears], ...years.map((year) => [String(year), String(year)] as const)]}
        />
      </FilterBar>
      {shown.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      ) : (
        [...days]
          .sort(([one], [other]) => other - one)
          .map(([year, day]) => (
            <AgreementTable
              key={year}
              id={String(year)}
              caption={`${words.agreements} ${year}`}
              agreements={shown.filter((each) => each.year === year)}
              day={day}
              locale={locale}
            />
          ))
      )}
    </>
  )
}
