import type { DraftNode, Proposal } from '../model.ts'
import { cleanText, foldInPlace, oneLine } from './cell-text.ts'
import type { Notes } from './findings.ts'
import { type GridParagraph, placeKey } from './grid.ts'
import { parseIndicatorTerms } from './indicator-terms.ts'
import { isShortCapitals, parseHeadingLabel } from './section-labels.ts'
import { resembles } from './units.ts'

/** Words of a process that goes on, as results are worded, and of a thing that can be counted or seen, as indicators are. */
const RESULT_WORDS =
  /(?:esfuerzos?|avanzad[oa]s?|consolidad[oa]s?|fortalecid[oa]s?|impulsad[oa]s?|posicionad[oa]s?|mejorad[oa]s?|incrementad[oa]s?)(?!\p{L})/u
const INDICATOR_WORDS =
  /(?:al menos|documentos?|mediciones|diagnostico|elaborad[oa]s?|informes?|eventos?|formatos?|numero de|porcentaje|\d+)(?!\p{L})/u

/**
 * Strategic results and indicators listed under each area of the yearly plan. Where a drawing was turned into text, both
 * columns come as one list: which is which is told by wording, and proposed.
 */
export function readStrategicResults(
  preface: readonly GridParagraph[],
  pei: readonly DraftNode[],
  scopes: readonly DraftNode[],
  notes: Notes,
): readonly DraftNode[] {
  const nodes: DraftNode[] = []
  for (const { name, at, items } of listsByArea(preface)) {
    if (items.length === 0)
      notes.say('note', 'area_without_results', [at.ref], {
        es: `El área «${name}» anuncia resultados e indicadores, pero el texto no los trae (quizá estaban en una figura).`,
        en: `Area “${name}” announces results and indicators, but the text does not hold them (perhaps they were in a figure).`,
      })
    const area = pei.find((node) => node.kind === 'strategic_area' && resembles(node.title, name))
    const within = scopes.filter(
      (scope) => area && scope.serves?.some((key) => pei.some((node) => node.key === key && node.parent === area.key)),
    )
    const scope = within.length === 1 ? within[0] : undefined
    let result: DraftNode | undefined
    for (const item of items) {
      const title = oneLine(cleanText(item.text))
      const terms = parseIndicatorTerms(title, 0)
      const folded = foldInPlace(title)
      const isResult = !result || (RESULT_WORDS.test(folded.slice(0, 60)) && !INDICATOR_WORDS.test(folded.slice(0, 40)))
      const place = { key: placeKey(item.ref), title, from: [item.ref] }
      if (isResult) {
        result = {
          ...place,
          kind: 'strategic_result',
          ...(scope ? { parent: scope.key } : {}),
          ...(area ? { serves: [area.key] } : {}),
          proposals: [listed('result')],
        }
        nodes.push(result)
      } else
        nodes.push({
          ...place,
          kind: 'strategic_indicator',
          ...(result ? { parent: result.key } : {}),
          ...(terms && terms.terms.kind !== 'date_milestone' ? { indicator: terms.terms } : {}),
          proposals: [listed('indicator')],
        })
    }
  }
  return nodes
}

function listed(as: 'result' | 'indicator'): Proposal {
  return {
    rule: 'result_or_indicator_by_wording',
    reason:
      as === 'result'
        ? {
            es: 'El texto perdió las columnas: se leyó como resultado estratégico por su redacción (o por ir primero).',
            en: 'The text lost its columns: read as a strategic result by its wording (or for coming first).',
          }
        : {
            es: 'El texto perdió las columnas: se leyó como indicador del resultado de arriba por su redacción.',
            en: 'The text lost its columns: read as an indicator of the result above by its wording.',
          },
  }
}

interface AreaList {
  readonly name: string
  readonly at: GridParagraph
  readonly items: GridParagraph[]
}

/** `Área Estratégica: …`, then the column names as lines of their own, then the list. */
function listsByArea(preface: readonly GridParagraph[]): readonly AreaList[] {
  const lists: AreaList[] = []
  let open: AreaList | undefined
  let columns = 0
  for (const paragraph of preface) {
    const text = oneLine(cleanText(paragraph.text))
    const label = parseHeadingLabel(text)
    const folded = foldInPlace(text)
    if (label?.rank === 'area' && label.rest !== '') {
      open = { name: label.rest, at: paragraph, items: [] }
      lists.push(open)
      columns = 0
    } else if (!open || text === '') continue
    else if (/^(?:resultados? estrategicos?|indicadores|objetivos?\s?\/\s?alcances? estrategicos?)$/u.test(folded))
      columns += 1
    else if (
      /^plan de accion|^\d{1,2} \p{Lu}/u.test(text.slice(0, 3) + folded.slice(3)) ||
      /^plan de accion/u.test(folded)
    )
      open = undefined
    else if (columns >= 2 && !isShortCapitals(text)) open.items.push(paragraph)
  }
  return lists
}
