import { isId } from '../../../../../kernel/ids.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { FormState } from '../../../../../ui/form/form-state.ts'
import { type StaffCase, staffCaseQuery } from '../../../data/staff-case-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { WORK_ON_CASES } from '../../../staff-permissions.ts'
import { CasePage } from './case-page.tsx'
import type { CaseAttempt } from './case-part.ts'
import { CASE_WORDS } from './case-words.ts'

export const EMPTY: FormState = { values: {}, errors: [] }

/** The case of the address, or the page that says why not. */
export async function caseOf(c: WebContext): Promise<StaffCase | Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(staffCaseQuery, c.get('ctx'), { id })
  if (found.ok) return found.value
  return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
}

export function mayWorkOn(c: WebContext, { standing }: Pick<StaffCase, 'standing'>): boolean {
  return standing.staff && mayDo(c.get('ctx').who, WORK_ON_CASES)
}

export async function showCase(c: WebContext, attempt?: CaseAttempt, refusal?: Refusal): Promise<Response> {
  const answer = await caseOf(c)
  if (answer instanceof Response) return answer
  const locale = c.get('locale')
  const words = CASE_WORDS[locale]
  const status = attempt === undefined ? 200 : refusal?.kind === 'changed_meanwhile' ? 409 : 422
  return workspacePage(c, {
    title: answer.row.number,
    status,
    breadcrumbs: [{ title: words.inbox, href: localPath(locale, staffPaths.inbox()) }, { title: answer.row.number }],
    body: (
      <CasePage
        answer={answer}
        locale={locale}
        csrf={c.get('csrf')}
        today={c.get('ctx').today}
        mayWork={mayWorkOn(c, answer)}
        stateOf={(form) => (attempt?.form === form ? attempt.state : EMPTY)}
      />
    ),
  })
}
