import { createHash } from 'node:crypto'
import type { Result } from '../../../kernel/result.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { auditReading } from './account.ts'
import { buildPlans, yearsSaid } from './build-plans.ts'
import { countReading } from './counts.ts'
import type { ImportReading } from './draft.ts'
import { LEFT_OUT, Notes } from './findings.ts'
import { type Grid, spokenPlace } from './grid.ts'
import { headingsPartedByCommas } from './headings.ts'
import { readInstruments } from './instruments.ts'
import { missingPlans } from './missing-plans.ts'
import { type GridReaders, openGrid } from './open-grid.ts'
import { recognise } from './recognise.ts'
import { type ImportRefusal, monthsDoNotAddUp, noTable, partedByCommas, wrongYear } from './refusals.ts'
import { sayReview } from './review.ts'
import type { ColourMeanings } from './schedules.ts'
import type { KnownUnit } from './units.ts'

export interface PlanFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly year: number
  readonly units: readonly KnownUnit[]
  /** Per sheet, what a fill colour (RRGGBB) of the months means, as the person said. */
  readonly colours?: ColourMeanings
}

/**
 * Reads a plan as the office wrote it. Pure but for opening the file: the same bytes give the same reading, to the key.
 * Nothing is written; a refusal names what is wrong and where.
 */
export async function readPlanFile(
  file: PlanFile,
  readers?: GridReaders,
): Promise<Result<ImportReading, ImportRefusal>> {
  const opened = await openGrid(file.bytes, readers)
  if (!opened.ok) return opened
  const read = readPlanGrid(opened.value, file)
  if (!read.ok) return read
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return ok({ file: { name: file.name, sha256, size: file.bytes.length, format: opened.value.format }, ...read.value })
}

/** Everything after the file is open: grid in, reading out. */
export function readPlanGrid(
  grid: Grid,
  { year, units, colours = {} }: Pick<PlanFile, 'year' | 'units' | 'colours'>,
): Result<Omit<ImportReading, 'file'>, ImportRefusal> {
  const notes = new Notes()
  const recognition = recognise(grid, notes)
  const { events } = recognition
  if (!events.some((event) => event.is === 'lines')) {
    const parted = headingsPartedByCommas(grid)
    return refuse(parted === undefined ? noTable() : partedByCommas(spokenPlace(parted.ref)))
  }
  const otherYear = yearRefusal(yearsSaid(events), year, notes)
  if (otherYear) return refuse(otherYear)
  const frame = readInstruments(grid, recognition.instrumentTables, events, year, notes)
  const { instruments, strategic, scopes } = frame
  const built = buildPlans({ format: grid.format, events, year, units, strategic, scopes, colours }, notes)
  const [fault, ...faults] = built.faults
  if (fault) return refuse(monthsDoNotAddUp([fault, ...faults]))
  sayReview(built.poas, notes)
  sayGrid(grid, notes)
  const accounted = {
    tables: [...recognition.planTables, ...recognition.instrumentTables],
    labels: [...recognition.labels, ...built.labels, ...frame.labels],
    poas: built.poas,
    instruments,
    executed: built.executed,
    unplaced: notes.unplaced,
  }
  const account = auditReading(accounted)
  for (const cell of account.lost) {
    notes.leave(cell, LEFT_OUT.bug)
    notes.say('error', 'internal_cell_lost', [cell.ref], LEFT_OUT.bug)
  }
  for (const { cell, words } of account.shortened)
    notes.say('error', 'internal_words_lost', [cell.ref], {
      es: `Estas palabras de ${spokenPlace(cell.ref)} no quedaron en el plan: ${words.join(', ')}. Es una falla del importador: avísenos.`,
      en: `These words of ${spokenPlace(cell.ref)} are not in the plan: ${words.join(', ')}. This is a fault of the importer: please tell us.`,
    })
  return ok({
    year,
    poas: built.poas,
    instruments,
    executed: built.executed,
    counts: countReading(built.poas, { ...account, unplaced: account.unplaced + account.lost.length }),
    unplaced: notes.unplaced,
    findings: notes.findings,
    missingPlans: missingPlans(grid, built.poas, units, notes),
  })
}

/** A document all of whose years are others is of another year; a stray one among many is only worth a look. */
function yearRefusal(said: ReturnType<typeof yearsSaid>, year: number, notes: Notes): ImportRefusal | undefined {
  const others = said.filter((entry) => entry.year !== year)
  const [first] = others
  if (!first) return undefined
  if (others.length === said.length) return wrongYear(year, first.year, first.ref, first.words)
  for (const other of others)
    notes.say('warning', 'another_year', other.ref ? [other.ref] : [], {
      es: `Aquí dice ${other.year}, pero el plan es de ${year}: «${other.words}».`,
      en: `It says ${other.year} here, but the plan is of ${year}: “${other.words}”.`,
    })
  return undefined
}

function sayGrid(grid: Grid, notes: Notes): void {
  for (const name of grid.hiddenSheets)
    notes.say('warning', 'hidden_sheet', [], {
      es: `La hoja «${name}» está oculta y no se leyó. Muéstrela si es parte del plan.`,
      en: `Sheet “${name}” is hidden and was not read. Unhide it if it is part of the plan.`,
    })
  for (const block of grid.blocks)
    if (block.is === 'table')
      for (const row of block.rows)
        for (const cell of row.cells)
          if (cell.comment)
            notes.say('note', 'comment', [cell.ref], {
              es: `Comentario en ${spokenPlace(cell.ref)}: «${cell.comment}».`,
              en: `Comment at ${spokenPlace(cell.ref)}: “${cell.comment}”.`,
            })
}
