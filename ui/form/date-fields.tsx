import { type CivilDate, MONTHS, monthPeriod, type Period } from '../../kernel/civil.ts'
import { monthName } from '../../kernel/format.ts'
import { type Option, SelectField } from './choice-fields.tsx'
import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx'

export interface DateFieldProps extends FieldProps {
  /** ISO, or what was typed. */
  readonly value?: CivilDate | undefined
  readonly min?: CivilDate | undefined
  readonly max?: CivilDate | undefined
}

/** A civil day, by the browser's own picker. */
export function DateField(props: DateFieldProps) {
  return (
    <FieldFrame {...props}>
      <input
        {...controlAttributes(props)}
        class="input input-date"
        type="date"
        value={props.value}
        min={props.min}
        max={props.max}
      />
    </FieldFrame>
  )
}

export interface MonthFieldProps extends FieldProps {
  /** `2019-03`. */
  readonly value?: Period | undefined
  /** Years whose months are offered, in order. */
  readonly years: readonly number[]
  /** Months that cannot be chosen, e.g. closed ones. */
  readonly closed?: readonly Period[] | undefined
  readonly placeholder?: string | undefined
}

/** A month, as a list: two of four browsers have no month picker. */
export function MonthField(props: MonthFieldProps) {
  const options = props.years.map((year) => ({
    group: String(year),
    options: MONTHS.map((month): Option => {
      const period = monthPeriod(year, month)
      const label = `${monthName(month, props.locale)} ${year}`
      return { value: period, label, disabled: props.closed?.includes(period) }
    }),
  }))
  const [only] = options
  return (
    <SelectField
      {...props}
      width="short"
      placeholder={props.placeholder}
      options={options.length === 1 && only ? only.options : options}
    />
  )
}
