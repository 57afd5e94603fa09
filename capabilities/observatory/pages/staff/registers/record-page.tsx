import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DrawingBoard, ShapeField } from '../../../../territory/contract-fields.ts'
import type { RecordForm } from '../../../data/register-work-queries.ts'
import { registerWorkPaths } from '../../../registers-paths.ts'
import { DemoTag } from '../../public/catalogue/observatory-frame.tsx'
import { POINT, POINT_SYSTEM } from './register-forms.ts'
import { WORK_WORDS } from './work-words.ts'

interface RecordProps {
  readonly locale: Locale
  readonly csrf: string
  readonly answer: RecordForm
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly mayKeep: boolean
}

/** A record, exact point and all: to be written down, read, corrected with a reason, or withdrawn. */
export function RecordPage({ locale, csrf, answer, typed, errors, mayKeep }: RecordProps) {
  const words = WORK_WORDS[locale]
  const { register, record } = answer
  const { kind } = register
  const local = (path: string) => localPath(locale, path)
  const open = record?.withdrawn !== true && mayKeep
  return (
    <>
      <PageHead
        eyebrow={say(kind.title, locale)}
        title={record === undefined ? words.newRecord : words.recordTitle(record.number)}
        marks={
          <>
            {record?.outside === true ? <Tag>{words.outside}</Tag> : null}{' '}
            <DemoTag locale={locale} demo={record?.demo ?? false} />
          </>
        }
      />
      {record?.withdrawn === true ? (
        <Notice kind="info" locale={locale}>
          {words.isWithdrawn}
        </Notice>
      ) : null}
      {record?.longitude !== undefined && kind.privacy.points !== 'open' ? (
        <Notice kind="warning" locale={locale}>
          {words.exact}
        </Notice>
      ) : null}
      <RecordFields
        locale={locale}
        csrf={csrf}
        answer={answer}
        typed={typed}
        errors={errors}
        open={open}
        action={local(record === undefined ? registerWorkPaths.add(kind.code) : registerWorkPaths.record(record.id))}
      />
      {record === undefined || !open ? null : (
        <section class="stack" aria-labelledby="retirar">
          <h2 id="retirar">{words.withdrawTitle}</h2>
          <p class="soft">{words.withdrawLead}</p>
          <Form action={local(registerWorkPaths.withdraw(record.id))} locale={locale} csrf={csrf}>
            <input type="hidden" name="expectedVersion" value={record.version} />
            <TextField
              locale={locale}
              label={words.withdrawReason}
              required
              {...field({ values: typed, errors }, 'withdrawReason')}
            />
            <Button type="submit" kind="quiet">
              {words.withdraw}
            </Button>
          </Form>
        </section>
      )}
    </>
  )
}

function RecordFields({
  locale,
  csrf,
  answer,
  typed,
  errors,
  open,
  action,
}: Omit<RecordProps, 'mayKeep'> & { readonly open: boolean; readonly action: string }) {
  const words = WORK_WORDS[locale]
  const { register, record, places, ground } = answer
  const { kind } = register
  const code = (id: string) => places.find((place) => place.id === id)?.code
  const stored: Record<string, string | undefined> =
    record === undefined
      ? {}
      : {
          date: kind.grain === 'month' ? record.on.slice(0, 7) : record.on,
          place: code(record.placeId),
          category: record.category,
          site: record.site,
          amount: record.amount === undefined ? undefined : String(record.amount),
          [POINT]: record.longitude === undefined ? undefined : `${record.latitude}, ${record.longitude}`,
          source: record.source,
          external: record.external,
        }
  // What was typed stands as it was typed, also where it is empty now.
  const values = Object.keys(typed).length === 0 ? stored : typed
  const common = (name: string) => ({ locale, ...field({ values, errors }, name) })
  return (
    <Form action={action} locale={locale} csrf={csrf} errors={errors}>
      {record === undefined ? null : <input type="hidden" name="expectedVersion" value={record.version} />}
      <TextField
        label={kind.grain === 'month' ? words.month : words.date}
        hint={kind.grain === 'month' ? words.monthHint : words.dayHint}
        required
        width="short"
        {...common('date')}
      />
      <SelectField
        label={words.place}
        placeholder={kind.point === 'none' ? words.choose : words.chooseByPoint}
        required={kind.point === 'none'}
        options={places.map((place) => ({ value: place.code, label: place.name }))}
        {...common('place')}
      />
      {kind.category === undefined ? null : (
        <SelectField
          label={say(kind.category.title, locale)}
          required
          placeholder={words.choose}
          options={kind.category.values.map((value) => ({ value: value.code, label: say(value.title, locale) }))}
          {...common('category')}
        />
      )}
      {kind.site === undefined ? null : <TextField label={say(kind.site.title, locale)} {...common('site')} />}
      {kind.amount === undefined ? null : (
        <TextField label={say(kind.amount.title, locale)} required width="short" {...common('amount')} />
      )}
      {kind.point === 'none' ? null : (
        <DrawingBoard
          locale={locale}
          kind="point"
          name={POINT}
          ground={ground}
          snaps={false}
          shape={
            record?.longitude === undefined || record.latitude === undefined || errors.length > 0
              ? undefined
              : { type: 'Point', coordinates: [record.longitude, record.latitude] }
          }
        >
          <ShapeField
            kind="point"
            label={words.pointField}
            hint={words.pointHint}
            required={kind.point === 'required'}
            system={values[POINT_SYSTEM]}
            {...common(POINT)}
          />
        </DrawingBoard>
      )}
      <TextField label={words.source} {...common('source')} />
      <TextField label={words.external} width="half" {...common('external')} />
      {record === undefined ? null : (
        <TextArea label={words.reason} hint={words.reasonHint} rows={2} required {...common('reason')} />
      )}
      {open ? (
        <Button type="submit" kind="primary">
          {record === undefined ? words.save : words.correct}
        </Button>
      ) : null}
    </Form>
  )
}
