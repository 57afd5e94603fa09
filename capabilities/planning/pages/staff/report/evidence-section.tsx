import { formatDate } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { fileSize } from '../../../../../ui/form/file-size.ts'
import { Form } from '../../../../../ui/form/form.tsx'
import { TextArea } from '../../../../../ui/form/text-fields.tsx'
import type { FileEvidence, ReportedEvidence } from '../../../data/report-evidence.ts'
import { planningPaths } from '../../../paths.ts'
import { placeWords } from '../../plan/place-words.ts'
import { REPORT_WORDS } from '../report-words.ts'

export interface EvidenceSectionProps {
  readonly evidence: readonly ReportedEvidence[]
  readonly locale: Locale
  readonly csrf: string
  readonly local: (path: string) => string
}

/** What is kept of a month: files with their small picture and what photographs say, links, and what was withdrawn and why. */
export function EvidenceSection(props: EvidenceSectionProps) {
  const { evidence, locale } = props
  if (evidence.length === 0) return null
  const words = REPORT_WORDS[locale]
  const standing = evidence.filter((item) => item.withdrawn === null)
  const withdrawn = evidence.filter((item) => item.withdrawn !== null)
  return (
    <section aria-labelledby="kept" class="stack">
      <h2 id="kept">{words.attached}</h2>
      <ul class="evidence-list">
        {standing.map((item) => (
          <li key={item.id}>
            {item.kind === 'file' && item.thumbnail ? (
              <img src={props.local(planningPaths.evidenceThumbnail(item.id))} alt="" loading="lazy" decoding="async" />
            ) : null}
            <div>
              <EvidenceName item={item} {...props} />
              {item.kind === 'file' ? <Photo item={item} {...props} /> : null}
              <Withdraw item={item} {...props} />
            </div>
          </li>
        ))}
      </ul>
      {withdrawn.length === 0 ? null : (
        <details>
          <summary>
            {words.withdrawn} ({withdrawn.length})
          </summary>
          <ul class="evidence-list">
            {withdrawn.map((item) => (
              <li key={item.id}>
                <s>{item.name}</s>{' '}
                <span class="soft">
                  {words.withdrawnOn(formatDate(item.withdrawn?.at.slice(0, 10) ?? '', locale))}{' '}
                  <span lang="es">{item.withdrawn?.reason}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function EvidenceName({ item, locale, local }: EvidenceSectionProps & { readonly item: ReportedEvidence }) {
  if (item.kind === 'link')
    return (
      <a href={item.url} rel="noopener noreferrer nofollow">
        {item.name}
      </a>
    )
  return (
    <span>
      <a href={local(planningPaths.evidence(item.id))} download>
        {item.name}
      </a>{' '}
      <span class="soft figure">{fileSize(item.size)}</span>
      {item.scan === 'pending' ? <span class="soft"> · {REPORT_WORDS[locale].notScanned}</span> : null}
    </span>
  )
}

/** Where and when it was taken, who sees that, and the decision to publish it or not. */
function Photo({ item, locale, csrf, local }: EvidenceSectionProps & { readonly item: FileEvidence }) {
  const words = REPORT_WORDS[locale]
  const { photo } = item
  const say = (
    <a href={local(planningPaths.sayEvidencePlace(item.id))}>
      {photo?.place ? words.changePlace : words.sayPlace}
      <span class="hidden"> {item.name}</span>
    </a>
  )
  if (photo === null) return <div class="photo-facts">{say}</div>
  const said = [
    ...(photo.takenAt === null ? [] : [words.takenOn(formatDate(photo.takenAt.slice(0, 10), locale))]),
    ...(photo.place === null ? [] : [words.takenAt(placeWords(photo.place))]),
  ]
  return (
    <div class="photo-facts">
      <span class="soft">
        {said.join(' ')}
        {item.placeSaid ? ` (${words.saidPlace})` : ''} · {item.placePublished ? words.placeIsPublic : words.staffOnly}
      </span>
      {say}
      {photo.place === null ? null : (
        <Form
          action={local(planningPaths.evidencePlace(item.id))}
          locale={locale}
          csrf={csrf}
          hidden={{ expectedVersion: String(item.version), publish: item.placePublished ? 'no' : 'si' }}
        >
          <Button
            type="submit"
            kind="quiet"
            size="small"
            label={`${item.placePublished ? words.hidePlace : words.publishPlace}: ${item.name}`}
          >
            {item.placePublished ? words.hidePlace : words.publishPlace}
          </Button>
        </Form>
      )}
    </div>
  )
}

function Withdraw({ item, locale, csrf, local }: EvidenceSectionProps & { readonly item: ReportedEvidence }) {
  const words = REPORT_WORDS[locale]
  return (
    <details class="withdraw">
      <summary>
        {words.withdraw}
        <span class="hidden"> {item.name}</span>
      </summary>
      <Form
        action={local(planningPaths.withdrawEvidence(item.id))}
        locale={locale}
        csrf={csrf}
        hidden={{ expectedVersion: String(item.version) }}
      >
        <TextArea
          locale={locale}
          label={words.withdrawReason}
          hint={words.withdrawHint}
          name="reason"
          id={`f-reason-${item.id}`}
          rows={2}
          maxLength={1000}
          required
        />
        <Button type="submit" kind="danger" size="small">
          {words.withdrawButton}
        </Button>
      </Form>
    </details>
  )
}
