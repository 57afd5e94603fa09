import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { ReviewAnswer } from '../../../data/review-query.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { AgreementTable } from './agreement-table.tsx'
import { MEETING_WORDS } from './meeting-words.ts'
import { REVIEW_WORDS } from './review-words.ts'

export interface MeetingPageProps {
  readonly answer: ReviewAnswer
  readonly locale: Locale
  readonly csrf: string
  readonly meeting: FormState
  readonly agreement: FormState
}

/** Where the meeting is written down while it is held: what was said, then each agreement as it is made. */
export function MeetingPage({ answer, locale, csrf, meeting, agreement }: MeetingPageProps) {
  const words = MEETING_WORDS[locale]
  const { quarter: own, year, day } = answer
  const local = (path: string) => localPath(locale, path)
  const place = [year.plan.year, own.quarter] as const
  return (
    <>
      <PageHead
        title={words.title}
        eyebrow={REVIEW_WORDS[locale].review(own.quarter, year.plan.year)}
        lead={<p>{words.lead}</p>}
      />
      <Form
        action={local(reviewPaths.meeting(...place))}
        locale={locale}
        csrf={csrf}
        errors={meeting.errors}
        labels={{
          heldOn: words.heldOn,
          place: words.place,
          attendees: words.attendees,
          agenda: words.agenda,
          notes: words.notes,
        }}
        hidden={{ expectedVersion: String(own.meeting?.version ?? 0) }}
      >
        <DateField locale={locale} label={words.heldOn} max={day} required {...field(meeting, 'heldOn')} />
        <TextField locale={locale} label={words.place} maxLength={300} required {...field(meeting, 'place')} />
        <TextArea
          locale={locale}
          label={words.attendees}
          hint={words.attendeesHint}
          required
          {...field(meeting, 'attendees')}
        />
        <TextArea locale={locale} label={words.agenda} hint={words.agendaHint} required {...field(meeting, 'agenda')} />
        <TextArea locale={locale} label={words.notes} rows={6} {...field(meeting, 'notes')} />
        <ButtonRow>
          <Button kind="primary">{words.save}</Button>
        </ButtonRow>
      </Form>
      <section aria-labelledby="agreed-title">
        <h2 id="agreed-title">{words.agreements}</h2>
        {answer.agreements.length === 0 ? null : (
          <AgreementTable
            id="meeting"
            agreements={answer.agreements}
            day={day}
            locale={locale}
            caption={words.agreements}
          />
        )}
        <h3>{words.addAgreement}</h3>
        <Form
          action={local(reviewPaths.addAgreement(...place))}
          locale={locale}
          csrf={csrf}
          errors={agreement.errors}
          labels={{ text: words.agreement, unit: words.unit, post: words.post, dueOn: words.dueOn }}
        >
          <TextArea
            locale={locale}
            label={words.agreement}
            rows={3}
            maxLength={2000}
            required
            {...field(agreement, 'text')}
          />
          <SelectField
            locale={locale}
            label={words.unit}
            placeholder={words.chooseUnit}
            required
            options={year.plan.poas.map(({ head }) => ({
              value: head.unit.code,
              label: `${head.unit.code} · ${say(head.unit.title, locale)}`,
            }))}
            {...field(agreement, 'unit')}
          />
          <TextField locale={locale} label={words.post} maxLength={200} {...field(agreement, 'post')} />
          <DateField locale={locale} label={words.dueOn} required {...field(agreement, 'dueOn')} />
          <ButtonRow>
            <Button kind="primary">{words.saveAgreement}</Button>
          </ButtonRow>
        </Form>
      </section>
    </>
  )
}
