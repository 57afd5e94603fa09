import { type SQL, sql } from 'drizzle-orm'
import type { TemporalRelation } from '../rules/cql2/expression.ts'

/** From when until when; of a moment both are the same. */
export interface Span {
  readonly from: SQL
  readonly until: SQL
}

/** What stands for an end that is left open: before every day and after every day, by their characters. */
export const OPEN_FROM: SQL = sql`''::text collate "C"`
export const OPEN_UNTIL: SQL = sql`'~'::text collate "C"`

/**
 * Relations in time as OWL-Time defines them (CQL2, tables of the temporal functions). Days and moments are compared as they are written
 * (ISO 8601), by their characters: a day is its own beginning. Where an end is not known nothing is known.
 */
export function inTime(relation: TemporalRelation, one: Span, other: Span): SQL {
  return sql`(case when num_nulls(${one.from}, ${one.until}, ${other.from}, ${other.until}) = 0
    then ${related(relation, one, other)} end)`
}

function related(relation: TemporalRelation, one: Span, other: Span): SQL {
  switch (relation) {
    case 'T_AFTER':
      return sql`${one.from} > ${other.until}`
    case 'T_BEFORE':
      return sql`${one.until} < ${other.from}`
    case 'T_DISJOINT':
      return sql`(${one.from} > ${other.until} or ${one.until} < ${other.from})`
    case 'T_INTERSECTS':
      return sql`(${one.from} <= ${other.until} and ${one.until} >= ${other.from})`
    case 'T_EQUALS':
      return sql`(${one.from} = ${other.from} and ${one.until} = ${other.until})`
    case 'T_DURING':
      return sql`(${one.from} > ${other.from} and ${one.until} < ${other.until})`
    case 'T_STARTS':
      return sql`(${one.from} = ${other.from} and ${one.until} < ${other.until})`
    case 'T_FINISHES':
      return sql`(${one.from} > ${other.from} and ${one.until} = ${other.until})`
    case 'T_MEETS':
      return sql`${one.until} = ${other.from}`
    case 'T_OVERLAPS':
      return sql`(${one.from} < ${other.from} and ${one.until} > ${other.from} and ${one.until} < ${other.until})`
    case 'T_CONTAINS':
      return related('T_DURING', other, one)
    case 'T_STARTEDBY':
      return related('T_STARTS', other, one)
    case 'T_FINISHEDBY':
      return related('T_FINISHES', other, one)
    case 'T_METBY':
      return related('T_MEETS', other, one)
    case 'T_OVERLAPPEDBY':
      return related('T_OVERLAPS', other, one)
  }
}

/** A moment as it is compared: midnight is the day itself, and what follows a second counts only where it is more than nothing. */
export function comparable(moment: string): string {
  const told = moment.replace(/(\.\d*?)0*Z$/, '$1').replace(/[.Z]$/, '')
  return told.replace(/T00:00:00$/, '')
}
