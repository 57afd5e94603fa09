import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { Sheet } from '../../../model.ts'
import {
  ACCUMULATION_TITLES,
  AGGREGATION_TITLES,
  DIRECTION_TITLES,
  KIND_TITLES,
  PERIODICITY_TITLES,
} from './catalogue-words.ts'
import { OBSERVATORY_WORDS } from './words.ts'

/** What the indicator is: the newest edition whole, and the ones before with what was otherwise. */
export function Methodology({ locale, sheets }: { readonly locale: Locale; readonly sheets: readonly Sheet[] }) {
  const words = OBSERVATORY_WORDS[locale]
  const [newest] = sheets
  if (newest === undefined) return null
  const { content } = newest
  const spoken = (text: Text) => <Spoken text={text} locale={locale} />
  return (
    <>
      <DefinitionList
        items={[
          { term: words.definition, value: spoken(content.definition) },
          { term: words.formula, value: <FormulaWords locale={locale} content={content} /> },
          { term: words.unit, value: spoken(content.unit) },
          { term: words.direction, value: say(DIRECTION_TITLES[content.direction], locale) },
          {
            term: words.kind,
            value: `${say(KIND_TITLES[content.kind], locale)}. ${say(ACCUMULATION_TITLES[content.accumulation], locale)}`,
          },
          { term: words.together, value: say(AGGREGATION_TITLES[content.aggregation], locale) },
          {
            term: words.sources,
            value: content.sources.map((source, index) => (
              <span key={index}>
                {index === 0 ? '' : '; '}
                {spoken(source)}
              </span>
            )),
          },
          { term: words.periodicity, value: say(PERIODICITY_TITLES[content.periodicity], locale) },
          {
            term: words.breakdowns,
            value:
              content.breakdowns.length === 0
                ? words.none
                : content.breakdowns
                    .map(
                      ({ title, values }) =>
                        `${say(title, locale)} (${values.map((value) => say(value.title, locale)).join(', ')})`,
                    )
                    .join('; '),
          },
          { term: words.limitations, value: spoken(content.limitations) },
          { term: words.contact, value: spoken(content.contact) },
          ...(content.law === undefined ? [] : [{ term: words.law, value: spoken(content.law) }]),
          {
            term: words.edition,
            value: words.editionOf(newest.number, formatDate(newest.inForceFrom, locale, 'prose')),
          },
        ]}
      />
      {sheets.length < 2 ? null : (
        <>
          <h3>{words.editions}</h3>
          <DataTable
            id="versiones"
            caption={words.editions}
            captionHidden
            cards
            locale={locale}
            rows={sheets}
            rowKey={({ id }) => id}
            columns={[
              { key: 'number', title: words.edition, kind: 'code', cell: ({ number }) => number },
              {
                key: 'from',
                title: words.inForceFrom,
                kind: 'date',
                cell: ({ inForceFrom }) => formatDate(inForceFrom, locale),
              },
              {
                key: 'note',
                title: words.changed,
                cell: ({ note }) =>
                  note === '' ? words.first : <span lang={locale === 'es' ? undefined : 'es'}>{note}</span>,
              },
              { key: 'definition', title: words.definition, cell: (sheet) => spoken(sheet.content.definition) },
              { key: 'limitations', title: words.limitations, cell: (sheet) => spoken(sheet.content.limitations) },
            ]}
          />
        </>
      )}
    </>
  )
}

/** In words, and where the platform computes it, the expression that it computes. */
function FormulaWords({ locale, content }: { readonly locale: Locale; readonly content: Sheet['content'] }) {
  const { calculation } = content
  const text = <Spoken text={content.formula} locale={locale} />
  if (calculation === undefined) return text
  return (
    <>
      {text}
      <br />
      <code>{Object.values(calculation.formula).join(' / ')}</code>
    </>
  )
}
