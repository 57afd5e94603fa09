import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

/**
 * Node reads TypeScript by itself, but no components (`.tsx`): this makes plain JavaScript of them as they are read. Why the
 * tests are read by Node and not by their runner: docs/decisions/0054-tests-read-by-node.md
 */
registerHooks({
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.split('?')[0]?.endsWith('.tsx')) return next(url, context)
    const path = fileURLToPath(url.split('?')[0] ?? url)
    const { code, map, errors } = transformSync(path, readFileSync(path, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
      sourcemap: true,
    })
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
    const inline =
      map === undefined
        ? ''
        : `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`
    return { format: 'module', source: `${code}${inline}`, shortCircuit: true }
  },
})
