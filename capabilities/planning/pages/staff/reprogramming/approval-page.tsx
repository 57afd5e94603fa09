import { formatDate } from '../../../../../kernel/format.ts'
import type { Ctx } from '../../../../../platform/capability/context.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import type { StoredPoa } from '../../../data/stored-poa.ts'
import { planningPaths } from '../../../paths.ts'
import { reprogrammingPaths } from '../../../reprogramming-paths.ts'
import { APPROVE_POA } from '../../../reprogramming-permissions.ts'
import { blockingFindings } from '../../../rules/approval/may-approve.ts'
import { checkPlan } from '../../../rules/checks/check-plan.ts'
import { FindingLists } from '../checks-page.tsx'
import { PoaHead } from '../matrix-page.tsx'
import type { StaffYear } from '../year-page.tsx'
import { REPROGRAMMING_WORDS } from './words.ts'

export interface ApprovalPageProps {
  readonly year: StaffYear
  readonly poa: StoredPoa
  readonly who: Ctx['who']
  readonly today: string
  readonly csrf: string
  readonly idempotencyKey: string
  readonly state: FormState
}

/** A plan is approved here, or says by which act it was; what stands in the way is listed with its links. */
export function ApprovalPage(props: ApprovalPageProps) {
  const { year, poa, who } = props
  const { view } = year
  const { locale } = view
  const words = REPROGRAMMING_WORDS[locale]
  if (poa.head.status === 'approved')
    return (
      <>
        <PoaHead view={view} poa={poa} current="approval" />
        <Approved poa={poa} locale={locale} />
      </>
    )
  const findings = checkPlan(poa.plan, view.plan.severities)
  const blocking = blockingFindings(findings)
  const others = findings.filter((finding) => !blocking.includes(finding))
  const hrefOf = (key: string) => localPath(locale, planningPaths.element(key, view.cutOff))
  return (
    <>
      <PoaHead view={view} poa={poa} current="approval" />
      {blocking.length === 0 ? (
        <Notice kind="success" locale={locale} title={words.ready} />
      ) : (
        <Notice kind="warning" locale={locale} title={words.blocking(blocking.length)}>
          <p>{words.blockingLead}</p>
        </Notice>
      )}
      {mayDo(who, APPROVE_POA) && blocking.length === 0 ? <ApprovalForm {...props} /> : <p>{words.waits}</p>}
      <FindingLists locale={locale} findings={blocking} plan={poa.plan} hrefOf={hrefOf} />
      {others.length === 0 ? null : (
        <details>
          <summary>{words.others(others.length)}</summary>
          <FindingLists locale={locale} findings={others} plan={poa.plan} hrefOf={hrefOf} level={3} scope="otras-" />
        </details>
      )}
    </>
  )
}

function ApprovalForm({ year, poa, today, csrf, idempotencyKey, state }: ApprovalPageProps) {
  const { locale } = year.view
  const words = REPROGRAMMING_WORDS[locale]
  return (
    <section aria-labelledby="aprobar">
      <h2 id="aprobar">{words.approve}</h2>
      <p class="measure">{words.approvalLead}</p>
      <Form
        action={localPath(locale, reprogrammingPaths.approval(poa.head.year, poa.head.unit.code))}
        locale={locale}
        csrf={csrf}
        idempotencyKey={idempotencyKey}
        errors={state.errors}
        labels={{ on: words.on, by: words.by, reference: words.reference }}
        hidden={{ poaId: poa.head.id, expectedVersion: String(poa.head.version) }}
      >
        <DateField locale={locale} label={words.on} required max={today} {...field(state, 'on')} />
        <TextField
          locale={locale}
          label={words.by}
          hint={words.byHint}
          required
          maxLength={200}
          {...field(state, 'by')}
        />
        <TextField
          locale={locale}
          label={words.reference}
          hint={words.referenceHint}
          required
          maxLength={300}
          {...field(state, 'reference')}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.approve}
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

function Approved({ poa, locale }: { readonly poa: StoredPoa; readonly locale: 'es' | 'en' }) {
  const words = REPROGRAMMING_WORDS[locale]
  const { head } = poa
  return (
    <section aria-labelledby="aprobado">
      <h2 id="aprobado">{words.approvedTitle}</h2>
      <DefinitionList
        items={[
          { term: words.on, value: head.approvedOn === null ? words.noActNoted : formatDate(head.approvedOn, locale) },
          { term: words.by, value: head.approvedBy ?? words.noActNoted },
          { term: words.reference, value: head.approvedReference ?? words.noActNoted },
        ]}
      />
      <p class="measure">{words.approvedSays}</p>
      <ButtonRow>
        <ButtonLink kind="secondary" href={localPath(locale, reprogrammingPaths.ofPlan(head.year, head.unit.code))}>
          {words.requests}
        </ButtonLink>
        <ButtonLink kind="secondary" href={localPath(locale, reprogrammingPaths.versions(head.year, head.unit.code))}>
          {words.seeVersions}
        </ButtonLink>
      </ButtonRow>
    </section>
  )
}
