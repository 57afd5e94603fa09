import { fold } from '../../../kernel/sort-key.ts'
import type { MatrixColumn } from '../model.ts'
import { cleanText, oneLine } from './cell-text.ts'
import { parseCode } from './codes.ts'

/**
 * What a cell seems to be from what it says. Used only where its place leaves doubt: in a text the last cells of a row
 * drift when blank ones are lost. Each clue adds to a score; the decision is shown to the person as a proposal.
 */
export interface Clue {
  readonly score: number
  /** The words that told it, for the reason shown. */
  readonly words: string
}

/** Names of units, posts and parts of plans that this document and institution use. */
export interface Vocabulary {
  /** Folded names and codes. */
  readonly units: readonly string[]
}

interface Sign {
  readonly pattern: RegExp
  readonly score: number
}

const sign = (score: number, pattern: RegExp): Sign => ({ score, pattern })

const POSTS = sign(
  3,
  /(?<!\p{L})(?:jefe|jefa|jefatura|jefaturas|subdireccion|subdirecciones|sub direccion|direccion|departamentos?|dpto|unidad|unidades|tecnic[oa]s?|equipo|encargad[oa]s?|administrador|administracion|comision|comisiones|comite|gerente|gerencia|coordinador|coordinadora|coordinacion|analista|oficial|asistente|asistencia|secretari[oa]|tesoreria|contabilidad|receptoria|informatica|proveeduria|talento humano|dependencias|subdirector|subdirectora|director|directora|brigadas|municipalidades|personal|concejo|alcaldia)(?!\p{L})/u,
)
const ROLE_WORDS = sign(
  4,
  /(?<!\p{L})(?:supervision|ejecucion)(?!\p{L})[^.]*\)|^(?:ejecucion|supervision|responsable)\s*:/u,
)

const SIGNS: Partial<Record<MatrixColumn, readonly Sign[]>> = {
  responsible: [POSTS, ROLE_WORDS],
  funding_source: [
    sign(6, /^(?:gestion de )?fondos?(?!\p{L})|^fuentes? de (?:financiamiento|ingreso)/u),
    sign(
      4,
      /(?<!\p{L})(?:fondos?|financiamiento|donacion(?:es)?|cooperantes?|fondo propio|recursos? propios?|prestamo|presupuesto (?:general|institucional|municipal|ordinario|extraordinario))(?!\p{L})/u,
    ),
    sign(
      2,
      /(?<!\p{L})(?:presupuesto|en especie|recursos|propios|cooperacion internacional|contrapartida|gestion de recursos)(?!\p{L})/u,
    ),
    sign(3, /(?<!\p{L})(?:aacid|amb|bid|bcie|usaid|aecid|giz|jica|union europea|goes|fisdl|lilp|unops|pnud)(?!\p{L})/u),
  ],
  risk: [
    sign(
      4,
      /^(?:\d{1,2}\s?[.)-]\s*)?(?:que (?:no|se)|falta|falt[ao]|retrasos?|atrasos?|incumplimiento|dificultad(?:es)?|carencia|perdida|perder|riesgo|no |poca|poco|debil|limitad|sobrecarga|saturacion|errores|surgimiento|desconocimiento|deficiente|ineficien|fallas?|inaplicabilidad|desmotivacion|congestion|fraccionamiento|manipulacion|afectacion|incapacidad|cambios? |recursos? (?:\p{L}+ )?(?:insuficientes|limitados)|proceso clave|influencia|toma de malas|exposicion|prevalece|ausencia|demora|resistencia|inestabilidad|acumular|mantener el|sobrepasar|incremento|documentacion (?:presentada )?sin|reprogramacion|presentacion extemporanea|vencimiento|robo|fuga|rotacion|compras inoportunas)/u,
    ),
    sign(
      3,
      /(?<!\p{L})(?:falta de|por falta|riesgos? (?:estrategico|operativo|pais|financiero|legal)|incumpl\p{L}+|insuficientes?|inoportun\p{L}+|extemporane\p{L}+|desactualizad\p{L}+|no \p{L}+(?:en|an|ar|er|ir|e|a)(?!\p{L})|no (?:se|contar|existe|hay)|siniestros?|delincuencia|violencia|deficiente|malas decisiones|retras\p{L}+|atras\p{L}+|imprevistos?|dificultad|perdida|escaso|negativa|inexistente)(?!\p{L})/u,
    ),
  ],
  activity: [sign(2, /^(?:\p{L}{2,}(?:ar|er|ir)(?!\p{L}))/u), sign(1, /^(?:\p{L}+(?:cion|miento|sion))(?!\p{L})/u)],
  verification_source: [
    sign(
      2,
      /(?<!\p{L})(?:informes?|documentos?|listas?|listados?|registros?|actas?|manual(?:es)?|archivos?|memorias?|fotografi\p{L}+|bitacoras?|expedientes?|correos?|reportes?|notas?|matriz|matrices|convenios?|contratos?|acuerdos?|perfiles|planillas?|constancias?|certificad\p{L}+|publicacion(?:es)?|encuestas?)(?!\p{L})/u,
    ),
  ],
  indicator: [
    sign(
      1,
      /^(?:al? (?:finalizar|final|\d{1,2} de|(?:primer|segundo|tercer|cuarto)|dic|diciembre|enero|junio|julio|mayo|marzo|abril|febrero|agosto|septiembre|octubre|noviembre)|al menos|durante el|porcentaje|numero de|nivel de|en el (?:primer|segundo))/u,
    ),
  ],
  result: [sign(1, /^\p{L}+(?:ad|id)[oa]s?(?!\p{L})/u)],
}

/** Score of a cell for each column of the matrix, clues included. */
export function clueFor(raw: string, column: MatrixColumn, vocabulary: Vocabulary): Clue {
  const text = oneLine(cleanText(raw))
  const folded = fold(text)
  const found: string[] = []
  let score = 0
  for (const { pattern, score: weight } of SIGNS[column] ?? []) {
    const match = pattern.exec(folded)
    if (!match) continue
    score += weight
    found.push(excerpt(match[0]))
  }
  const named = column === 'responsible' ? unitNamed(folded, vocabulary) : undefined
  if (named) {
    score += 4
    found.push(named)
  }
  return { score: score + bySize(text, column, found.length) + byCode(text, column), words: found.join('», «') }
}

function excerpt(match: string): string {
  return match.trim().split(' ').slice(0, 4).join(' ')
}

function unitNamed(folded: string, vocabulary: Vocabulary): string | undefined {
  const start = folded.replace(/^(?:la|el|los|las) /u, '')
  return vocabulary.units.find((name) => start.startsWith(name) && !/^\p{L}/u.test(start.slice(name.length)))
}

/** Risks are told at length; posts and funds are not. Acronyms alone (`UATS`) are units. Funds nearly always say so. */
function bySize(text: string, column: MatrixColumn, clues: number): number {
  const words = text.split(' ').length
  if (column === 'risk') return words > 14 ? 1 : 0
  if (column === 'responsible') {
    if (/^(?:\p{Lu}{2,7})(?:\s*[/,y]\s*\p{Lu}{2,7})*\.?$/u.test(text)) return 3
    return words > 22 ? -2 : 0
  }
  if (column === 'funding_source') return clues === 0 ? -3 : words > 14 ? -2 : 0
  return 0
}

function byCode(text: string, column: MatrixColumn): number {
  const code = parseCode(text)
  if (!code) return 0
  if (code.names === column) return 7
  return column === 'activity' || column === 'indicator' || column === 'result' ? -5 : -3
}
