import { join } from 'node:path'
import { loadPack } from '../../platform/packs/load-pack.ts'
import type { Pack } from '../../platform/packs/pack.ts'
import { projectRoot } from '../../platform/root.ts'
import { checkedIndices } from './indices-deployment.ts'
import { type PreparedIndex, prepareIndex } from './rules/indices/prepare.ts'

/** The reference deployment, for tests and measurements. */
export async function referencePack(): Promise<Pack> {
  const loaded = await loadPack(join(projectRoot, 'deployments', 'amss'))
  if (!loaded.ok) throw new Error(loaded.refusal.message.en)
  return loaded.value
}

/** One of its indices, ready. */
export async function loadedIndex(code: string): Promise<PreparedIndex> {
  const checked = checkedIndices(await referencePack())
  if (!checked.ok) throw new Error(checked.refusal.message.en)
  const found = checked.value.find(({ definition }) => definition.code === code)
  if (found === undefined) throw new Error(`no index ${code}`)
  const prepared = prepareIndex(found.definition)
  if (!prepared.ok) throw new Error(prepared.refusal.message.en)
  return prepared.value
}
