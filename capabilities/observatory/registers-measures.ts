import { z } from 'zod'
import { firstDayOfPeriod, lastDayOfPeriod } from '../../kernel/civil.ts'
import type { ExcludedRecord, Measure, MeasuredRecord } from '../../platform/measures/measure.ts'
import { openRegister } from './data/register-queries.ts'
import { valuesEntered } from './data/register-values.ts'
import { registerPaths } from './registers-paths.ts'
import type { PublishedYear, Said } from './rules/registers/publication.ts'

/** `by`: each month of a year by itself. */
const registerParams = z.object({ register: z.string().max(80), by: z.literal('month').optional() })
type RegisterParams = z.infer<typeof registerParams>

/** The figure of each place in a year or a month. */
export function placeFigures(content: PublishedYear, period: string): readonly Said[] {
  const month = /^\d{4}-(\d\d)$/.exec(period)?.[1]
  return month === undefined ? content.byPlace : content.cells.map((row) => row[Number(month) - 1] ?? 'not_reported')
}

async function figuresOf(
  tx: Parameters<Measure['records']>[0],
  { register, by }: RegisterParams,
  period: string,
  asOf: string,
) {
  const found = await openRegister(tx, register, Number(period.slice(0, 4)), asOf)
  const { content } = found ?? {}
  if (found === undefined || content === undefined) return []
  const periods = by === 'month' && period.length === 4 ? reportedMonths(content, period) : [period]
  return periods.flatMap((each) =>
    placeFigures(content, each).flatMap((figure, index) => {
      const place = found.places.find(({ id }) => id === content.places[index])
      if (place === undefined) return []
      const last = lastDayOfPeriod(each) ?? asOf
      const record = {
        kind: 'observatory.register_figure',
        id: `${register}/${each}/${place.code}`,
        label: `${found.kind.title.es}: ${place.name}, ${each}`,
        href: `${registerPaths.register(register, each.slice(0, 4))}#${place.code}`,
      }
      return [{ figure, place, record: { ...record, at: last < asOf ? last : asOf, place: place.id } }]
    }),
  )
}

/** Months of a year of which something was reported. */
export function reportedMonths(content: PublishedYear, year: string): readonly string[] {
  return content.byMonth.flatMap((figure, index) =>
    figure === 'not_reported' ? [] : [`${year}-${String(index + 1).padStart(2, '0')}`],
  )
}

/** What a register publishes of each place: what feeds the catalogue, small counts held back as for everybody. */
export const registerFigures: Measure<RegisterParams> = {
  id: 'observatory.register_figures',
  version: 1,
  title: { es: 'Cifras publicadas de un registro', en: 'Published figures of a register' },
  unit: { es: 'según el registro', en: 'as the register says' },
  method: {
    es: 'Se toma lo que el registro publica de cada municipio en el período; lo que se reserva por ser pequeño no se cuenta y se dice.',
    en: 'Takes what the register publishes of each municipality in the period; what is held back for being small is not counted, and told.',
  },
  grain: 'month',
  dimensions: ['municipality'],
  params: registerParams,
  fold: 'sum',
  mayOpen: () => true,
  async records(tx, params, period, asOf) {
    return (await figuresOf(tx, params, period, asOf)).flatMap(({ figure, place, record }): MeasuredRecord[] =>
      typeof figure === 'number' ? [{ ...record, breakdowns: { municipality: place.code }, value: figure }] : [],
    )
  },
  async excluded(tx, params, period, asOf) {
    return (await figuresOf(tx, params, period, asOf)).flatMap(({ figure, record }): ExcludedRecord[] =>
      typeof figure === 'number'
        ? []
        : [
            {
              record,
              reason:
                figure === 'suppressed'
                  ? {
                      es: 'Reservado por ser una cuenta pequeña, o por protegerla',
                      en: 'Held back as a small count, or to protect one',
                    }
                  : { es: 'No se reportó', en: 'Not reported' },
            },
          ],
    )
  },
}

const noParams = z.object({})

/**
 * Values with a point that were entered: the plan of 2019 asks for two hundred by the middle of the year (O.3.R.3.S.P.I.3). Any register
 * of which a surface is drawn counts.
 */
export const valuesAtPoints: Measure<z.infer<typeof noParams>> = {
  id: 'observatory.values_at_points',
  version: 1,
  title: { es: 'Valores de suelo ingresados', en: 'Land values entered' },
  unit: { es: 'valores', en: 'values' },
  method: {
    es: 'Se cuentan las fichas con valor y punto, con fecha en el período, de los registros de los que se dibuja una superficie. Las retiradas no se cuentan.',
    en: 'Counts records with a value and a point, dated in the period, of the registers of which a surface is drawn. Withdrawn ones are not counted.',
  },
  grain: 'month',
  dimensions: ['municipality'],
  params: noParams,
  fold: 'count',
  // Their points are open: registers-deployment.ts lets no surface be drawn of others.
  mayOpen: () => true,
  async records(tx, _params, period, asOf) {
    const [from, to] = [firstDayOfPeriod(period), lastDayOfPeriod(period)]
    if (from === undefined || to === undefined) return []
    return (await valuesEntered(tx, from, [to, asOf].sort()[0] ?? to)).map(
      ({ id, register, number, title, on, place }) => ({
        kind: 'observatory.register_record',
        id,
        label: `${title.es} ${number}`,
        href: `${registerPaths.register(register, on.slice(0, 4))}#ficha-${number}`,
        at: on,
        breakdowns: { municipality: place },
      }),
    )
  },
}

export const REGISTER_MEASURES: readonly Measure[] = [registerFigures as Measure]
