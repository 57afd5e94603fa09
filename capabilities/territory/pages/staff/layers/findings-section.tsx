import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { ImportAnswer } from '../../../data/layer-queries.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { FINDING_RULES, type FindingRule, MAY_EXCEPT, REPAIRS_OF, SEVERITY } from '../../../rules/layers/check-terms.ts'
import { findingWords, REPAIR_EXPLANATIONS, REPAIR_NAMES, RULE_NAMES } from '../../../rules/layers/finding-words.ts'
import { ExceptForm } from '../findings/except-form.tsx'
import { LAYER_WORDS } from './layer-words.ts'

export interface FindingsSectionProps {
  readonly answer: ImportAnswer
  readonly locale: Locale
  readonly csrf: string
  readonly local: (path: string) => string
}

/** What the checks found, rule by rule, with what can be done about it. */
export function FindingsSection(props: FindingsSectionProps) {
  const { answer, locale } = props
  const words = LAYER_WORDS[locale]
  const rules = FINDING_RULES.filter((rule) => answer.counts.some((each) => each.rule === rule))
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{words.findings}</h2>
      {rules.length === 0 ? <p>{words.findingsNone}</p> : <p>{words.findingsLead}</p>}
      {rules.map((rule) => (
        <RuleFindings key={rule} {...props} rule={rule} />
      ))}
    </section>
  )
}

function RuleFindings({ answer, locale, csrf, local, rule }: FindingsSectionProps & { readonly rule: FindingRule }) {
  const words = LAYER_WORDS[locale]
  const { id, version } = answer.found
  const countOf = (state: string) =>
    answer.counts.find((each) => each.rule === rule && each.state === state)?.count ?? 0
  const [open, excepted, repaired] = [countOf('open'), countOf('excepted'), countOf('repaired')]
  const settled = [
    ...(excepted === 0 ? [] : [`${formatNumber(excepted)} ${words.excepted}`]),
    ...(repaired === 0 ? [] : [`${formatNumber(repaired)} ${words.repaired}`]),
  ]
  const shown = answer.findings.filter((finding) => finding.rule === rule)
  return (
    <div class="finding-rule">
      <h3>
        {say(RULE_NAMES[rule], locale)} ({formatNumber(open)}){' '}
        {open === 0 ? null : <Tag>{SEVERITY[rule] === 'error' ? words.blocks : words.warns}</Tag>}
      </h3>
      {settled.length === 0 ? null : <p class="soft">{settled.join(', ')}</p>}
      {open === 0 ? null : (
        <ul class="findings">
          {shown.map((finding) => (
            <li key={finding.id}>
              <Spoken text={findingWords(rule, finding.rows, finding.terms)} locale={locale} />
            </li>
          ))}
        </ul>
      )}
      {open > 0 ? (
        <p>
          <a href={local(layerPaths.findings(id, rule))}>{words.seeAll(formatNumber(open))}</a>
        </p>
      ) : null}
      {open === 0
        ? null
        : REPAIRS_OF[rule].map((how) => (
            <Form
              key={how}
              action={local(layerPaths.repair(id))}
              locale={locale}
              csrf={csrf}
              hidden={{ version: String(version), rule, how }}
            >
              <div class="field">
                <div class="field-hint">{say(REPAIR_EXPLANATIONS[how], locale)}</div>
                <Button type="submit" size="small">
                  {say(REPAIR_NAMES[how], locale)}
                </Button>
              </div>
            </Form>
          ))}
      {open === 0 || !MAY_EXCEPT[rule] ? null : (
        <ExceptForm
          id={rule}
          action={local(layerPaths.except(id))}
          locale={locale}
          csrf={csrf}
          hidden={{ rule }}
          words={words}
          label={words.except}
          summary={`${words.except}: ${say(RULE_NAMES[rule], locale)}`}
        />
      )}
    </div>
  )
}
