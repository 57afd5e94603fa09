import type { CellRef, DraftPoa } from '../model.ts'
import { cleanText, foldInPlace, oneLine } from './cell-text.ts'
import type { Notes } from './findings.ts'
import type { Grid } from './grid.ts'
import { type KnownUnit, resembles, unitsNamedIn } from './units.ts'

const OPENS_LIST =
  /(?:dependencias|unidades|areas|subdirecciones).{0,60}(?:present|elabor|entreg|remit).{0,60}(?:poa|planes operativos|plan operativo)/u

/** Units that the document itself says must present a plan, and whose plan it does not hold: by code, else as written. */
export function missingPlans(
  grid: Grid,
  poas: readonly DraftPoa[],
  units: readonly KnownUnit[],
  notes: Notes,
): readonly string[] {
  const missing: string[] = []
  for (const { text, ref } of listedUnits(grid)) {
    const named = unitsNamedIn(text, units)
    const absent = named.length > 0 ? named.filter((unit) => !poas.some((poa) => poa.unit === unit.code)) : []
    const unknown = named.length === 0 && !poas.some((poa) => resembles(text, poa.title))
    if (absent.length === 0 && !unknown) continue
    missing.push(...(unknown ? [text] : absent.map((unit) => unit.code)))
    const who = unknown ? text : absent.map((unit) => unit.names[0] ?? unit.code).join(', ')
    notes.say('warning', 'plan_missing', [ref], {
      es: `El documento dice que debe presentar su plan «${who}» y no lo trae.`,
      en: `The document says that “${who}” must present a plan, and does not hold it.`,
    })
  }
  return missing
}

/** The numbered paragraphs after the sentence that announces them. */
function listedUnits(grid: Grid): readonly { readonly text: string; readonly ref: CellRef }[] {
  const listed: { text: string; ref: CellRef }[] = []
  let inList = false
  for (const block of grid.blocks) {
    if (block.is !== 'paragraph') {
      inList = false
      continue
    }
    const text = oneLine(cleanText(block.text))
    const entry = /^\d{1,2}\s?[.)-]\s*(.+)$/u.exec(text)
    if (inList && entry) listed.push({ text: (entry[1] ?? '').replace(/[.;]$/u, ''), ref: block.ref })
    else inList = OPENS_LIST.test(foldInPlace(text)) && text.endsWith(':')
  }
  return listed
}
