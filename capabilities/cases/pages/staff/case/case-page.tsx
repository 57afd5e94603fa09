import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList, Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { readingWords } from '../../../rules/clock/day-words.ts'
import { standsAt } from '../../../rules/inbox/inbox.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { ActionsPart } from './actions-part.tsx'
import { ApplicationPart } from './application-part.tsx'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS } from './case-words.ts'
import { ClockPart } from './clock-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { InspectionsPart } from './inspections-part.tsx'
import { ObservationsPart } from './observations-part.tsx'
import { OpinionsPart } from './opinions-part.tsx'
import { ResolutionsPart } from './resolutions-part.tsx'

export function CasePage(props: CasePartProps) {
  const { answer, locale } = props
  const words = CASE_WORDS[locale]
  const { row, definition, account, colleagues, appealing } = answer
  const at = standsAt(definition, row.flow)
  const has = colleagues.find(({ id }) => id === row.assignedAccountId)?.name
  return (
    <>
      <PageHead
        title={row.number}
        eyebrow={<Spoken text={definition.title} locale={locale} />}
        marks={
          <>
            {at.map(({ key, title }) => (
              <Tag key={key} kind={row.endedAs === undefined ? 'action' : 'plain'}>
                {say(title, locale)}
              </Tag>
            ))}
            {appealing.archivedOn === undefined ? null : (
              <Tag>{words.archived(formatDate(appealing.archivedOn, locale))}</Tag>
            )}
            {row.demo ? <Tag kind="demo">{words.demo}</Tag> : null}
          </>
        }
        lead={account === undefined ? <p>{words.noClock}</p> : <p>{readingWords(account.reading, locale)}</p>}
      />
      {answer.standing.applicant ? (
        <Notice kind="info" locale={locale}>
          {words.yours}
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: words.applicant, value: <span lang="es">{row.applicantName ?? '–'}</span> },
          ...(row.ownerName === undefined
            ? []
            : [{ term: words.owner, value: <span lang="es">{row.ownerName}</span> }]),
          { term: words.filed, value: formatDate(row.filedOn, locale, 'prose') },
          { term: words.assigned, value: has ?? words.nobody },
          ...(row.endedOn === undefined
            ? []
            : [{ term: words.ended, value: formatDate(row.endedOn, locale, 'prose') }]),
          ...(appealing.against === undefined
            ? []
            : [
                {
                  term: words.against,
                  value: (
                    <a href={localPath(locale, staffPaths.case(appealing.against.id))}>{appealing.against.number}</a>
                  ),
                },
              ]),
          ...(appealing.decision === undefined
            ? []
            : [{ term: words.appealUntil, value: formatDate(appealing.decision.until, locale, 'prose') }]),
          ...(appealing.appeals.length === 0
            ? []
            : [
                {
                  term: words.appealed,
                  value: appealing.appeals.map(({ id, number }) => (
                    <a key={id} href={localPath(locale, staffPaths.case(id))}>
                      {number}
                    </a>
                  )),
                },
              ]),
        ]}
      />
      <ActionsPart {...props} />
      <ResolutionsPart {...props} />
      <ObservationsPart {...props} />
      <ApplicationPart {...props} />
      <OpinionsPart {...props} />
      <InspectionsPart {...props} />
      <ClockPart {...props} />
      <HistoryPart {...props} />
    </>
  )
}
