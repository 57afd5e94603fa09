import { formatDate, formatMoney, formatPercent } from '../../../../../kernel/format.ts'
import { type Locale, say, spoken } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Tag, Timeline } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { RiskFile } from '../../../data/stored-risk.ts'
import { riskPaths } from '../../../risk-paths.ts'
import { inForce } from '../../../rules/risk/assessment.ts'
import type { StakeThen } from '../../../rules/risk/stake-record.ts'
import { Part } from '../../plan/figure-parts.tsx'
import { RiskStory } from '../../plan/risk/catalogue-parts.tsx'
import { LevelMark } from '../../plan/risk/level-mark.tsx'
import { OUTLOOK_NAMES, riskWords, STATUS_NAMES, TYPE_NAMES } from '../../plan/risk/risk-words.ts'
import { ElementName } from './element-name.tsx'
import { LinksPart } from './links-part.tsx'
import { RecordForms } from './record-forms.tsx'
import type { RiskPageProps } from './risk-page-props.ts'
import { riskPageWords } from './risk-page-words.ts'
import { StakePart, stakeOf } from './stake-part.tsx'

/** One risk: what it is, what hangs on it, how it was judged and followed, what happened, and where it stands in the plans. */
export function RiskPage(props: RiskPageProps) {
  const { risk, method, view, today, may, shown } = props
  const { locale } = shown
  const words = riskWords(locale)
  const text = riskPageWords(locale)
  const local = (path: string) => localPath(locale, path)
  const assessment = inForce(risk.assessments, today)
  const title = spoken(risk.title, locale)
  const stake = view === undefined ? undefined : stakeOf(view, risk, props.amounts)
  return (
    <>
      <PageHead
        eyebrow={`${words.number} ${risk.code} · ${say(TYPE_NAMES[risk.type], locale)}`}
        title={<span lang={title.lang === locale ? undefined : title.lang}>{title.words}</span>}
        marks={
          <>
            <Tag>{say(STATUS_NAMES[risk.status], locale)}</Tag>
            {risk.demo ? <Tag kind="demo">{text.demo}</Tag> : null}
          </>
        }
        actions={may.edit ? <ButtonLink href={local(riskPaths.edit(risk.id))}>{text.edit}</ButtonLink> : null}
      />
      <DefinitionList
        items={[
          {
            term: words.before,
            value: <LevelMark assessment={assessment} moment="before" method={method} locale={locale} />,
          },
          {
            term: words.after,
            value: <LevelMark assessment={assessment} moment="after" method={method} locale={locale} />,
          },
          {
            term: words.process,
            value:
              risk.process === undefined
                ? words.noProcess
                : `${risk.process.number ?? risk.process.code} · ${say(risk.process.title, locale)}`,
          },
          {
            term: words.owner,
            value:
              risk.owner === undefined
                ? text.noOwner
                : [say(risk.owner.title, locale), risk.ownerPost].filter((part) => part !== null).join(' · '),
          },
        ]}
      />
      <RiskStory risk={risk} locale={locale} />
      {risk.internalNote === null ? null : (
        <p class="measure">
          <b>{text.internalNote}:</b> <span lang="es">{risk.internalNote}</span>
        </p>
      )}
      <p class="soft measure">{text.publicSees}</p>
      {view === undefined || stake === undefined ? null : (
        <StakePart view={view} stake={stake} amounts={props.amounts} />
      )}
      <Grades {...props} />
      <Seen risk={risk} locale={locale} />
      <Happened risk={risk} locale={locale} />
      <LinksPart {...props} />
      {may.edit || may.follow ? <RecordForms {...props} stake={stake} /> : null}
    </>
  )
}

function DemoTag({ demo, locale }: { readonly demo: boolean; readonly locale: Locale }) {
  return demo ? <Tag kind="demo">{riskPageWords(locale).demo}</Tag> : null
}

function Grades({ risk, method, today, shown }: RiskPageProps) {
  const { locale } = shown
  const words = riskWords(locale)
  const text = riskPageWords(locale)
  const held = inForce(risk.assessments, today)
  return (
    <Part id="valoraciones" title={text.grades}>
      {risk.assessments.length === 0 ? (
        <p class="soft">{text.gradesNone}</p>
      ) : (
        <Timeline
          label={text.grades}
          entries={risk.assessments.toReversed().map((each) => ({
            id: each.id,
            when: formatDate(each.on, locale),
            dateTime: each.on,
            current: each.id === held?.id,
            title: (
              <>
                {words.likelihood} {each.before.likelihood} × {words.impact.toLowerCase()} {each.before.impact}{' '}
                <LevelMark assessment={each} moment="before" method={method} locale={locale} /> →{' '}
                <LevelMark assessment={each} moment="after" method={method} locale={locale} />{' '}
                {each.id === held?.id ? <Tag kind="here">{text.inForce}</Tag> : null}{' '}
                <DemoTag demo={each.demo} locale={locale} />
              </>
            ),
            children: each.note === undefined ? null : <p lang="es">{each.note}</p>,
          }))}
        />
      )}
    </Part>
  )
}

function Seen({ risk, locale }: { readonly risk: RiskFile; readonly locale: Locale }) {
  const text = riskPageWords(locale)
  return (
    <Part id="seguimiento" title={text.seen}>
      {risk.seen.length === 0 ? (
        <p class="soft">{text.seenNone}</p>
      ) : (
        <Timeline
          label={text.seen}
          entries={risk.seen.map((each) => ({
            id: each.id,
            when: formatDate(each.on, locale),
            dateTime: each.on,
            title: (
              <>
                {say(OUTLOOK_NAMES[each.outlook], locale)} <DemoTag demo={each.demo} locale={locale} />
              </>
            ),
            children: <p lang="es">{each.note}</p>,
          }))}
        />
      )}
    </Part>
  )
}

/** What was at stake when it happened, as it was kept then. */
function stakeThenWords(then: StakeThen, locale: Locale): string {
  const text = riskPageWords(locale)
  const money = (cents: number | null, none: string) =>
    cents === null || then.currency === null ? none : formatMoney({ cents, currency: then.currency })
  return text.stakeThenSays(
    `${formatPercent(100 * then.share, 1)} ${text.stakeShare}`,
    then.results,
    then.activities,
    money(then.plannedCents, text.stakeNoMoney),
    money(then.spentCents, text.stakeNotReported),
  )
}

function Happened({ risk, locale }: { readonly risk: RiskFile; readonly locale: Locale }) {
  const text = riskPageWords(locale)
  return (
    <Part id="hechos" title={text.happened}>
      {risk.happened.length === 0 ? <p class="soft">{text.happenedNone}</p> : null}
      {risk.happened.map((each) => (
        <article class="risk-record stack" key={each.id}>
          <h3>
            <time dateTime={each.on}>{formatDate(each.on, locale, 'prose')}</time>{' '}
            <DemoTag demo={each.demo} locale={locale} />
          </h3>
          <p class="measure" lang="es">
            {each.what}
          </p>
          <DefinitionList
            items={[
              { term: text.consequence, value: <span lang="es">{each.consequence}</span> },
              { term: text.done, value: <span lang="es">{each.response}</span> },
              ...(each.stake === undefined
                ? []
                : [{ term: text.stakeThen, value: stakeThenWords(each.stake, locale) }]),
              ...(each.affects.length === 0
                ? []
                : [
                    {
                      term: text.affects,
                      value: (
                        <ul class="plain-list">
                          {each.affects.map((element) => (
                            <li key={element.id}>
                              <ElementName element={element} locale={locale} />
                            </li>
                          ))}
                        </ul>
                      ),
                    },
                  ]),
            ]}
          />
        </article>
      ))}
    </Part>
  )
}
