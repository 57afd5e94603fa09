import { type Locale, say } from '../../../../../kernel/text.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { clockPaths } from '../../../clock-paths.ts'
import type { ToldTimes } from '../../../data/real-times-query.ts'
import { definitionPaths } from '../../../definitions-paths.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { spanWords } from '../../../rules/clock/day-words.ts'
import type { Definition } from '../../../rules/definition/definition.ts'
import { FlowPicture } from '../../flow/flow-picture.tsx'
import { CERTAINTY_NOTES, DEFINITION_WORDS, FIELD_KIND_WORDS } from './definition-words.ts'
import { AsWritten, Grounds, Rule, Section } from './guide-parts.tsx'
import { OpenSection } from './open-section.tsx'
import { RealTimesSection } from './real-times.tsx'

interface Part {
  readonly definition: Definition
  readonly locale: Locale
}

/** What a person needs to know before filing, in the order in which people ask. */
export function GuideView(
  props: Part & {
    readonly local: (path: string) => string
    /** Municipalities that say something of their own, and the one that was chosen. */
    readonly places: Definition['overrides']
    readonly place: string | undefined
    /** How long it took lately; absent where it is not told. */
    readonly times?: ToldTimes | undefined
  },
) {
  const { definition, locale, local, places, place, times } = props
  const words = DEFINITION_WORDS[locale]
  return (
    <>
      <PageHead
        eyebrow={say(definition.situation, locale)}
        title={say(definition.title, locale)}
        lead={<Spoken text={definition.summary} locale={locale} />}
        marks={<Tag>{words.edition(definition.edition)}</Tag>}
        actions={
          definition.againstDecision === true ? undefined : (
            <ButtonLink kind="primary" href={local(filingPaths.start(definition.code, place))}>
              {words.apply}
            </ButtonLink>
          )
        }
      />
      {definition.againstDecision === true ? (
        <Notice kind="info" locale={locale}>
          {words.fromTheCase} <a href={local(filingPaths.mine())}>{words.toMine}</a>
        </Notice>
      ) : null}
      {places.length === 0 ? null : (
        <>
          <p class="soft">{words.placeNote}</p>
          <FilterBar action={local(definitionPaths.guide(definition.code))} show={words.choosePlace}>
            <FilterSelect
              name="municipio"
              label={words.place}
              value={place}
              options={[
                ['', words.common],
                ...places.map(({ jurisdiction, title }) => [jurisdiction, say(title, locale)] as const),
              ]}
            />
          </FilterBar>
        </>
      )}
      <p>
        <ButtonLink href={local(definitionPaths.trial(definition.code, place))}>{words.trial}</ButtonLink>
      </p>
      {definition.certainty === 'found' ? null : (
        <Notice kind="info" locale={locale}>
          {words.unsure}
        </Notice>
      )}
      <Section id="quien" title={words.who}>
        <p>
          <Spoken text={definition.who} locale={locale} />
        </p>
      </Section>
      <TermSection definition={definition} locale={locale} local={local} />
      {times === undefined ? null : <RealTimesSection times={times} locale={locale} />}
      <CostSection definition={definition} locale={locale} />
      <DocumentSection definition={definition} locale={locale} />
      <FieldSection definition={definition} locale={locale} />
      {definition.checks.length === 0 ? null : <CheckSection definition={definition} locale={locale} />}
      <StepSection definition={definition} locale={locale} />
      {definition.againstDecision === true ? null : <OpenSection definition={definition} locale={locale} />}
      {definition.appeal === undefined ? null : (
        <Section id="recurso" title={words.appeal}>
          <p>
            {words.appealTo(say(definition.appeal.to, locale), spanWords(definition.appeal.within, locale))}{' '}
            <Grounds {...definition.appeal} locale={locale} />
          </p>
          {definition.appeal.procedure === undefined ? null : (
            <p>
              <a href={local(definitionPaths.guide(definition.appeal.procedure))}>{words.appealGuide}</a>
            </p>
          )}
        </Section>
      )}
    </>
  )
}

function TermSection({ definition, locale, local }: Part & { readonly local: (path: string) => string }) {
  const words = DEFINITION_WORDS[locale]
  const { term, calendar } = definition
  if (term === undefined)
    return (
      <Section id="plazo" title={words.term}>
        <p>{words.noTerm}</p>
      </Section>
    )
  const { correction, lapse, entries } = term
  const search = `?largo=${term.length}&unidad=${term.unit}&calendario=${encodeURIComponent(calendar)}`
  return (
    <Section id="plazo" title={words.term}>
      <p>
        <strong>{spanWords(term, locale)}</strong> {term.citation === undefined ? words.termNote : `(${term.citation})`}
      </p>
      <ul>
        {correction === undefined ? null : <li>{words.correction(spanWords(correction, locale))}</li>}
        {lapse === undefined ? null : <li>{words.lapse(spanWords(lapse, locale))}</li>}
        {entries === undefined ? null : <li>{words.entries(entries)}</li>}
        {definition.lasts === undefined ? null : (
          <li>
            {words.lasts(spanWords(definition.lasts, locale))} <Grounds {...definition.lasts} locale={locale} />
          </li>
        )}
        <li>
          <a href={local(clockPaths.clock(search))} rel="nofollow">
            {words.count}
          </a>
        </li>
      </ul>
    </Section>
  )
}

function CostSection({ definition, locale }: Part) {
  const words = DEFINITION_WORDS[locale]
  const { fees } = definition
  return (
    <Section id="costo" title={words.cost}>
      {fees.length === 0 ? (
        <p>{words.noCost}</p>
      ) : (
        <DataTable
          id="tarifas"
          caption={words.cost}
          captionHidden
          locale={locale}
          cards
          rows={fees}
          rowKey={({ key, inForceFrom = '' }) => `${key} ${inForceFrom}`}
          columns={[
            { key: 'fee', title: words.fee, cell: ({ title }) => <Spoken text={title} locale={locale} /> },
            {
              key: 'amount',
              title: words.amount,
              cell: ({ amount, amountSays }) => <Rule written={amount} says={amountSays} locale={locale} />,
            },
            {
              key: 'when',
              title: words.when,
              cell: ({ when, whenSays }) => <Rule written={when} says={whenSays} locale={locale} />,
            },
            {
              key: 'citation',
              title: words.citation,
              cell: ({ citation }) => <AsWritten text={citation} locale={locale} />,
            },
            {
              key: 'certainty',
              title: words.certainty,
              cell: ({ certainty }) => say(CERTAINTY_NOTES[certainty], locale),
            },
          ]}
        />
      )}
    </Section>
  )
}

function DocumentSection({ definition, locale }: Part) {
  const words = DEFINITION_WORDS[locale]
  return (
    <Section id="documentos" title={words.documents}>
      <DataTable
        id="documentos-tabla"
        caption={words.documents}
        captionHidden
        locale={locale}
        cards
        rows={definition.documents}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'document',
            title: words.document,
            cell: ({ title, heldBy }) => (
              <>
                <Spoken text={title} locale={locale} />
                {heldBy === undefined ? null : <p class="soft">{words.held(say(heldBy, locale))}</p>}
              </>
            ),
          },
          { key: 'accepts', title: words.accepts, cell: ({ accepts }) => accepts.join(', ').toUpperCase() },
          {
            key: 'when',
            title: words.when,
            cell: ({ when, whenSays }) => <Rule written={when} says={whenSays} locale={locale} />,
          },
          {
            key: 'citation',
            title: words.citation,
            cell: ({ citation }) => <AsWritten text={citation} locale={locale} />,
          },
          {
            key: 'certainty',
            title: words.certainty,
            cell: ({ certainty }) => say(CERTAINTY_NOTES[certainty], locale),
          },
        ]}
      />
    </Section>
  )
}

function FieldSection({ definition, locale }: Part) {
  const words = DEFINITION_WORDS[locale]
  const rows = definition.sections.flatMap(({ title: section, fields }) => fields.map((each) => ({ ...each, section })))
  return (
    <Section id="datos" title={words.asked}>
      <DataTable
        id="datos-tabla"
        caption={words.asked}
        captionHidden
        locale={locale}
        cards
        rows={rows}
        rowKey={({ key }) => key}
        group={{ of: ({ section }) => say(section, locale), title: (title) => title }}
        columns={[
          {
            key: 'field',
            title: words.field,
            cell: ({ title, required, unit }) => (
              <>
                <Spoken text={title} locale={locale} />
                {unit === undefined ? null : ` (${unit})`}
                {required ? null : ` (${words.optional})`}
              </>
            ),
          },
          { key: 'kind', title: words.kind, cell: ({ kind }) => say(FIELD_KIND_WORDS[kind], locale) },
          {
            key: 'when',
            title: words.when,
            cell: ({ when, whenSays }) => <Rule written={when} says={whenSays} locale={locale} />,
          },
        ]}
      />
    </Section>
  )
}

function CheckSection({ definition, locale }: Part) {
  const words = DEFINITION_WORDS[locale]
  return (
    <Section id="comprobaciones" title={words.checks}>
      <DataTable
        id="comprobaciones-tabla"
        caption={words.checks}
        captionHidden
        locale={locale}
        cards
        rows={definition.checks}
        rowKey={({ key, inForceFrom = '' }) => `${key} ${inForceFrom}`}
        columns={[
          { key: 'message', title: words.message, cell: ({ message }) => <Spoken text={message} locale={locale} /> },
          { key: 'effect', title: words.effect, cell: ({ severity }) => words[severity] },
          {
            key: 'citation',
            title: words.citation,
            cell: ({ citation }) => <AsWritten text={citation} locale={locale} />,
          },
          {
            key: 'certainty',
            title: words.certainty,
            cell: ({ certainty }) => say(CERTAINTY_NOTES[certainty], locale),
          },
        ]}
      />
    </Section>
  )
}

function StepSection({ definition, locale }: Part) {
  const words = DEFINITION_WORDS[locale]
  const { steps, roles } = definition
  const roleOf = (by: string) => say(roles.find(({ key }) => key === by)?.title ?? { es: by }, locale)
  const titleOf = (key: string) => say(steps.find((step) => step.key === key)?.title ?? { es: key }, locale)
  return (
    <Section id="pasos" title={words.steps}>
      <FlowPicture definition={definition} locale={locale} />
      <DataTable
        id="pasos-tabla"
        caption={words.steps}
        captionHidden
        locale={locale}
        cards
        rows={steps}
        rowKey={({ key }) => key}
        columns={[
          { key: 'step', title: words.step, cell: ({ title }) => <Spoken text={title} locale={locale} /> },
          {
            key: 'by',
            title: words.by,
            cell: ({ by }) => (by === undefined ? '–' : roleOf(by)),
          },
          {
            key: 'leads',
            title: words.leads,
            cell: ({ actions, end }) =>
              end === undefined ? (
                <ul>
                  {actions.map(({ key, title, to }) => (
                    <li key={key}>
                      <Spoken text={title} locale={locale} /> → {to.map(titleOf).join(' + ')}
                    </li>
                  ))}
                </ul>
              ) : (
                words.end
              ),
          },
        ]}
      />
    </Section>
  )
}
