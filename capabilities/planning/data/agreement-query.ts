import type { CivilDate } from '../../../kernel/civil.ts'
import { type Id, isId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import { type AgreementState, agreementState } from '../rules/review/agreement-state.ts'
import { agreementsOf, type StoredAgreement } from './agreement-store.ts'
import { reviewDay } from './review-store.ts'

export interface FollowedAgreement extends StoredAgreement {
  readonly state: AgreementState
  /** The day at which the state was judged. */
  readonly day: CivilDate
}

/** Agreements of all years, or those of some units, each with its state today. */
export const agreementsQuery: Query<{ readonly unitIds?: readonly Id[] }, readonly FollowedAgreement[]> = {
  id: 'planning.agreements',
  permission: READ_WORKSPACE,
  async run(tx, ctx, { unitIds }) {
    const found = await agreementsOf(tx, { unitIds })
    const days = new Map<number, CivilDate>()
    for (const year of new Set(found.map((each) => each.year))) days.set(year, await reviewDay(tx, ctx, year))
    return {
      ok: true,
      value: found.map((each) => {
        const day = days.get(each.year) ?? ctx.today
        return { ...each, day, state: agreementState(each, day) }
      }),
    }
  },
}

export const agreementQuery: Query<string, FollowedAgreement> = {
  id: 'planning.agreement',
  permission: READ_WORKSPACE,
  async run(tx, ctx, id) {
    const [found] = isId(id) ? await agreementsOf(tx, { id }) : []
    if (found === undefined)
      return refuse({
        kind: 'no_agreement',
        message: { es: 'Ese acuerdo no existe.', en: 'There is no such agreement.' },
      })
    const day = await reviewDay(tx, ctx, found.year)
    return { ok: true, value: { ...found, day, state: agreementState(found, day) } }
  },
}
