import type { Query } from '../../../platform/capability/command.ts'
import {
  type DrawingGround,
  drawingGroundFor,
  findFeatures,
  layerFor,
  type PickedFeature,
} from '../../territory/contract.ts'
import { APPLY } from '../filing-permissions.ts'
import type { Answers, Field, Parts } from '../rules/filing/answers.ts'

/** What a form shows beside a field that asks for a place. */
export interface FieldGround {
  readonly ground: DrawingGround
  /** What the words may mean, where they were looked for. */
  readonly found: readonly PickedFeature[] | undefined
}

export type FieldGrounds = Readonly<Record<string, FieldGround>>

export interface GroundsQuestion {
  readonly fields: readonly Pick<Field, 'key' | 'kind' | 'layer'>[]
  readonly answers: Answers
  /** Key of the parcel that is looked for. */
  readonly find?: string | undefined
}

/** The maps beside the fields of a form. A parcel whose layer is not open to everybody has none: it is written. */
export const formGroundsQuery: Query<GroundsQuestion, FieldGrounds> = {
  id: 'cases.form_grounds',
  permission: APPLY,
  async run(tx, ctx, { fields, answers, find }) {
    const everybody = { ...ctx, who: 'public' as const }
    const grounds: Record<string, FieldGround> = {}
    for (const { key, kind, layer: code } of fields) {
      if (kind === 'point' || kind === 'polygon')
        grounds[key] = { ground: await drawingGroundFor(tx, everybody, ''), found: undefined }
      if (kind !== 'parcel' || code === undefined) continue
      const layer = await layerFor(tx, everybody, code)
      if (layer === undefined) continue
      const text = saidOf(answers, key)
      const found = find === key && text !== '' ? await findFeatures(tx, layer, text) : undefined
      grounds[key] = { ground: await drawingGroundFor(tx, everybody, code), found }
    }
    return { ok: true, value: grounds }
  },
}

function saidOf(answers: Answers, key: string): string {
  const answer = answers[key]
  if (typeof answer === 'string') return answer
  return typeof answer === 'object' && !Array.isArray(answer) ? ((answer as Parts).said ?? '') : ''
}
