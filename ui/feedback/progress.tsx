import type { ComponentChildren } from 'preact'
import { formatNumber, formatPercent } from '../../kernel/format.ts'
import type { Locale } from '../../kernel/text.ts'
import { Enhanced } from '../islands/island.tsx'
import { words } from '../words.ts'
import { island as liveProgress } from './live-progress.island.ts'

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
  /** The page that shows this work: with script the bar follows it, and goes where that page leads when it is done. */
  readonly follow?: string | undefined
}

function Bar({ id, label, locale, done, total, step, cancel, wayBack }: ProgressProps) {
  const share = total === undefined || total <= 0 ? undefined : Math.min(100, (100 * done) / total)
  return (
    <div class="progress">
      <div class="progress-head">
        <label for={id}>{label}</label>
        <span class="figure">
          {share !== undefined ? formatPercent(Math.floor(share)) : done > 0 ? formatNumber(done) : null}
        </span>
      </div>
      <progress id={id} value={share === undefined ? undefined : share} max={100} />
      <div class="progress-foot">
        <span class="soft">
          <span class="progress-step">{step}</span> {wayBack}
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

/** Long work: a true percentage, a cancel, and a way back to it. */
export function Progress(props: ProgressProps) {
  if (props.follow === undefined) return <Bar {...props} />
  return (
    <Enhanced by={liveProgress} props={{ href: props.follow, id: props.id, everyMs: 1500 }}>
      <Bar {...props} />
    </Enhanced>
  )
}
