import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button } from '../../../../../ui/button/button.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { Indicator } from '../../../data/catalogue-store.ts'
import { ACCUMULATIONS, AGGREGATIONS, DIRECTIONS, INDICATOR_KINDS, PERIODICITIES, type Sheet } from '../../../model.ts'
import { sheetPaths } from '../../../sheets-paths.ts'
import {
  ACCUMULATION_TITLES,
  AGGREGATION_TITLES,
  DIRECTION_TITLES,
  KIND_TITLES,
  PERIODICITY_TITLES,
} from '../../public/catalogue/catalogue-words.ts'
import { Methodology } from '../../public/catalogue/methodology.tsx'
import { SHEET_WORDS } from './sheets-words.ts'

export function SheetsPage({ locale, sheets }: { readonly locale: Locale; readonly sheets: readonly Indicator[] }) {
  const words = SHEET_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <DataTable
        id="fichas"
        caption={words.title}
        captionHidden
        cards
        locale={locale}
        rows={sheets}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'indicator',
            title: words.indicator,
            cell: ({ code, sheet }) => (
              <a href={localPath(locale, sheetPaths.sheet(code))}>{say(sheet.title, locale)}</a>
            ),
          },
          { key: 'theme', title: words.theme, cell: ({ theme }) => say(theme.title, locale) },
          { key: 'edition', title: words.edition, kind: 'number', cell: ({ sheet }) => sheet.number },
          {
            key: 'from',
            title: words.from,
            kind: 'date',
            cell: ({ sheet }) => formatDate(sheet.inForceFrom, locale),
          },
          {
            key: 'computed',
            title: words.computed,
            cell: ({ sheet }) => (sheet.content.calculation === undefined ? words.no : words.yes),
          },
        ]}
      />
    </>
  )
}

interface SheetPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly indicator: Indicator
  readonly sheets: readonly Sheet[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly mayPublish: boolean
}

/** The edition in force, with the form of the next one for who may publish it. */
export function SheetPage(props: SheetPageProps) {
  const { locale, indicator, sheets, mayPublish } = props
  const words = SHEET_WORDS[locale]
  return (
    <>
      <PageHead
        eyebrow={words.sheetOf(indicator.sheet.number)}
        title={say(indicator.sheet.title, locale)}
        lead={
          <p>
            <a href={`${localPath(locale, observatoryPaths.indicator(indicator.code))}#ficha`}>{words.seePublic}</a>
          </p>
        }
      />
      {mayPublish ? <SheetForm {...props} /> : <Methodology locale={locale} sheets={sheets} />}
    </>
  )
}

function SheetForm({ locale, csrf, indicator, typed, errors }: SheetPageProps) {
  const words = SHEET_WORDS[locale]
  const common = (name: string) => ({ locale, ...field({ values: typed, errors }, name) })
  const names = <T extends string>(all: readonly T[], of: Readonly<Record<T, Text>>) =>
    all.map((value) => ({ value, label: say(of[value], locale) }))
  return (
    <Form
      action={localPath(locale, sheetPaths.sheet(indicator.code))}
      locale={locale}
      csrf={csrf}
      errors={errors}
      hidden={{ expectedNumber: typed.expectedNumber ?? '' }}
    >
      <TextField label={words.titleEs} required {...common('titleEs')} />
      <TextField label={words.titleEn} {...common('titleEn')} />
      <TextArea label={words.definitionEs} required {...common('definitionEs')} />
      <TextArea label={words.definitionEn} {...common('definitionEn')} />
      <TextArea label={words.formulaEs} required rows={2} {...common('formulaEs')} />
      <TextArea label={words.formulaEn} rows={2} {...common('formulaEn')} />
      <TextField label={words.unitEs} required width="half" {...common('unitEs')} />
      <TextField label={words.unitEn} width="half" {...common('unitEn')} />
      <NumberField label={words.decimals} required decimals={false} {...common('decimals')} />
      <SelectField
        label={words.direction}
        required
        options={names(DIRECTIONS, DIRECTION_TITLES)}
        {...common('direction')}
      />
      <SelectField label={words.kind} required options={names(INDICATOR_KINDS, KIND_TITLES)} {...common('kind')} />
      <SelectField
        label={words.accumulation}
        required
        options={names(ACCUMULATIONS, ACCUMULATION_TITLES)}
        {...common('accumulation')}
      />
      <SelectField
        label={words.aggregation}
        required
        options={names(AGGREGATIONS, AGGREGATION_TITLES)}
        {...common('aggregation')}
      />
      <NumberField label={words.factor} hint={words.factorHint} required {...common('factor')} />
      <TextArea label={words.sourcesEs} required {...common('sourcesEs')} />
      <SelectField
        label={words.periodicity}
        required
        options={names(PERIODICITIES, PERIODICITY_TITLES)}
        {...common('periodicity')}
      />
      <TextArea label={words.synonyms} hint={words.synonymsHint} rows={3} {...common('synonyms')} />
      <TextArea label={words.breakdowns} hint={words.breakdownsHint} rows={3} {...common('breakdowns')} />
      <TextArea label={words.limitationsEs} required {...common('limitationsEs')} />
      <TextArea label={words.limitationsEn} {...common('limitationsEn')} />
      <TextField label={words.contactEs} hint={words.contactHint} required {...common('contactEs')} />
      <TextField label={words.lawEs} hint={words.lawHint} {...common('lawEs')} />
      <TextField label={words.lawEn} {...common('lawEn')} />
      <section class="stack" aria-labelledby="meta">
        <h2 id="meta">{words.target}</h2>
        <p>{words.targetLead}</p>
        <NumberField label={words.targetValue} {...common('targetValue')} />
        <TextField label={words.targetPeriod} hint={words.targetPeriodHint} width="short" {...common('targetPeriod')} />
        <TextField label={words.targetSourceEs} {...common('targetSourceEs')} />
        <TextField label={words.targetSourceEn} {...common('targetSourceEn')} />
      </section>
      <section class="stack" aria-labelledby="calculo">
        <h2 id="calculo">{words.calculation}</h2>
        <p>{words.calculationLead}</p>
        <TextField label={words.quantity} hint={words.quantityHint} width="half" {...common('quantity')} />
        <TextArea label={words.inputs} hint={words.inputsHint} {...common('inputs')} />
        <TextField label={words.formulaValue} hint={words.formulaValueHint} {...common('formulaValue')} />
        <TextField label={words.formulaNumerator} {...common('formulaNumerator')} />
        <TextField label={words.formulaDenominator} {...common('formulaDenominator')} />
      </section>
      <DateField label={words.inForceFrom} required {...common('inForceFrom')} />
      <TextArea label={words.note} hint={words.noteHint} required {...common('note')} />
      <Button type="submit" kind="primary">
        {words.publish}
      </Button>
    </Form>
  )
}
