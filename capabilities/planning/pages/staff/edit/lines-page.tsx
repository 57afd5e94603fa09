import { type Locale, say, spoken } from '../../../../../kernel/text.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { CheckboxGroup, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { PlanLines } from '../../../data/plan-lines.ts'
import { editPaths } from '../../../edit-paths.ts'
import { type DraftElement, type DraftLine, MATRIX_COLUMNS, type MatrixColumn } from '../../../model.ts'
import { approvalWords } from '../../plan/approval-words.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { textOf } from '../../plan/plan-index.ts'
import { EDIT_WORDS } from './element-words.ts'

export type LineAct = 'agregar' | 'nueva' | 'quitar'

export interface LinesPageProps {
  readonly answer: PlanLines
  /** The line whose forms stand open. */
  readonly open: string | undefined
  readonly locale: Locale
  readonly csrf: string
  readonly idempotencyKey: string
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly errors: readonly FieldError[]
  readonly local: (path: string) => string
}

/** The lines of a plan one below the other, each element a link to its form; the forms of one line at a time. */
export function LinesPage(props: LinesPageProps) {
  const { answer, locale, local } = props
  const { poa } = answer
  const words = EDIT_WORDS[locale]
  const { year, unit, status } = poa.head
  const elements = new Map(poa.plan.elements.map((element) => [element.key, element]))
  const lines = poa.plan.subPlans.flatMap(({ sections }) => sections.flatMap(({ lines: of }) => of))
  return (
    <>
      <PageHead
        eyebrow={`${unit.code} · ${year} · ${say(unit.title, locale)}`}
        title={words.lines}
        marks={<Tag>{approvalWords(poa.head, locale)}</Tag>}
        lead={status === 'approved' ? words.linesApproved : words.linesLead}
        actions={
          <ButtonLink kind="secondary" size="small" href={local(editPaths.sheet(year, unit.code))}>
            {words.months}
          </ButtonLink>
        }
      />
      <ol class="plan-lines plain-list">
        {lines.map((line, index) => (
          <li key={line.key} id={`fila-${line.key}`} class={line.key === props.open ? 'here' : undefined}>
            <h2>{words.line(index + 1)}</h2>
            <Cells line={line} elements={elements} locale={locale} local={local} />
            {status === 'approved' ? null : line.key === props.open ? (
              <LineForms {...props} line={line} number={index + 1} />
            ) : (
              <p>
                <a href={local(editPaths.lines(year, unit.code, line.key))} aria-label={words.changeOf(index + 1)}>
                  {words.change}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

interface CellsProps {
  readonly line: DraftLine
  readonly elements: ReadonlyMap<string, DraftElement>
  readonly locale: Locale
  readonly local: (path: string) => string
}

function Cells({ line, elements, locale, local }: CellsProps) {
  return (
    <dl class="plan-line">
      {MATRIX_COLUMNS.map((column) => {
        const here = (line.cells[column] ?? []).flatMap((key) => elements.get(key) ?? [])
        return here.length === 0 ? null : (
          <div key={column}>
            <dt>{columnName(column, locale)}</dt>
            <dd>
              {here.map((element) => {
                const { words: text, lang } = spoken(textOf(element), locale)
                return (
                  <p key={element.key}>
                    <a href={local(editPaths.element(element.key))} lang={lang === locale ? undefined : lang}>
                      {element.code === undefined ? '' : `${element.code} `}
                      {text}
                    </a>
                  </p>
                )
              })}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

interface LineFormsProps extends LinesPageProps {
  readonly line: DraftLine
  readonly number: number
}

function LineForms(props: LineFormsProps) {
  const { answer, line, locale, local, typed, errors } = props
  const words = EDIT_WORDS[locale]
  const { year, unit } = answer.poa.head
  const version = String(answer.versions.get(line.key) ?? 0)
  const form = (act: LineAct) => ({
    action: local(editPaths.lines(year, unit.code, line.key)),
    locale,
    csrf: props.csrf,
    errors: typed?.acto === act ? errors : [],
    idempotencyKey: `${props.idempotencyKey}-${act}`,
    hidden: { acto: act, fila: line.key, expectedVersion: version },
  })
  const state = (act: LineAct) =>
    typed?.acto === act ? { values: typed, errors } : { values: {} as Readonly<Record<string, string>>, errors: [] }
  const filled = MATRIX_COLUMNS.filter((column) => column !== 'activity' && (line.cells[column] ?? []).length > 0)
  return (
    <div class="line-forms">
      <section aria-labelledby="agregar">
        <h3 id="agregar">{words.addTo}</h3>
        <Form {...form('agregar')}>
          <SelectField
            locale={locale}
            label={words.column}
            placeholder={words.chooseColumn}
            required
            width="half"
            options={MATRIX_COLUMNS.map((column) => ({ value: column, label: columnName(column, locale) }))}
            {...field(state('agregar'), 'column')}
          />
          <TextArea locale={locale} label={words.text} rows={2} required {...field(state('agregar'), 'title')} />
          <TextField locale={locale} label={words.code} width="short" {...field(state('agregar'), 'code')} />
          <ButtonRow>
            <Button type="submit">{words.add}</Button>
          </ButtonRow>
        </Form>
      </section>
      <section aria-labelledby="nueva">
        <h3 id="nueva">{words.addLine}</h3>
        <Form {...form('nueva')}>
          <TextArea
            locale={locale}
            label={words.activityText}
            rows={2}
            required
            {...field(state('nueva'), 'activity')}
          />
          <TextField locale={locale} label={words.code} width="short" {...field(state('nueva'), 'activityCode')} />
          <CheckboxGroup
            locale={locale}
            name="goesOn"
            label={words.goesOn}
            inline
            values={filled}
            options={filled.map((column) => ({ value: column, label: columnName(column, locale) }))}
          />
          <ButtonRow>
            <Button type="submit">{words.addLineButton}</Button>
          </ButtonRow>
        </Form>
      </section>
      <section aria-labelledby="quitar">
        <h3 id="quitar">{words.remove}</h3>
        <p class="soft">{words.removeLead}</p>
        <Form {...form('quitar')}>
          <ButtonRow>
            <Button type="submit" kind="danger">
              {words.removeButton}
            </Button>
          </ButtonRow>
        </Form>
      </section>
      <p>
        <a href={local(editPaths.lines(year, unit.code))}>{words.close}</a>
      </p>
    </div>
  )
}

function columnName(column: MatrixColumn, locale: Locale): string {
  return say(KIND_NAMES[column], locale)
}
