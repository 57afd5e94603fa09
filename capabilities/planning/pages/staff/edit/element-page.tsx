import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { Checkbox, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { ElementToEdit } from '../../../data/edit-element.ts'
import type { ElementPlaces } from '../../../data/element-places.ts'
import { editPaths } from '../../../edit-paths.ts'
import { FUNDING_STATUSES, RESPONSIBLE_ROLES } from '../../../model.ts'
import { fieldsOf } from '../../../rules/edit/element-fields.ts'
import { FUNDING_NAMES, KIND_NAMES, ROLE_NAMES } from '../../plan/element-words.ts'
import { EDIT_WORDS } from './element-words.ts'
import { PlacesForm } from './places-form.tsx'

export interface PlacesAttempt {
  readonly typed: readonly string[]
  readonly errors: readonly FieldError[]
}

export interface ElementPageProps {
  readonly answer: ElementToEdit
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
  /** Somebody else saved it meanwhile: what stands now is shown beside what was typed. */
  readonly overtaken: boolean
  readonly places: ElementPlaces
  /** Of the form of municipalities, when it was not taken. */
  readonly placesAttempt?: PlacesAttempt | undefined
  readonly local: (path: string) => string
}

/** One element of a plan, whole: its text and what else its kind has. */
export function ElementPage(props: ElementPageProps) {
  const { answer, locale, typed, errors, local } = props
  const { head, element, version } = answer
  const words = EDIT_WORDS[locale]
  const own = fieldsOf(element.kind)
  const state = {
    values: typed ?? {
      title: element.title,
      titleEn: element.titleEn,
      code: element.code,
      weight: element.weight === undefined ? undefined : String(element.weight),
      role: element.role,
      funding: element.funding,
      namesPersons: element.namesPersons === true ? 'si' : undefined,
    },
    errors,
  }
  const frozen = head.status === 'approved'
  return (
    <>
      <PageHead
        eyebrow={`${head.unit.code} · ${head.year}`}
        title={words.editOf(say(KIND_NAMES[element.kind], locale))}
        actions={
          <ButtonLink kind="secondary" size="small" href={local(editPaths.lines(head.year, head.unit.code))}>
            {words.onLines}
          </ButtonLink>
        }
      />
      {frozen ? (
        <Notice kind="info" locale={locale} title={words.approved}>
          <p>{words.approvedSentence}</p>
        </Notice>
      ) : null}
      {props.overtaken ? <StandsNow answer={answer} locale={locale} /> : null}
      <Form
        action={local(editPaths.element(element.key))}
        locale={locale}
        csrf={props.csrf}
        errors={errors}
        idempotencyKey={props.idempotencyKey}
        hidden={{ expectedVersion: typed?.expectedVersion || String(version) }}
      >
        <TextArea locale={locale} label={words.text} rows={4} maxLength={4000} required {...field(state, 'title')} />
        <TextArea
          locale={locale}
          label={words.textEn}
          hint={words.textEnHint}
          rows={4}
          maxLength={4000}
          {...field(state, 'titleEn')}
        />
        <TextField
          locale={locale}
          label={words.code}
          hint={words.codeHint}
          width="short"
          maxLength={60}
          {...field(state, 'code')}
        />
        {own.includes('weight') ? (
          <NumberField
            locale={locale}
            label={words.weight}
            hint={words.weightHint}
            decimals
            {...field(state, 'weight')}
          />
        ) : null}
        {own.includes('role') ? (
          <SelectField
            locale={locale}
            label={words.role}
            placeholder={words.notSaid}
            width="half"
            options={RESPONSIBLE_ROLES.map((role) => ({ value: role, label: say(ROLE_NAMES[role], locale) }))}
            {...field(state, 'role')}
          />
        ) : null}
        {own.includes('funding') ? (
          <SelectField
            locale={locale}
            label={words.funding}
            placeholder={words.notSaid}
            width="half"
            options={FUNDING_STATUSES.map((status) => ({ value: status, label: say(FUNDING_NAMES[status], locale) }))}
            {...field(state, 'funding')}
          />
        ) : null}
        {own.includes('namesPersons') ? (
          <Checkbox
            locale={locale}
            name="namesPersons"
            label={words.namesPersons}
            hint={words.namesPersonsHint}
            checked={state.values.namesPersons !== undefined}
          />
        ) : null}
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.save}
          </Button>
        </ButtonRow>
      </Form>
      <PlacesForm
        elementId={element.key}
        version={version}
        answer={props.places}
        typed={props.placesAttempt?.typed}
        errors={props.placesAttempt?.errors ?? []}
        locale={locale}
        csrf={props.csrf}
        local={local}
      />
    </>
  )
}

function StandsNow({ answer: { element }, locale }: { readonly answer: ElementToEdit; readonly locale: Locale }) {
  const words = EDIT_WORDS[locale]
  const items = [
    { term: words.text, value: <span lang="es">{element.title}</span> },
    {
      term: words.textEn,
      value: element.titleEn === undefined ? words.empty : <span lang="en">{element.titleEn}</span>,
    },
    { term: words.code, value: element.code ?? words.empty },
    ...(element.weight === undefined ? [] : [{ term: words.weight, value: String(element.weight) }]),
    ...(element.role === undefined ? [] : [{ term: words.role, value: say(ROLE_NAMES[element.role], locale) }]),
    ...(element.funding === undefined
      ? []
      : [{ term: words.funding, value: say(FUNDING_NAMES[element.funding], locale) }]),
  ]
  return (
    <Notice kind="warning" locale={locale} title={words.standsNow}>
      <DefinitionList items={items} />
    </Notice>
  )
}
