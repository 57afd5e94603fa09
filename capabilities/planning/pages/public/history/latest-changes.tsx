import type { Locale } from '../../../../../kernel/text.ts'
import { RecordTimeline } from '../../../../../platform/history/pages/record-history.tsx'
import { RECORD_WORDS } from '../../../../../platform/history/pages/record-words.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { ElementHistory } from '../../../data/element-history.ts'
import { ELEMENT_ACTS, elementRecord } from '../../../element-record.ts'
import { planningPaths } from '../../../paths.ts'
import { Part } from '../../plan/figure-parts.tsx'

interface LatestChangesProps {
  readonly history: ElementHistory | undefined
  readonly locale: Locale
  readonly zone: string
}

const LATEST = 3

/** At the end of an element's page: what changed last, and the way to all of it. */
export function LatestChanges({ history, locale, zone }: LatestChangesProps) {
  if (history === undefined) return null
  const words = RECORD_WORDS[locale]
  return (
    <Part id="historial" title={words.latest}>
      <RecordTimeline
        view={{ locale, zone, kind: elementRecord, commands: ELEMENT_ACTS }}
        entries={history.entries}
        latest={LATEST}
      />
      <p>
        <a href={localPath(locale, planningPaths.elementHistory(history.id))}>{words.whole}</a>
      </p>
    </Part>
  )
}
