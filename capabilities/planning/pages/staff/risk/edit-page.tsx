import { say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { RadioGroup, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { RiskFormAnswer } from '../../../data/risk-queries.ts'
import type { RiskFile } from '../../../data/stored-risk.ts'
import { RISK_TYPES } from '../../../deployment-catalogues.ts'
import { riskPaths } from '../../../risk-paths.ts'
import { RISK_RESPONSES, RISK_STATUSES } from '../../../rules/risk/risk.ts'
import { RESPONSE_NAMES, riskWords, STATUS_NAMES, TYPE_NAMES } from '../../plan/risk/risk-words.ts'
import type { FormShown } from './form-shown.ts'
import { riskPageWords } from './risk-page-words.ts'

function valuesOf(risk: RiskFile | undefined): Readonly<Record<string, string | undefined>> {
  return {
    code: risk?.code,
    processId: risk?.process?.id,
    type: risk?.type,
    title: risk?.title.es,
    titleEn: risk?.title.en,
    cause: risk?.cause ?? undefined,
    effect: risk?.effect ?? undefined,
    ownerUnitId: risk?.owner?.id,
    ownerPost: risk?.ownerPost ?? undefined,
    response: risk?.response ?? undefined,
    mitigation: risk?.mitigation ?? undefined,
    internalNote: risk?.internalNote ?? undefined,
    status: risk?.status ?? 'proposed',
  }
}

/** An entry of the catalogue, to be written or corrected. */
export function RiskEditPage({ answer, shown }: { readonly answer: RiskFormAnswer; readonly shown: FormShown }) {
  const { risk, processes, units } = answer
  const { locale, typed, errors, overtaken } = shown
  const words = riskWords(locale)
  const text = riskPageWords(locale)
  const local = (path: string) => localPath(locale, path)
  const state = { values: typed ?? valuesOf(risk), errors }
  const named = (names: Readonly<Record<string, Text>>, keys: readonly string[]) =>
    keys.map((key) => ({ value: key, label: say(names[key] ?? { es: key }, locale) }))
  const prose = (name: string, label: string, hint?: string) => (
    <TextArea locale={locale} label={label} hint={hint} rows={3} maxLength={4000} {...field(state, name)} />
  )
  return (
    <>
      <PageHead title={risk === undefined ? text.newRisk : text.edit} lead={<p>{text.editLead}</p>} />
      {overtaken && risk !== undefined ? (
        <Notice kind="warning" locale={locale} title={text.standsNow}>
          <DefinitionList
            items={[
              { term: words.number, value: risk.code },
              { term: words.risk, value: <span lang="es">{risk.title.es}</span> },
              { term: words.mitigation, value: <span lang="es">{risk.mitigation ?? words.notStated}</span> },
              { term: words.status, value: say(STATUS_NAMES[risk.status], locale) },
            ]}
          />
        </Notice>
      ) : null}
      <Form
        action={local(risk === undefined ? riskPaths.create() : riskPaths.edit(risk.id))}
        locale={locale}
        csrf={shown.csrf}
        idempotencyKey={shown.idempotencyKey}
        errors={errors}
        hidden={{ expectedVersion: typed?.expectedVersion || String(risk?.version ?? 0) }}
      >
        <TextField
          locale={locale}
          label={words.number}
          hint={text.codeHint}
          width="short"
          required
          {...field(state, 'code')}
        />
        <TextField locale={locale} label={text.title} maxLength={300} required {...field(state, 'title')} />
        <TextField locale={locale} label={text.titleEn} maxLength={300} {...field(state, 'titleEn')} />
        <SelectField
          locale={locale}
          label={words.process}
          placeholder={words.noProcess}
          options={processes.map(({ id, code, number, title }) => ({
            value: id,
            label: `${number ?? code} · ${say(title, locale)}`,
          }))}
          {...field(state, 'processId')}
        />
        <RadioGroup
          locale={locale}
          label={words.type}
          required
          options={named(TYPE_NAMES, RISK_TYPES)}
          {...field(state, 'type')}
        />
        {prose('cause', words.cause)}
        {prose('effect', words.effect)}
        <SelectField
          locale={locale}
          label={words.owner}
          placeholder={text.noOwner}
          options={units.map(({ id, code, title }) => ({ value: id, label: `${code} · ${say(title, locale)}` }))}
          {...field(state, 'ownerUnitId')}
        />
        <TextField
          locale={locale}
          label={text.post}
          hint={text.postHint}
          maxLength={200}
          {...field(state, 'ownerPost')}
        />
        <SelectField
          locale={locale}
          label={words.response}
          placeholder={text.noResponse}
          width="short"
          options={named(RESPONSE_NAMES, RISK_RESPONSES)}
          {...field(state, 'response')}
        />
        {prose('mitigation', words.mitigation)}
        {prose('internalNote', text.internalNote, text.internalHint)}
        <RadioGroup
          locale={locale}
          label={words.status}
          hint={text.statusHint}
          required
          options={named(STATUS_NAMES, RISK_STATUSES)}
          {...field(state, 'status')}
        />
        <ButtonRow>
          <Button type="submit" kind="primary">
            {text.save}
          </Button>
          <ButtonLink href={local(risk === undefined ? riskPaths.list() : riskPaths.risk(risk.id))} kind="quiet">
            {locale === 'es' ? 'Dejarlo como estaba' : 'Leave it as it was'}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>
  )
}
