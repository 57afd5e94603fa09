import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { localPath } from '../../../../platform/web/paths.ts'
import { Tag } from '../../../../ui/content/content.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { BoundMeasure, BoundSlot } from '../../data/indicator-binding.ts'
import { planningPaths } from '../../paths.ts'
import { MISSING_NAMES } from '../../rules/words.ts'
import { Part } from './figure-parts.tsx'
import { periodWords } from './indicator-view.ts'

const WORDS = {
  es: {
    title: 'Medida que lo alimenta',
    lead: 'Este indicador no se escribe a mano: se cuenta de los registros del seguimiento. Una lectura capturada guarda la lista de lo que contó.',
    how: 'Cómo se calcula, registro por registro',
    period: 'Período',
    captured: 'Capturada',
    notYet: 'sin capturar',
    now: 'Hoy dice',
    differs: 'cambió desde la captura',
    same: 'igual',
    records: 'registros',
    act: 'Capturar',
  },
  en: {
    title: 'Measure that feeds it',
    lead: 'This indicator is not typed in: it is counted from the records of the follow-up. A captured reading keeps the list of what it counted.',
    how: 'How it is computed, record by record',
    period: 'Period',
    captured: 'Captured',
    notYet: 'not captured',
    now: 'It now says',
    differs: 'changed since it was captured',
    same: 'the same',
    records: 'records',
    act: 'Capture',
  },
} as const

/** The measure behind an indicator: each reading as captured, beside what the measure says now; both open their records. */
export function BoundMeasurePart({
  bound,
  year,
  locale,
  action,
  children,
}: {
  readonly bound: BoundMeasure
  readonly year: number
  readonly locale: Locale
  /** What who may does with one of them. */
  readonly action?: ((slot: BoundSlot) => ComponentChildren) | undefined
  readonly children?: ComponentChildren
}) {
  const words = WORDS[locale]
  const { measure, filters, slots } = bound
  const said = (value: Maybe<number>) =>
    isMissing(value) ? say(MISSING_NAMES[value.missing], locale).toLowerCase() : formatNumber(value)
  const now = planningPaths.measureOf(measure.id, year, filters)
  return (
    <Part id="medida" title={words.title} lead={words.lead}>
      <p>
        <strong>{say(measure.title, locale)}</strong>
        <span class="soft">: {say(measure.method, locale)}</span> <a href={localPath(locale, now)}>{words.how}</a>
      </p>
      <DataTable
        id="tabla-medida"
        caption={words.title}
        captionHidden
        locale={locale}
        rows={slots}
        rowKey={({ slot }) => `${slot.period} ${slot.target ?? ''}`}
        columns={[
          { key: 'period', title: words.period, cell: ({ slot }) => periodWords(slot.period, locale) },
          {
            key: 'captured',
            title: words.captured,
            cell: ({ captured }) =>
              captured === undefined ? (
                <span class="soft">{words.notYet}</span>
              ) : (
                <a href={localPath(locale, planningPaths.reading(measure.id, year, captured.id))}>
                  {said(captured.value)}{' '}
                  <span class="soft">
                    ({formatNumber(captured.count)} {words.records})
                  </span>
                </a>
              ),
          },
          {
            key: 'now',
            title: words.now,
            cell: (row) => (
              <>
                {said(row.now.value)}{' '}
                {row.captured === undefined ? null : row.differs ? (
                  <Tag kind="here">{words.differs}</Tag>
                ) : (
                  <span class="soft">{words.same}</span>
                )}
              </>
            ),
          },
          ...(action === undefined ? [] : [{ key: 'act', title: words.act, cell: action }]),
        ]}
      />
      {children}
    </Part>
  )
}
