import type { CivilDate } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { RequestsAnswer } from '../../../data/requests.ts'
import { requestPaths } from '../../../requests-paths.ts'
import { type Standing, standingOf } from '../../../rules/requests/request-acts.ts'
import { REQUEST_WORDS } from './requests-words.ts'

export function StandingTag({ locale, standing }: { readonly locale: Locale; readonly standing: Standing }) {
  const kind = standing.kind === 'late' ? 'here' : standing.kind === 'waits' ? 'action' : 'plain'
  return <Tag kind={kind}>{REQUEST_WORDS[locale].standing(standing)}</Tag>
}

interface ListProps {
  readonly locale: Locale
  readonly answer: RequestsAnswer
  readonly today: CivilDate
  readonly mayAsk: boolean
}

/** Of whom data were asked: what is late stands first. */
export function RequestsPage({ locale, answer, today, mayAsk }: ListProps) {
  const words = REQUEST_WORDS[locale]
  return (
    <>
      <PageHead
        title={words.title}
        lead={<p>{words.lead}</p>}
        actions={
          mayAsk ? (
            <ButtonLink href={localPath(locale, requestPaths.ask())} kind="primary">
              {words.ask}
            </ButtonLink>
          ) : null
        }
      />
      <DataTable
        id="solicitudes"
        caption={words.title}
        captionHidden
        cards
        locale={locale}
        rows={answer.requests}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'request',
            title: words.request,
            cell: ({ id, number, indicator, period, demo }) => (
              <>
                <a href={localPath(locale, requestPaths.request(id))}>
                  {number}. {say(indicator.title, locale)}, {period}
                </a>{' '}
                {demo ? <Tag kind="demo">{words.demo}</Tag> : null}
              </>
            ),
          },
          {
            key: 'institution',
            title: words.institution,
            cell: ({ institution, askedOffice }) => (
              <span lang={locale === 'es' ? undefined : 'es'}>
                {institution}. {askedOffice}
              </span>
            ),
          },
          {
            key: 'state',
            title: words.state,
            cell: (request) => <StandingTag locale={locale} standing={standingOf(request, today)} />,
          },
          {
            key: 'asked',
            title: words.askedOn,
            kind: 'date',
            cell: ({ askedOn }) => formatDate(askedOn, locale),
          },
          { key: 'due', title: words.dueOn, kind: 'date', cell: ({ dueOn }) => formatDate(dueOn, locale) },
        ]}
      />
    </>
  )
}

interface AskProps {
  readonly locale: Locale
  readonly csrf: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly indicators: RequestsAnswer['indicators']
}

export function AskPage({ locale, csrf, typed, errors, indicators }: AskProps) {
  const words = REQUEST_WORDS[locale]
  const common = (name: string) => ({ locale, ...field({ values: typed, errors }, name) })
  // What a sheet computes is asked of nobody.
  const brought = indicators.filter(({ sheet }) => sheet.content.calculation === undefined)
  return (
    <>
      <PageHead title={words.ask} lead={<p>{words.askLead}</p>} />
      <Form action={localPath(locale, requestPaths.ask())} locale={locale} csrf={csrf} errors={errors}>
        <TextField label={words.institution} required maxLength={200} {...common('institution')} />
        <TextField label={words.office} hint={words.officeHint} required maxLength={200} {...common('askedOffice')} />
        <TextField label={words.mailbox} hint={words.mailboxHint} type="email" {...common('mailbox')} />
        <SelectField
          label={words.indicator}
          required
          placeholder={words.choose}
          options={brought.map(({ code, sheet }) => ({ value: code, label: say(sheet.title, locale) }))}
          {...common('indicator')}
        />
        <TextField label={words.period} hint={words.periodHint} required width="short" {...common('period')} />
        <DateField label={words.dueOn} required {...common('dueOn')} />
        <TextArea label={words.remark} maxLength={2000} {...common('remark')} />
        <Button type="submit" kind="primary">
          {words.send}
        </Button>
      </Form>
    </>
  )
}
