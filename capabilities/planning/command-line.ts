import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Refusal } from '../../kernel/result.ts'
import { type Locale, say } from '../../kernel/text.ts'
import type { CliCommand, CliShell } from '../../platform/capability/manifest.ts'
import { PACKAGE_LIMITS } from '../../platform/documents/package-limits.ts'
import { tooLarge } from '../../platform/documents/refusals.ts'
import { institutionFile, unitsOf } from '../../platform/packs/institution.ts'
import { readOne } from '../../platform/packs/pack.ts'
import { localPath } from '../../platform/web/paths.ts'
import { type ImportPlanOutput, importPlan } from './data/apply-import.ts'
import { importQuery, type NamedUnit } from './data/import-queries.ts'
import { recordImport } from './data/record-import.ts'
import { readPlan } from './exports/read-plan.ts'
import type { ImportReading } from './imports/draft.ts'
import { reportJson, reportText } from './imports/report.ts'
import { differences, requestedWords } from './imports/requested-words.ts'
import type { ColourMeaning, ColourMeanings } from './imports/schedules.ts'
import { differenceLines, type SaidDifference, sayDifference } from './pages/staff/difference-words.ts'
import { planningPaths } from './paths.ts'

const WORDS = {
  wrongUsage: {
    es: 'Uso: npm run trama -- import plan ARCHIVO --year AÑO [--dry-run] [--json] [--accept] [--colour "HOJA=RRGGBB=programmed"]',
    en: 'Usage: npm run trama -- import plan FILE --year YEAR [--dry-run] [--json] [--accept] [--colour "SHEET=RRGGBB=programmed"]',
  },
  noFile: (name: string) => ({ es: `No se encuentra el archivo «${name}».`, en: `The file “${name}” is not there.` }),
} as const

/** Names of the units of a year as the deployment folder gives them: a dry run needs no database. */
function namedUnitsOf(shell: CliShell, year: number): readonly NamedUnit[] {
  const file = readOne(shell.pack, institutionFile)
  if (!file.ok || file.value === undefined) return []
  return unitsOf(file.value.value, year).map((unit) => ({ code: unit.code, names: [unit.name.es, ...unit.synonyms] }))
}

interface Asked {
  readonly file: string
  readonly year: number
  readonly dryRun: boolean
  readonly json: boolean
  readonly accept: boolean
  readonly colours: ColourMeanings
}

function ask(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        year: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        accept: { type: 'boolean', default: false },
        colour: { type: 'string', multiple: true, default: [] },
      },
    })
    const [file] = positionals
    const year = Number(values.year)
    if (file === undefined || positionals.length > 1 || !Number.isInteger(year)) return undefined
    const colours: Record<string, Record<string, ColourMeaning>> = {}
    for (const given of values.colour) {
      const [sheet, colour, meaning] = given.split('=').map((part) => part.trim())
      if (sheet === undefined || colour === undefined) return undefined
      if (meaning !== 'programmed' && meaning !== 'executed' && meaning !== 'ignore') return undefined
      colours[sheet] = { ...colours[sheet], [colour.replace('#', '').toUpperCase()]: meaning }
    }
    return { file, year, dryRun: values['dry-run'], json: values.json, accept: values.accept, colours }
  } catch {
    return undefined
  }
}

async function importFromShell(shell: CliShell, args: readonly string[]): Promise<number> {
  const asked = ask(args)
  if (asked === undefined) {
    shell.err(say(WORDS.wrongUsage, shell.locale))
    return 2
  }
  const path = resolve(shell.folder, asked.file)
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  )
  if (size === undefined) return refused(shell, asked, { kind: 'no_file', message: WORDS.noFile(asked.file) })
  // Refused by its size alone: such a file is never taken into memory.
  if (size > PACKAGE_LIMITS.fileBytes) return refused(shell, asked, tooLarge(size, PACKAGE_LIMITS.fileBytes))
  const bytes = new Uint8Array(await readFile(path))
  const reading = await readPlan({
    name: basename(path),
    bytes,
    year: asked.year,
    units: namedUnitsOf(shell, asked.year),
    colours: asked.colours,
  })
  if (!reading.ok) return refused(shell, asked, reading.refusal)
  if (asked.dryRun) {
    print(shell, asked, reading.value)
    return 0
  }
  const session = await shell.open()
  if (!session.ok) return refused(shell, asked, session.refusal)
  const { runner, files, ctx } = session.value
  const stored = await files.put(bytes)
  const recorded = await runner.command(recordImport, ctx, {
    file: { ...stored, name: basename(path) },
    reading: reading.value,
  })
  if (!recorded.ok) return refused(shell, asked, recorded.refusal)
  const { importId } = recorded.value
  const compared = await runner.query(importQuery, ctx, { id: importId })
  if (!compared.ok) return refused(shell, asked, compared.refusal)
  const done = await runner.command(importPlan, ctx, { importId, acceptChanges: asked.accept })
  if (!done.ok) return refused(shell, asked, done.refusal)
  const plans = compared.value.outcomes.filter(({ changes }) => changes.length > 0)
  print(shell, asked, reading.value, {
    ...done.value,
    importId,
    differences: plans.map(({ unit, draft, changes }) => ({
      plan: unit?.code ?? draft.title,
      changes: changes.map((change) => sayDifference(change, shell.locale, draft.from)),
    })),
  })
  return done.value.waiting.length === 0 ? 0 : 3
}

function refused(shell: CliShell, asked: Asked, refusal: Refusal): number {
  if (asked.json) shell.out(JSON.stringify({ refusal }, undefined, 2))
  const words = say(refusal.message, shell.locale)
  shell.err(refusal.address === undefined || words.includes(refusal.address) ? words : `${refusal.address}: ${words}`)
  return 1
}

function print(shell: CliShell, asked: Asked, reading: ImportReading, outcome?: Outcome): void {
  if (asked.json) {
    shell.out(JSON.stringify({ ...reportJson(reading), ...(outcome === undefined ? {} : { outcome }) }, undefined, 2))
    return
  }
  shell.out(reportText(reading, shell.locale))
  if (outcome === undefined) return
  if (outcome.differences.length > 0) shell.out(`${differencesText(outcome, shell.locale)}\n`)
  // Last, so that it is what stands on the screen.
  shell.out(outcomeText(outcome, shell.locale))
}

/** What became of the plans of the file, and in what they differed from those that were there, all of it. */
interface Outcome extends ImportPlanOutput {
  readonly importId: string
  readonly differences: readonly { readonly plan: string; readonly changes: readonly SaidDifference[] }[]
}

function differencesText({ importId, differences: plans }: Outcome, locale: Locale): string {
  const path = localPath(locale, planningPaths.import(importId))
  return plans.map(({ plan, changes }) => differenceLines(plan, changes, path, locale).join('\n')).join('\n\n')
}

function outcomeText({ applied, same, requested, waiting }: ImportPlanOutput, locale: Locale): string {
  const lines = [
    ...applied.map(({ unit, status, changes }) =>
      say(
        status === 'new'
          ? { es: `${unit}: plan nuevo`, en: `${unit}: new plan` }
          : {
              es: `${unit}: ${differences(changes, 'es')} aceptada${changes === 1 ? '' : 's'}`,
              en: `${unit}: ${differences(changes, 'en')} accepted`,
            },
        locale,
      ),
    ),
    ...same.map((unit) => say({ es: `${unit}: sin diferencias`, en: `${unit}: no differences` }, locale)),
    ...requested.map((each) => say(requestedWords(each), locale)),
    ...waiting.map(({ plan, reason, changes }) =>
      say(
        reason === 'approved'
          ? {
              es: `${plan}: el plan está aprobado y ninguna de las ${changes} diferencias se puede reprogramar; no se cambió`,
              en: `${plan}: the plan is approved and none of the ${changes} differences can be reprogrammed; nothing was changed`,
            }
          : reason === 'unit_unknown'
            ? {
                es: `${plan}: no se sabe de qué unidad es; acéptelo en el espacio de trabajo`,
                en: `${plan}: its unit is not known; accept it in the workspace`,
              }
            : reason === 'approved_not_accepted'
              ? {
                  es: `${plan}: ${differences(changes, 'es')} con el plan aprobado, que no se cambia. Véalas en /t/importar; con --accept, las que pueden reprogramarse quedan en una solicitud, en borrador`,
                  en: `${plan}: ${differences(changes, 'en')} with the approved plan, which is not changed. See them at /en/t/importar; with --accept, those that can be reprogrammed go into a request, in draft`,
                }
              : {
                  es: `${plan}: ${differences(changes, 'es')} con el plan que ya está; no se cambió. Repita con --accept o véalas y acéptelas en /t/importar`,
                  en: `${plan}: ${differences(changes, 'en')} with the plan that is there; nothing was changed. Repeat with --accept, or see and accept them at /en/t/importar`,
                },
        locale,
      ),
    ),
  ]
  return lines.join('\n')
}

export const planningCommandLine: readonly CliCommand[] = [
  {
    words: ['import', 'plan'],
    usage: {
      es: 'import plan ARCHIVO --year AÑO   lee un plan (.xlsx, .docx, .txt) y lo incorpora [--dry-run] [--json] [--accept] [--colour "HOJA=RRGGBB=programmed"]',
      en: 'import plan FILE --year YEAR     reads a plan (.xlsx, .docx, .txt) and takes it over [--dry-run] [--json] [--accept] [--colour "SHEET=RRGGBB=programmed"]',
    },
    run: importFromShell,
  },
]
