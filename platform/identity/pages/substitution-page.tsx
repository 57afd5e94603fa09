import type { CivilDate } from '../../../kernel/civil.ts'
import { formatDate } from '../../../kernel/format.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Locale } from '../../../kernel/text.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Card, CardGrid } from '../../../ui/content/content.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../ui/form/date-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, type FormState, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import type { ActingFor } from '../../capability/context.ts'
import { localPath } from '../../web/paths.ts'
import { identityPaths } from '../paths.ts'
import type { Colleague, SubstitutionLine, Substitutions } from '../people/substitutions-query.ts'
import { idIn } from './person-parts.tsx'
import { SUBSTITUTION_WORDS } from './substitution-words.ts'

export interface SubstitutionPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly today: CivilDate
  readonly acting: ActingFor | undefined
  readonly found: Substitutions
  readonly typed: FormState['values']
  readonly errors: readonly FieldError[]
}

/** Who acts for whom: whom one may act for, who acts for oneself, and naming somebody. */
export function SubstitutionPage(props: SubstitutionPageProps) {
  const { locale, csrf, acting, found, typed, errors } = props
  const words = SUBSTITUTION_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      {acting === undefined ? null : (
        <Notice
          kind="info"
          locale={locale}
          title={words.acting(acting.name, formatDate(acting.until, locale, 'prose'))}
        >
          <p>{words.actingNote}</p>
          <Act locale={locale} csrf={csrf} action={identityPaths.stopActing()} title={words.stop} />
        </Notice>
      )}
      <h2>{words.forOthersTitle}</h2>
      <SubstitutionList {...props} lines={found.forOthers} empty={words.noneForOthers} canAct={acting === undefined} />
      {acting === undefined ? (
        <>
          <h2>{words.ownTitle}</h2>
          <SubstitutionList {...props} lines={found.own} empty={words.noneOwn} canAct={false} />
          <h2>{words.nameTitle}</h2>
          <SubstituteForm
            locale={locale}
            csrf={csrf}
            action={localPath(locale, identityPaths.substitution())}
            today={props.today}
            colleagues={found.colleagues}
            typed={typed}
            errors={errors}
          />
        </>
      ) : null}
    </>
  )
}

interface ActProps {
  readonly locale: Locale
  readonly csrf: string
  readonly action: string
  readonly title: string
  readonly label?: string
  readonly id?: Id
  readonly kind?: 'secondary' | 'quiet'
}

function Act({ locale, csrf, action, title, label, id, kind = 'secondary' }: ActProps) {
  return (
    <form method="post" action={localPath(locale, action)}>
      <input type="hidden" name="csrf" value={csrf} />
      {id === undefined ? null : <input type="hidden" name="id" value={id} />}
      <Button type="submit" kind={kind} size="small" label={label}>
        {title}
      </Button>
    </form>
  )
}

interface ListProps {
  readonly locale: Locale
  readonly csrf: string
  readonly lines: readonly SubstitutionLine[]
  readonly empty: string
  /** Whether the reader may begin to act by one that is in force. */
  readonly canAct: boolean
}

/** Each with its days, its reason and what can be done, so that nothing of it lies beyond the edge of a telephone. */
export function SubstitutionList({ locale, csrf, lines, empty, canAct }: ListProps) {
  const words = SUBSTITUTION_WORDS[locale]
  if (lines.length === 0) return <p class="soft">{empty}</p>
  return (
    <CardGrid>
      {lines.map((line) => (
        <Card
          key={line.id}
          title={<span lang={locale === 'es' ? undefined : 'es'}>{words.actsFor(line.substitute, line.absent)}</span>}
          eyebrow={words.days(formatDate(line.from, locale, 'prose'), formatDate(line.to, locale, 'prose'))}
          foot={
            <div class="button-row">
              {canAct && line.inForce ? (
                <Act
                  locale={locale}
                  csrf={csrf}
                  action={identityPaths.startActing()}
                  title={words.act}
                  label={`${words.act}: ${line.absent}`}
                  id={line.id}
                />
              ) : null}
              <Act
                locale={locale}
                csrf={csrf}
                action={identityPaths.endSubstitution()}
                title={words.end}
                label={`${words.end}: ${line.absent}, ${line.substitute}`}
                id={line.id}
                kind="quiet"
              />
            </div>
          }
        >
          <p>
            <span lang="es">{line.reason}</span>
            {line.inForce ? null : <span class="soft"> · {words.later}</span>}
          </p>
        </Card>
      ))}
    </CardGrid>
  )
}

interface SubstituteFormProps {
  readonly locale: Locale
  readonly csrf: string
  readonly action: string
  readonly today: CivilDate
  readonly colleagues: readonly Colleague[]
  readonly typed: FormState['values']
  readonly errors: readonly FieldError[]
  /** Off where the page has said already what is wrong. */
  readonly summary?: boolean
}

/** Names somebody for some days. On one's own page and on an administrator's. */
export function SubstituteForm(props: SubstituteFormProps) {
  const { locale, csrf, action, today, colleagues, typed, errors, summary = true } = props
  const words = SUBSTITUTION_WORDS[locale]
  const state = { values: typed, errors }
  if (colleagues.length === 0) return <p>{words.noColleagues}</p>
  const labels = { substitute: words.substitute, from: words.from, to: words.to, reason: words.reason }
  return (
    <Form action={action} locale={locale} csrf={csrf} errors={summary ? errors : []} labels={labels}>
      <p>{words.nameLead}</p>
      <SelectField
        locale={locale}
        label={words.substitute}
        required
        width="half"
        placeholder={words.choose}
        options={colleagues.map(({ accountId, name }) => ({ value: accountId, label: name }))}
        {...field(state, 'substitute')}
      />
      <DateField
        locale={locale}
        id={idIn(state, 'sustitucion-from')}
        label={words.from}
        required
        min={today}
        {...field(state, 'from')}
      />
      <DateField
        locale={locale}
        id={idIn(state, 'sustitucion-to')}
        label={words.to}
        required
        min={today}
        {...field(state, 'to')}
      />
      <TextField
        locale={locale}
        id={idIn(state, 'sustitucion-reason')}
        label={words.reason}
        hint={words.reasonHint}
        required
        {...field(state, 'reason')}
      />
      <Button type="submit" kind="primary">
        {words.name}
      </Button>
    </Form>
  )
}
