import { formatNumber } from '../../../../kernel/format.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { FindingTerms } from '../../model.ts'
import type { FindingRule, Repair } from './check-terms.ts'

export const RULE_NAMES: Readonly<Record<FindingRule, Text>> = {
  out_of_range: { es: 'Coordenadas fuera del mundo', en: 'Coordinates out of the world' },
  swapped: { es: 'Latitud y longitud cambiadas', en: 'Latitude and longitude swapped' },
  far_away: { es: 'Lejos del territorio', en: 'Far from the territory' },
  too_wide: { es: 'Abarca media Tierra', en: 'As wide as half the Earth' },
  invalid: { es: 'Geometría no válida', en: 'Invalid geometry' },
  duplicate_code: { es: 'Identificador repetido', en: 'Repeated identifier' },
  duplicate_shape: { es: 'Misma geometría dos veces', en: 'Same geometry twice' },
  overlap: { es: 'Traslapes', en: 'Overlaps' },
  gap: { es: 'Huecos', en: 'Gaps' },
  sliver: { es: 'Astillas', en: 'Slivers' },
  outside: { es: 'Fuera de todo municipio', en: 'Outside every municipality' },
  many_points: { es: 'Demasiados puntos', en: 'Too many points' },
  repeated_points: { es: 'Puntos repetidos', en: 'Repeated points' },
  ring_order: { es: 'Sentido de los anillos', en: 'Order of rings' },
}

export const REPAIR_NAMES: Readonly<Record<Repair, Text>> = {
  swap_axes: { es: 'Intercambiar latitud y longitud', en: 'Swap latitude and longitude' },
  make_valid: { es: 'Hacer válidas las geometrías', en: 'Make the geometries valid' },
  orient_rings: { es: 'Ordenar los anillos', en: 'Order the rings' },
  remove_repeated_points: { es: 'Quitar los puntos repetidos', en: 'Remove the repeated points' },
  set_aside: { es: 'Apartar estos objetos', en: 'Set these features aside' },
}

/** What a repair does, before it is chosen. */
export const REPAIR_EXPLANATIONS: Readonly<Record<Repair, Text>> = {
  swap_axes: {
    es: 'Cambia el orden de las dos coordenadas de cada punto de los objetos observados.',
    en: 'Changes the order of the two coordinates of each point of these features.',
  },
  make_valid: {
    es: 'Rehace los bordes que se cruzan sin mover sus puntos (ST_MakeValid); un polígono puede quedar en varias partes.',
    en: 'Rebuilds edges that cross without moving their points (ST_MakeValid); a polygon may come out in several parts.',
  },
  orient_rings: {
    es: 'Pone el borde exterior en sentido contrario al reloj, como pide GeoJSON; la forma no cambia.',
    en: 'Turns the outer edge counter-clockwise, as GeoJSON asks; the shape does not change.',
  },
  remove_repeated_points: {
    es: 'Quita los puntos iguales al anterior; la forma no cambia.',
    en: 'Removes points equal to the one before; the shape does not change.',
  },
  set_aside: {
    es: 'No se incorporan: pasan al archivo de rechazados con este motivo.',
    en: 'They are not taken: they go to the file of rejected rows with this reason.',
  },
}

/** What the database's own checker says, in words. */
const REASONS: Readonly<Record<string, Text>> = {
  'Self-intersection': { es: 'su borde se cruza a sí mismo', en: 'its edge crosses itself' },
  'Ring Self-intersection': { es: 'un anillo se toca o se cruza a sí mismo', en: 'a ring touches or crosses itself' },
  'Hole lies outside shell': { es: 'un hueco suyo está fuera del borde', en: 'a hole of it lies outside the edge' },
  'Holes are nested': { es: 'un hueco está dentro de otro', en: 'a hole lies within another' },
  'Nested shells': { es: 'una parte está dentro de otra', en: 'a part lies within another' },
  'Duplicate Rings': { es: 'tiene dos anillos iguales', en: 'it has two equal rings' },
  'Interior is disconnected': { es: 'su interior queda partido', en: 'its interior is cut apart' },
  'Too few points in geometry component': {
    es: 'una parte tiene muy pocos puntos distintos',
    en: 'a part has too few different points',
  },
}

/** What the database's own checker says of a shape, in words. */
export function invalidReason(reason: string): { readonly es: string; readonly en: string } {
  const known = REASONS[reason]
  return { es: known?.es ?? reason, en: known?.en ?? reason }
}

/** `la fila 12 (0614-003)`; of many, the first ones. */
export function namesOf(rows: readonly number[], code?: string | number): Text {
  const shown = rows.slice(0, 3).map((row) => formatNumber(row))
  const more = rows.length > shown.length
  const named = code === undefined ? '' : ` (${code})`
  if (rows.length === 1) return { es: `la fila ${shown[0]}${named}`, en: `row ${shown[0]}${named}` }
  return {
    es: `las filas ${shown.join(', ')}${more ? '…' : ''}`,
    en: `rows ${shown.join(', ')}${more ? '…' : ''}`,
  }
}

const square = (value: string | number | undefined): string => `${formatNumber(Number(value ?? 0), { max: 2 })} m²`

/** The same of a finding about features of a layer, named by their numbers. */
export function featureFindingWords(rule: FindingRule, rows: readonly number[], terms: FindingTerms): Text {
  return findingWords(rule, rows, terms, (numbers, code) => {
    const shown = `${numbers
      .slice(0, 3)
      .map((each) => formatNumber(each))
      .join(', ')}${numbers.length > 3 ? '…' : ''}`
    if (numbers.length !== 1) return { es: `los objetos ${shown}`, en: `features ${shown}` }
    const named = code === undefined ? '' : ` (${code})`
    return { es: `el objeto ${shown}${named}`, en: `feature ${shown}${named}` }
  })
}

/** A finding in one sentence that names its features. */
export function findingWords(
  rule: FindingRule,
  rows: readonly number[],
  terms: FindingTerms,
  naming: (rows: readonly number[], code?: string | number) => Text = namesOf,
): Text {
  const name = naming(rows, terms.code)
  const [es, en] = [name.es, name.en ?? name.es]
  const number = Number(terms.count ?? rows.length)
  const count = formatNumber(number)
  const features = counted(number)
  const is = (one: string, many: string) => (number === 1 ? one : many)
  switch (rule) {
    case 'out_of_range':
      return {
        es: `${features.es} ${is('tiene', 'tienen')} coordenadas que no existen en la Tierra (longitud de −180 a 180, latitud de −90 a 90): ${es}. Quizá el archivo está en metros y no lo dice: elija su sistema de referencia y léalo de nuevo.`,
        en: `${features.en} ${is('has', 'have')} coordinates that do not exist on Earth (longitude −180 to 180, latitude −90 to 90): ${en}. The file may be in metres without saying so: choose its reference system and read it again.`,
      }
    case 'swapped':
      return {
        es: `${features.es} ${is('cae', 'caen')} lejos, y con latitud y longitud intercambiadas ${is('cae', 'caen')} aquí: ${es}.`,
        en: `${features.en} ${is('falls', 'fall')} far away, and with latitude and longitude swapped ${is('it falls', 'they fall')} here: ${en}.`,
      }
    case 'far_away':
      return {
        es: `${features.es}, más de la mitad, ${is('cae', 'caen')} a más de 100 km del territorio: ${es}. Lo más probable es que el sistema de referencia (EPSG:${terms.crs ?? ''}) no sea el del archivo.`,
        en: `${features.en}, more than half, ${is('falls', 'fall')} more than 100 km from the territory: ${en}. Most likely the reference system (EPSG:${terms.crs ?? ''}) is not the file’s.`,
      }
    case 'too_wide':
      return {
        es: `${sentence(es)} abarca más de media Tierra: su longitud va de ${degree(terms.west)} a ${degree(terms.east)}. Si cruza el meridiano 180, pártala allí; si no, alguna de sus coordenadas está equivocada.`,
        en: `${sentence(en)} is wider than half the Earth: its longitude goes from ${degree(terms.west)} to ${degree(terms.east)}. If it crosses the 180th meridian, cut it there; if not, one of its coordinates is wrong.`,
      }
    case 'invalid': {
      const reason = REASONS[String(terms.reason ?? '')]
      return {
        es: `En ${es}: ${reason?.es ?? `la geometría no es válida (${terms.reason ?? ''})`}.`,
        en: `In ${en}: ${reason?.en ?? `the geometry is not valid (${terms.reason ?? ''})`}.`,
      }
    }
    case 'duplicate_code':
      return {
        es: `El identificador «${terms.code ?? ''}» está ${count} veces: ${naming(rows).es}.`,
        en: `The identifier “${terms.code ?? ''}” stands ${count} times: ${naming(rows).en}.`,
      }
    case 'duplicate_shape':
      return {
        es: `${features.es} ${is('tiene', 'tienen')} exactamente la misma geometría: ${es}.`,
        en: `${features.en} ${is('has', 'have')} exactly the same geometry: ${en}.`,
      }
    case 'overlap':
      return {
        es: `${sentence(naming(rows).es)} se traslapan en ${square(terms.area)}.`,
        en: `${sentence(naming(rows).en ?? '')} overlap by ${square(terms.area)}.`,
      }
    case 'gap':
      return {
        es: `Hay un hueco de ${square(terms.area)} entre ${es}.`,
        en: `There is a gap of ${square(terms.area)} between ${en}.`,
      }
    case 'sliver':
      return {
        es: `${sentence(es)} es una astilla: ${square(terms.area)} con ${formatNumber(Number(terms.width ?? 0), { max: 3 })} m de ancho.`,
        en: `${sentence(en)} is a sliver: ${square(terms.area)}, ${formatNumber(Number(terms.width ?? 0), { max: 3 })} m wide.`,
      }
    case 'outside':
      return {
        es: `${sentence(es)} no toca ningún municipio conocido.`,
        en: `${sentence(en)} touches no known municipality.`,
      }
    case 'many_points':
      return {
        es: `${sentence(es)} tiene ${formatNumber(Number(terms.points ?? 0))} puntos: se dibujará despacio. Considere simplificarla en su programa.`,
        en: `${sentence(en)} has ${formatNumber(Number(terms.points ?? 0))} points: it will draw slowly. Consider simplifying it in your program.`,
      }
    case 'repeated_points':
      return {
        es: `${sentence(es)} tiene ${formatNumber(Number(terms.points ?? 0))} puntos iguales al anterior.`,
        en: `${sentence(en)} has ${formatNumber(Number(terms.points ?? 0))} points equal to the one before.`,
      }
    case 'ring_order':
      return {
        es: `${count} ${is('polígono tiene', 'polígonos tienen')} el borde en el sentido del reloj y GeoJSON lo pide al contrario: ${es}. La forma es la misma.`,
        en: `${count} ${is('polygon has its', 'polygons have their')} edge clockwise, and GeoJSON asks for the opposite: ${en}. The shape is the same.`,
      }
  }
}

const degree = (value: string | number | undefined): string => `${formatNumber(Number(value ?? 0), { max: 4 })}°`

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `1 objeto`, `1,204 objetos`. */
export function counted(n: number): Required<Text> {
  const number = formatNumber(n)
  return { es: `${number} ${n === 1 ? 'objeto' : 'objetos'}`, en: `${number} ${n === 1 ? 'feature' : 'features'}` }
}

/** What a repair did, kept with the import. */
export function repairNote(how: Repair, rule: FindingRule, count: number): Text {
  return {
    es: `Regla «${REPAIR_NAMES[how].es}» por «${RULE_NAMES[rule].es}»: ${counted(count).es}.`,
    en: `Rule “${REPAIR_NAMES[how].en}” for “${RULE_NAMES[rule].en}”: ${counted(count).en}.`,
  }
}
