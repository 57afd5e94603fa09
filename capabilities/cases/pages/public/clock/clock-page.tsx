import { type Locale, say } from '../../../../../kernel/text.ts'
import type { JurisdictionCalendar } from '../../../../../platform/calendar/calendar.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { NumberField } from '../../../../../ui/form/text-fields.tsx'
import { clockPaths } from '../../../clock-paths.ts'
import { TERM_UNITS } from '../../../rules/clock/ledger.ts'
import { AccountView, ReadingView } from './account-view.tsx'
import { type ClockForm, type ClockFormAnswer, DEEDS, type Deed, type DeedRow, rowField } from './clock-form.ts'
import { CLOCK_WORDS } from './clock-words.ts'

interface FormPart {
  readonly form: ClockForm
  readonly locale: Locale
}

export function ClockFormView(
  props: FormPart & { readonly calendars: readonly JurisdictionCalendar[]; readonly action: string },
) {
  const { form, locale, calendars, action } = props
  const words = CLOCK_WORDS[locale]
  const labels = {
    largo: words.length,
    unidad: words.unit,
    calendario: words.calendar,
    presentada: words.filed,
    al: words.today,
    responder: words.answerWithin,
    caduca: words.lapse,
    ...Object.fromEntries(
      form.rows.flatMap((_, index) => [
        [rowField('hecho', index), words.deed(index + 1)],
        [rowField('dia', index), words.day(index + 1)],
        [rowField('cuanto', index), words.by(index + 1)],
      ]),
    ),
  }
  return (
    <Form action={action} method="get" locale={locale} errors={form.errors} labels={labels}>
      <NumberField {...field(form, 'largo')} locale={locale} label={words.length} width="short" required />
      <SelectField
        {...field(form, 'unidad')}
        locale={locale}
        label={words.unit}
        width="half"
        required
        options={TERM_UNITS.map((value) => ({ value, label: words.units[value] }))}
      />
      <SelectField
        {...field(form, 'calendario')}
        locale={locale}
        label={words.calendar}
        hint={words.calendarHint}
        placeholder={words.choose}
        required
        options={calendars.map(({ code, title }) => ({ value: code, label: say(title, locale) }))}
      />
      <DateField {...field(form, 'presentada')} locale={locale} label={words.filed} required />
      <fieldset class="stack">
        <legend>
          <h2>{words.deeds}</h2>
        </legend>
        <p class="soft">{words.deedsHint}</p>
        {form.rows.map((row, index) => (
          <DeedFields key={index} form={form} locale={locale} row={row} index={index} />
        ))}
      </fieldset>
      <MoreFields form={form} locale={locale} />
      <ButtonRow>
        <Button type="submit">{words.count}</Button>
      </ButtonRow>
    </Form>
  )
}

function DeedFields({ form, locale, row, index }: FormPart & { readonly row: DeedRow; readonly index: number }) {
  const words = CLOCK_WORDS[locale]
  const { errors } = form
  // One name for all rows, so that the address is a list; ids and errors are of the row.
  const part = (name: 'hecho' | 'dia' | 'cuanto', value: string) => {
    const own = field({ values: {}, errors }, rowField(name, index))
    return { ...own, name, value, id: `f-${own.name}` }
  }
  return (
    <div class="deed-row">
      <SelectField
        {...part('hecho', row.deed)}
        locale={locale}
        label={words.deed(index + 1)}
        placeholder={words.nothing}
        options={(Object.keys(DEEDS) as Deed[]).map((value) => ({ value, label: say(DEEDS[value], locale) }))}
      />
      <DateField {...part('dia', row.on)} locale={locale} label={words.day(index + 1)} />
      <NumberField {...part('cuanto', row.by)} locale={locale} label={words.by(index + 1)} width="short" />
    </div>
  )
}

function MoreFields({ form, locale }: FormPart) {
  const words = CLOCK_WORDS[locale]
  const options = (from: Readonly<Record<string, string>>) =>
    Object.entries(from).map(([value, label]) => ({ value, label }))
  const open = ['al', 'caduca', 'observado', 'inhabil'].some((name) => (form.values[name] ?? '') !== '')
  return (
    <details open={open || form.errors.length > 0}>
      <summary>{words.more}</summary>
      <div class="stack">
        <DateField {...field(form, 'al')} locale={locale} label={words.today} hint={words.todayHint} />
        <NumberField {...field(form, 'responder')} locale={locale} label={words.answerWithin} width="short" />
        <NumberField {...field(form, 'caduca')} locale={locale} label={words.lapse} width="short" />
        <SelectField
          {...field(form, 'observado')}
          locale={locale}
          label={words.observed}
          options={options(words.observedOptions)}
        />
        <SelectField
          {...field(form, 'inhabil')}
          locale={locale}
          label={words.filedOff}
          options={options(words.filedOffOptions)}
        />
      </div>
    </details>
  )
}

export function ClockAnswerView(props: {
  readonly answer: ClockFormAnswer
  readonly search: string
  readonly locale: Locale
  readonly local: (path: string) => string
}) {
  const { answer, search, locale, local } = props
  const words = CLOCK_WORDS[locale]
  return (
    <>
      <section class="stack" aria-labelledby="respuesta">
        <h2 id="respuesta">{words.answer}</h2>
        <ReadingView reading={answer.account.reading} locale={locale} />
      </section>
      <section class="stack" aria-labelledby="cuenta-titulo">
        <h2 id="cuenta-titulo">{words.account}</h2>
        <AccountView
          {...answer}
          calendarTitle={answer.calendar.title}
          locale={locale}
          exports={[
            { href: local(clockPaths.table(search)), label: words.csv },
            { href: local(clockPaths.calendar(search)), label: words.ics },
          ]}
        />
        <p class="soft">{words.outside}</p>
      </section>
    </>
  )
}
