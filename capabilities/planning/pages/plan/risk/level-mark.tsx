import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { type Assessment, levelAt, type Moment } from '../../../rules/risk/assessment.ts'
import { bandOf, type RiskMethod } from '../../../rules/risk/method.ts'
import { riskWords } from './risk-words.ts'

/** Which of the seven steps of the ramp a level's band takes: bands spread over the whole ramp, however many there are. */
export function stepOf(level: number, method: RiskMethod | undefined): number {
  const bands = method?.bands ?? []
  const at = bands.findIndex((band) => level >= band.from && level <= band.to)
  if (at < 0) return 1
  return bands.length < 2 ? 1 : 1 + Math.round((at * 6) / (bands.length - 1))
}

/** `9 Medio`, on the colour of its band; the word and the number say it too. */
export function LevelMark({
  assessment,
  moment,
  method,
  locale,
}: {
  readonly assessment: Assessment | undefined
  readonly moment: Moment
  readonly method: RiskMethod | undefined
  readonly locale: Locale
}) {
  const level = levelAt(assessment, moment)
  if (isMissing(level)) return <span class="soft">{riskWords(locale).notGraded}</span>
  const band = method === undefined ? undefined : bandOf(level, method)
  return (
    <span class={`risk-level risk-step-${stepOf(level, method)}`}>
      <b class="figure">{level}</b>
      {band === undefined ? null : ` ${say(band.title, locale)}`}
    </span>
  )
}
