import { build, staleTargets } from './build.mjs'
import { install, isInstalled } from './install.mjs'
import { alone } from './lock.mjs'

/** Installed, whatever it takes. Nothing is written and no lock is taken when nothing has to be done. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await alone(async () => {
    if (!isInstalled()) await install() // Another process may have done it while we waited.
  })
}

export async function ensureBuilt() {
  if (staleTargets().length === 0) return
  await alone(async () => {
    const stale = staleTargets()
    if (stale.length > 0) await build(stale)
  })
}
