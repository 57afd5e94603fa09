import { fold } from '../../../kernel/sort-key.ts'
import { isPlanTitle } from './section-labels.ts'

/**
 * For tests: the twin of a plan document, with the same tables, codes, numbers, dates, headings and names of units, and every
 * other word invented, so that what is hard about the document can be kept without its prose. The same word always becomes
 * the same word, so that what repeats in the document repeats in its twin.
 */
export function documentTwin(document: string): string {
  let inUnits = false
  let inPlans = false
  return document
    .split('\n')
    .map((line) => {
      inUnits = (inUnits && (line.trim() === '' || /^\d+\. /u.test(line))) || OPENS_UNITS.test(fold(line))
      inPlans ||= isPlanTitle(line)
      if (isPlanTitle(line.replace(/\t+$/u, '')) || (inUnits && /^\d+\. /u.test(line)) || KEPT_LINES.test(fold(line)))
        return line
      const twin = line.split('\t').map(twinCell).join('\t')
      return inPlans || line.includes('\t') ? twin : shortened(twin)
    })
    .join('\n')
}

const OPENS_UNITS = /dependencias que deben presentar/u
/** Parts of plans and continuations of titles: names, not prose. */
const KEPT_LINES =
  /^(?:unidad financiera institucional|tesoreria|presupuesto|contabilidad|administracion|unidad de (?:adquisiciones|acceso a la informacion)[^.]*|ano 2019|valores)\t*$/u

/** Prose before the plans is cut: nothing is read from it but where it begins. */
function shortened(line: string): string {
  const words = line.split(' ')
  return words.length > 14 ? `${words.slice(0, 14).join(' ')}.` : line
}

function twinCell(cell: string): string {
  return cell.replace(/\p{L}+/gu, (word, at: number) => twinWord(word, cell, at))
}

function twinWord(word: string, cell: string, at: number): string {
  const folded = fold(word)
  if (KEPT.has(folded) || isCode(word, cell, at)) return word
  return dressed(inventedRoot(folded) + endingOf(folded), word)
}

/** Letters of codes (`O.1.R.2.S.P.I.3`), acronyms, markup, roman figures. */
function isCode(word: string, cell: string, at: number): boolean {
  if (word.length === 1 || /^\d/u.test(cell.slice(at + word.length))) return true
  if (/^(?:p|I{1,3}|IV|VI{0,3})$/u.test(word)) return true
  const shouting = cell === cell.toUpperCase()
  return !shouting && word === word.toUpperCase() && word.length <= 9
}

const SYLLABLES = 'ba be bi bo bra cel dor fen gal lin lor mar mel nar pel ral sen tor tul var ver vin zor'.split(' ')

function inventedRoot(word: string): string {
  let seed = 2166136261
  for (const char of word) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0
  const length = Math.max(1, Math.min(4, Math.round(word.length / 3)))
  let root = ''
  for (let i = 0; i < length; i += 1) {
    root += SYLLABLES[seed % SYLLABLES.length] ?? ''
    seed = Math.floor(seed / SYLLABLES.length) + 97 * (i + 1)
  }
  return root
}

/** Endings by which wording is told (participles, infinitives, nouns of action) are kept. */
function endingOf(word: string): string {
  return (
    /(?:cion|ciones|miento|mientos|ados|adas|idos|idas|ado|ada|ido|ida|ales|al|ar|er|ir|an|en|os|as|es|o|a|e|s)$/u.exec(
      word,
    )?.[0] ?? ''
  )
}

function dressed(word: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return word.toUpperCase()
  return like[0] === like[0]?.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** Words that say what a cell is, or when and how much; none of them says what the plan is about. */
const KEPT: ReadonlySet<string> = new Set(
  `
  a al ante con contra de del desde durante e el ella en entre es ha han hasta la las lo los mas no o para por que se ser si
  sin sobre su sus u un una unas uno unos y ya como cada este esta estos estas dicho ese
  plan planes operativo operativos anual anuales poa trabajo accion estrategico estrategica estrategicos estrategicas
  institucional pei objetivo objetivos especifico especificos especificas area areas alcance alcances meta resultado resultados
  indicador indicadores fuente fuentes verificacion actividades actividad tiempo meses cronograma responsable responsables
  financiamiento presupuesto ingreso ingresos total riesgo riesgos contenido clasificacion
  ene feb mar abr may jun jul ago sep oct nov dic enero febrero marzo abril mayo junio julio agosto septiembre octubre
  noviembre diciembre ano mes mensual mensuales mensualmente trimestre trimestral trimestrales semestre finalizar final primer
  segundo tercer cuarto dia dias habiles habil
  menos minimo maximo igual mayor superior porcentaje promedio tasa rendimiento sobrepasan nivel avance cierres planillas once
  doce catorce dos tres cuatro seis
  unidad unidades subdireccion subdirecciones sub direccion departamento departamentos dpto jefe jefatura jefaturas tecnico
  tecnica tecnicos equipo encargado encargada encargados administrador administracion comision comite analista oficial asistente
  secretaria tesoreria contabilidad informatica talento humano dependencias personal brigadas auxiliar receptoria
  supervision ejecucion apoyo
  fondo fondos propios propio gestion donaciones cooperantes cooperacion internacional recursos sistemas sistema humanos general
  falta retraso retrasos atrasos incumplimiento dificultad carencia perdida insuficientes limitados deficiente errores
  surgimiento desconocimiento ineficiencia desactualizada manipulacion afectacion incapacidad sobrecarga saturacion congestionamiento
  fraccionamiento inaplicabilidad desmotivacion influencia toma malas exposicion prevalece cambio cambios compras inoportunas
  fallas debil poca documentacion presentacion extemporanea reprogramacion acumular mantener sobrepasar proceso clave
  inga esfuerzos avanzados avanzadas avanzado consolidado elaborados elaborado documento documentos informe informes registro registros
  lista listas reporte reportes acta actas manual archivo archivos memoria memorias mediciones diagnostico formatos
  presentar dignidad respeto
  `
    .trim()
    .split(/\s+/u),
)
