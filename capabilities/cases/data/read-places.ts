import type { Ctx } from '../../../platform/capability/context.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { layerFor, pickFeature, readShape } from '../../territory/contract.ts'
import type { Answer, Answers, Field, Parts } from '../rules/filing/answers.ts'

/**
 * What was said of places is read on the ground: a point or an area becomes its shape, or is told what is wrong with it; a parcel is
 * looked for in its layer. One that the layer has not stays as it was written: registers are not complete, and the office looks at it.
 */
export async function withPlaces(tx: ReadTx, ctx: Ctx, fields: readonly Field[], answers: Answers): Promise<Answers> {
  const read: Record<string, Answer> = { ...answers }
  for (const field of fields) {
    const answer = answers[field.key]
    if (answer === undefined) continue
    if (field.kind === 'point' || field.kind === 'polygon')
      read[field.key] = await shapeRead(tx, field.kind, partsOf(answer))
    if (field.kind === 'parcel' && field.layer !== undefined)
      read[field.key] = await parcelRead(tx, ctx, field.layer, partsOf(answer))
  }
  return read
}

function partsOf(answer: Answer): Parts {
  if (typeof answer === 'object' && !Array.isArray(answer)) return answer as Parts
  return { said: String(answer) }
}

async function shapeRead(tx: ReadTx, kind: 'point' | 'polygon', { said = '', system }: Parts): Promise<Parts> {
  const typed: Parts = { said, ...(system === undefined ? {} : { system }) }
  const read = await readShape(tx, kind, { text: said, system })
  if (read.ok) return { ...typed, shape: JSON.stringify(read.value.shape) }
  const { es, en = es } = read.refusal.message
  return { ...typed, wrong: es, wrongEn: en }
}

/** Of what everybody may open, whoever applies. */
async function parcelRead(tx: ReadTx, ctx: Ctx, code: string, { said = '', choice }: Parts): Promise<Answer> {
  const layer = await layerFor(tx, { ...ctx, who: 'public' }, code)
  if (layer === undefined) return said
  // The map writes the number of what was touched.
  const chosen = choice ?? /^#(\d{1,9})$/.exec(said)?.[1]
  const picked = await pickFeature(tx, layer, { text: said, chosen })
  if (!picked.ok) return said
  const { number, code: named, title } = picked.value
  return { said: named ?? title, layer: code, feature: String(number) }
}
