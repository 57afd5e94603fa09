import { formatNumber } from '../../../../kernel/format.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { FieldSpec, ShapeKind } from '../../model.ts'
import { type Attributes, writtenValue } from './attribute-values.ts'

/** Sizes of a version and how far it is from the one before, measured by the database. */
export interface ShapeMeasures {
  readonly areaM2: number | undefined
  readonly lengthM: number | undefined
  readonly vertices: number
  /** Against the version before; absent for the first. */
  readonly change?: {
    readonly same: boolean
    readonly areaM2: number | undefined
    readonly lengthM: number | undefined
    readonly vertices: number
    /** Ground that it covers now and did not, and the other way round. */
    readonly gainedM2: number | undefined
    readonly lostM2: number | undefined
    /** How far its farthest vertex lies from what it was; of a point, how far it moved. */
    readonly movedM: number | undefined
  }
}

/** What changed in its attributes, one sentence each. */
export function attributeDifference(
  fields: readonly FieldSpec[],
  before: Attributes,
  after: Attributes,
): readonly Text[] {
  const known = new Map(fields.map((field) => [field.name, field]))
  const names = [...new Set([...known.keys(), ...Object.keys(after), ...Object.keys(before)])]
  return names.flatMap((name): readonly Text[] => {
    const [old, now] = [said(before[name], known.get(name)), said(after[name], known.get(name))]
    if (old.es === now.es) return []
    const [es, en] = [known.get(name)?.title ?? name, known.get(name)?.titleEn ?? known.get(name)?.title ?? name]
    return [{ es: `${es}: ${old.es} → ${now.es}`, en: `${en}: ${old.en} → ${now.en}` }]
  })
}

function said(value: unknown, field: FieldSpec | undefined): { readonly es: string; readonly en: string } {
  if (value === undefined || value === null || value === '') return { es: 'sin dato', en: 'no data' }
  if (typeof value === 'boolean') return value ? { es: 'sí', en: 'yes' } : { es: 'no', en: 'no' }
  const words = field?.unit === undefined ? writtenValue(value) : `${writtenValue(value)} ${field.unit}`
  return { es: words, en: words }
}

const m2 = (value: number) => `${formatNumber(value, { max: value < 100 ? 2 : 1 })} m²`
const metres = (value: number) => `${formatNumber(value, { max: 2 })} m`

/** What changed in its shape, in words and square metres; nothing when it stayed. */
export function shapeDifference(
  kind: ShapeKind,
  { areaM2, lengthM, vertices, change }: ShapeMeasures,
): readonly Text[] {
  if (change === undefined || change.same) return []
  const texts: Text[] = []
  if (kind === 'polygon' && areaM2 !== undefined && change.areaM2 !== undefined) {
    texts.push(grew('La superficie', 'The area', change.areaM2, areaM2, m2))
    if (change.gainedM2 !== undefined && change.lostM2 !== undefined)
      texts.push({
        es: `Cubre ${m2(change.gainedM2)} de suelo que antes no cubría y deja ${m2(change.lostM2)}`,
        en: `It covers ${m2(change.gainedM2)} of ground that it did not cover, and leaves ${m2(change.lostM2)}`,
      })
  }
  if (kind === 'line' && lengthM !== undefined && change.lengthM !== undefined)
    texts.push(grew('La longitud', 'The length', change.lengthM, lengthM, metres))
  if (kind === 'point' && change.movedM !== undefined)
    texts.push({ es: `El punto se movió ${metres(change.movedM)}`, en: `The point moved ${metres(change.movedM)}` })
  else if (change.movedM !== undefined)
    texts.push({
      es: `El borde se apartó hasta ${metres(change.movedM)} de donde estaba`,
      en: `The edge moved up to ${metres(change.movedM)} from where it was`,
    })
  if (vertices !== change.vertices)
    texts.push({
      es: `De ${change.vertices} a ${vertices} vértices`,
      en: `From ${change.vertices} to ${vertices} vertices`,
    })
  return texts
}

function grew(es: string, en: string, before: number, after: number, write: (value: number) => string): Text {
  const by = after - before
  if (write(Math.abs(by)) === write(0))
    return { es: `${es} sigue en ${write(after)}`, en: `${en} is still ${write(after)}` }
  const sign = by > 0 ? '+' : '−'
  return {
    es: `${es} pasa de ${write(before)} a ${write(after)} (${sign}${write(Math.abs(by))})`,
    en: `${en} goes from ${write(before)} to ${write(after)} (${sign}${write(Math.abs(by))})`,
  }
}
