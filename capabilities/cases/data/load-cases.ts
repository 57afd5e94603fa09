import type { Manifest } from '../../../platform/capability/manifest.ts'
import { loadDefinitions } from './definitions.ts'
import { loadDemoCases } from './load-demo-cases.ts'

/** Editions of the pack first; then, in a demonstration, cases of them. */
export const loadCases: NonNullable<Manifest['loadPack']> = async (tx, ctx, pack, options) => {
  const editions = await loadDefinitions(tx, ctx, pack, options)
  if (!editions.ok || !options.demo) return editions
  return { ok: true, value: [...editions.value, ...(await loadDemoCases(tx, ctx))] }
}
