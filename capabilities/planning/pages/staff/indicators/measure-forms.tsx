import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import type { BoundSlot } from '../../../data/indicator-binding.ts'
import { indicatorPaths } from '../../../indicators-paths.ts'
import { BINDABLE_MEASURES } from '../../../measures.ts'
import type { IndicatorTerms } from '../../../model.ts'
import { bindRefusal } from '../../../rules/indicators/may-bind.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { periodWords } from '../../plan/indicator-view.ts'
import { INDICATOR_WORDS } from './words.ts'

interface Basis {
  readonly id: string
  readonly locale: Locale
  readonly csrf: string
}

/** Of an indicator that people type: which measure could feed it. */
export function BindForm({ id, locale, csrf, terms }: Basis & { readonly terms: IndicatorTerms }) {
  const words = INDICATOR_WORDS[locale]
  const fitting = BINDABLE_MEASURES.filter(
    ({ grain, fold }) => grain !== 'year' && bindRefusal(terms, fold) === undefined,
  )
  if (fitting.length === 0) return null
  return (
    <Part id="medida" title={words.bindTitle} lead={words.bindLead}>
      <Form action={localPath(locale, indicatorPaths.measure(id))} locale={locale} csrf={csrf}>
        <SelectField
          locale={locale}
          name="measure"
          label={words.measure}
          required
          width="half"
          options={fitting.map((measure) => ({ value: measure.id, label: say(measure.title, locale) }))}
        />
        <SelectField
          locale={locale}
          name="scope"
          label={words.scope}
          required
          width="half"
          value="indicator"
          options={[
            { value: 'indicator', label: words.scopes.indicator },
            { value: 'unit', label: words.scopes.unit },
            { value: 'institution', label: words.scopes.institution },
          ]}
        />
        <Button type="submit" kind="secondary">
          {words.bind}
        </Button>
      </Form>
    </Part>
  )
}

/** Lets the indicator go, so that people type it again. */
export function UnbindForm({ id, locale, csrf }: Basis) {
  return (
    <Form action={localPath(locale, indicatorPaths.measure(id))} locale={locale} csrf={csrf}>
      <Button type="submit" kind="quiet" size="small">
        {INDICATOR_WORDS[locale].unbind}
      </Button>
    </Form>
  )
}

/** One button a reading; who replaces what stands there says why. */
export function CaptureForm({ id, locale, csrf, row }: Basis & { readonly row: BoundSlot }) {
  const words = INDICATOR_WORDS[locale]
  const { slot, version, captured, differs } = row
  if (captured !== undefined && !differs) return null
  const period = periodWords(slot.period, locale)
  return (
    <Form
      action={localPath(locale, indicatorPaths.capture(id, slot.period, slot.target))}
      locale={locale}
      csrf={csrf}
      hidden={{ expectedVersion: String(version) }}
    >
      {version === 0 ? null : (
        <TextField
          locale={locale}
          id={`motivo-${slot.period}-${slot.target ?? 0}`}
          name="reason"
          label={words.reason}
          required
          width="half"
          maxLength={1000}
        />
      )}
      <Button type="submit" kind="secondary" size="small">
        {words.capture}
        <span class="hidden"> {period}</span>
      </Button>
    </Form>
  )
}
