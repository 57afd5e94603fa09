import { formatNumber } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../ui/button/button.tsx'
import { Tag } from '../../../../ui/content/content.tsx'
import { Stat, StatRow } from '../../../../ui/content/stat.tsx'
import { Notice } from '../../../../ui/feedback/notice.tsx'
import { Checkbox, SelectField } from '../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../ui/form/form.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { ImportAnswer } from '../../data/import-queries.ts'
import type { UnitOutcome } from '../../data/plan-import.ts'
import type { Finding } from '../../imports/draft.ts'
import { gravestFirst, placesOf } from '../../imports/findings.ts'
import { spokenPlace } from '../../imports/grid.ts'
import { observationsOf } from '../../imports/observations.ts'
import { outPaths } from '../../out-paths.ts'
import { planningPaths } from '../../paths.ts'
import { blockingFindings } from '../../rules/approval/may-approve.ts'
import { checkPlan } from '../../rules/checks/check-plan.ts'
import { FindingLists } from './checks-page.tsx'
import { nameOf } from './difference-words.ts'
import { ClosedMonths, Differences, SHOWN } from './import-effect.tsx'
import { IMPORT_WORDS } from './import-words.ts'
import { AnnotatedNotice } from './out/annotated-notice.tsx'

export interface ImportPageProps {
  readonly answer: ImportAnswer
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  readonly local: (path: string) => string
}

/** What was read in a file, what would change, and the form to accept it. */
export function ImportPage({ answer, locale, csrf, idempotencyKey, local }: ImportPageProps) {
  const { stored, outcomes, units } = answer
  const { reading } = stored
  const words = IMPORT_WORDS[locale]
  const { cells } = reading.counts
  const counted = (Object.keys(words.count) as (keyof typeof words.count)[]).map((key) => ({
    label: words.count[key],
    value: reading.counts[key],
  }))
  const changed = outcomes.filter((outcome) => outcome.status === 'changed')
  const proposals = outcomes.flatMap(({ draft }) =>
    draft.elements.flatMap((element) => (element.proposals ?? []).map((proposal) => ({ element, proposal }))),
  )
  return (
    <>
      <PageHead
        eyebrow={`${words.title} · ${stored.year}`}
        title={stored.fileName}
        marks={<Tag>{words.status[stored.status]}</Tag>}
        lead={<p>{words.cells(cells.read, cells.placed, cells.headings, cells.unplaced)}</p>}
      />
      <section aria-labelledby="counts">
        <h2 id="counts">{words.counts}</h2>
        <StatRow>
          {counted.map(({ label, value }) => (
            <Stat key={label} label={label} value={formatNumber(value)} locale={locale} />
          ))}
        </StatRow>
      </section>
      {observationsOf(reading).length === 0 && outcomes.every(({ closed }) => closed === undefined) ? null : (
        <AnnotatedNotice
          href={local(outPaths.observations(stored.id))}
          workbook={reading.file.format === 'xlsx'}
          locale={locale}
        />
      )}
      {reading.missingPlans.length === 0 ? null : (
        <Notice kind="warning" locale={locale} title={words.missing}>
          <ul>
            {reading.missingPlans.map((name) => (
              <li key={name} lang="es">
                {name}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {outcomes.map(({ index, closed }) =>
        closed === undefined ? null : <ClosedMonths key={index} closed={closed} locale={locale} />,
      )}
      <section>
        <h2>{words.plans}</h2>
        <Form
          action={local(planningPaths.import(stored.id))}
          locale={locale}
          csrf={csrf}
          idempotencyKey={idempotencyKey}
        >
          <DataTable
            id="plans-table"
            caption={words.plans}
            captionHidden
            locale={locale}
            columns={[
              { key: 'plan', title: words.plan, cell: (row) => <span lang="es">{row.draft.title}</span> },
              { key: 'unit', title: words.unit, cell: (row) => unitCell(row, units, locale) },
              {
                key: 'outcome',
                title: words.outcome,
                cell: (row) => (
                  <>
                    {words.outcomes[row.status]}
                    {row.status === 'changed' ? <> ({formatNumber(row.changes.length)})</> : null}
                    {row.stored === undefined ? null : (
                      <>
                        {' · '}
                        <a href={local(planningPaths.matrix(stored.year, row.stored.head.unit.code))}>{words.see}</a>
                      </>
                    )}
                    {row.status === 'changed' && row.stored?.head.status === 'approved' ? (
                      <p class="soft">{words.approvedPlan}</p>
                    ) : null}
                    {row.closed === undefined ? null : <p class="soft">{words.closedPlan}</p>}
                  </>
                ),
              },
              {
                key: 'take',
                title: words.take,
                cell: (row) => (
                  <input
                    type="checkbox"
                    name="plan"
                    value={row.index}
                    checked={row.status !== 'same' && row.closed === undefined}
                    aria-label={`${words.take}: ${row.unit?.code ?? row.draft.title}`}
                  />
                ),
              },
            ]}
            rows={outcomes}
            rowKey={(row) => String(row.index)}
          />
          {changed.length === 0 ? null : (
            <Checkbox name="accept" value="1" locale={locale} label={words.acceptChanges} hint={words.acceptHint} />
          )}
          <ButtonRow>
            <Button type="submit" kind="primary">
              {words.send2}
            </Button>
          </ButtonRow>
        </Form>
      </section>
      {outcomes.filter(tells).map((outcome) => (
        <Differences key={outcome.index} outcome={outcome} locale={locale} />
      ))}
      <PlanFindings answer={answer} locale={locale} />
      <section aria-labelledby="unplaced">
        <h2 id="unplaced">
          {words.unplaced} ({formatNumber(reading.unplaced.length)})
        </h2>
        {reading.unplaced.length === 0 ? (
          <p>{words.unplacedNone}</p>
        ) : (
          <DataTable
            id="unplaced-table"
            caption={words.unplaced}
            captionHidden
            locale={locale}
            columns={[
              { key: 'address', title: words.address, cell: (row) => spokenPlace(row) },
              { key: 'text', title: words.text, cell: (row) => <span lang="es">{row.text}</span> },
              { key: 'reason', title: words.reason, cell: (row) => say(row.reason, locale) },
            ]}
            rows={reading.unplaced.slice(0, SHOWN)}
            rowKey={(row) => spokenPlace(row)}
          />
        )}
        {reading.unplaced.length > SHOWN ? <p>{words.more(reading.unplaced.length - SHOWN)}</p> : null}
      </section>
      <section aria-labelledby="findings">
        <h2 id="findings">
          {words.findings} ({formatNumber(reading.findings.length)})
        </h2>
        {reading.findings.length === 0 ? (
          <p>{words.findingsNone}</p>
        ) : (
          <ul class="findings">
            {gravestFirst(reading.findings)
              .slice(0, SHOWN)
              .map((finding) => (
                <li key={`${finding.rule} ${finding.at.map(spokenPlace).join(' ')} ${finding.message.es}`}>
                  <Tag>{words.severity[finding.severity]}</Tag> {saidPlaces(finding, locale)}{' '}
                  {say(finding.message, locale)}
                </li>
              ))}
          </ul>
        )}
        {reading.findings.length > SHOWN ? <p>{words.more(reading.findings.length - SHOWN)}</p> : null}
      </section>
      <details>
        <summary>
          {words.proposals} ({formatNumber(proposals.length)})
        </summary>
        <p>{words.proposalsLead}</p>
        <ul class="findings">
          {proposals.slice(0, SHOWN).map(({ element, proposal }) => (
            <li key={`${element.key} ${proposal.rule}`}>
              {element.from.slice(0, 2).map(spokenPlace).join(', ')} <span lang="es">{nameOf(element)}</span>:{' '}
              {say(proposal.reason, locale)}
            </li>
          ))}
        </ul>
        {proposals.length > SHOWN ? <p>{words.more(proposals.length - SHOWN)}</p> : null}
      </details>
    </>
  )
}

function saidPlaces(finding: Finding, locale: Locale): string {
  const { shown, more } = placesOf(finding)
  return `${shown.join(', ')}${more > 0 ? ` ${IMPORT_WORDS[locale].more(more)}` : ''}`
}

/** What the checks would say of each plan once it is accepted: said before, with the cell to be mended in the file. */
function PlanFindings({ answer, locale }: { readonly answer: ImportAnswer; readonly locale: Locale }) {
  const words = IMPORT_WORDS[locale]
  const checked = answer.outcomes.map(({ index, draft, unit }) => ({
    index,
    draft,
    name: unit?.code ?? draft.title,
    findings: checkPlan(draft, answer.severities),
  }))
  const count = checked.reduce((sum, { findings }) => sum + findings.length, 0)
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">
        {words.checks} ({formatNumber(count)})
      </h2>
      <p class="measure">{count === 0 ? words.checksNone : words.checksLead}</p>
      {checked
        .filter(({ findings }) => findings.length > 0)
        .map(({ index, draft, name: title, findings }) => (
          <details key={index}>
            <summary>
              <span lang="es">{title}</span>: {words.checksOf(findings.length, blockingFindings(findings).length)}
            </summary>
            <FindingLists locale={locale} findings={findings} plan={draft} level={3} scope={`plan-${index}-`} />
          </details>
        ))}
    </section>
  )
}

function unitCell(row: UnitOutcome, units: ImportAnswer['units'], locale: Locale) {
  if (row.draft.unit !== undefined && row.unit !== undefined) return `${row.unit.code} · ${row.unit.title}`
  return (
    <SelectField
      name={`unit-${row.index}`}
      locale={locale}
      label={IMPORT_WORDS[locale].chooseUnit}
      value={row.unit?.code}
      options={[
        { value: '', label: '—' },
        ...units.map((unit) => ({ value: unit.code, label: `${unit.code} · ${unit.names[0] ?? ''}` })),
      ]}
    />
  )
}

function tells({ status, termsKept }: UnitOutcome): boolean {
  return status === 'changed' || termsKept.length > 0
}
