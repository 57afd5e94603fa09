import type { ComponentChildren } from 'preact'
import { formatNumber, formatPercent } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'
import { words } from '../words.ts'

export interface ProgressProps {
  readonly id: string
  /** What is going on: "Importando el plan de 2019". */
  readonly label: string
  readonly locale: Locale
  readonly done: number
  /** Absent while it is not known. */
  readonly total?: number | undefined
  /** "hoja 3 de 10". */
  readonly step?: string | undefined
  readonly cancel?: { readonly action: string; readonly csrf?: string | undefined } | undefined
  /** Where to find the work again after closing the page. */
  readonly wayBack?: ComponentChildren
}

/** Long work: a true percentage, a cancel, and a way back to it. */
export function Progress({ id, label, locale, done, total, step, cancel, wayBack }: ProgressProps) {
  const share = total === undefined || total <= 0 ? undefined : Math.min(100, (100 * done) / total)
  return (
    <div class="progress">
      <div class="progress-head">
        <label for={id}>{label}</label>
        <span class="figure">{share === undefined ? formatNumber(done) : formatPercent(Math.floor(share))}</span>
      </div>
      <progress id={id} value={share === undefined ? undefined : share} max={100} />
      <div class="progress-foot">
        <span class="soft">
          {step}
          {wayBack == null ? null : <> {wayBack}</>}
        </span>
        {cancel ? (
          <form method="post" action={cancel.action}>
            {cancel.csrf === undefined ? null : <input type="hidden" name="csrf" value={cancel.csrf} />}
            <button class="button button-quiet button-small" type="submit">
              {words(locale).cancel}
            </button>
          </form>
        ) : null}
      </div>
    </div>
  )
}
