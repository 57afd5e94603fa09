import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { projectRoot } from '../platform/root.ts'

/**
 * Modules of pages, which Node cannot read as they stand, built as the program is built (`vite.server.config.ts`) and loaded.
 * They stand together in one build, so that what they share they share: also with what draws them.
 */
export async function builtPages(files: readonly string[]) {
  // Below `node_modules`, so that the packages left outside are found.
  const folder = mkdtempSync(join(projectRoot, 'node_modules', '.built-pages-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const nameOf = (file: string) => file.replace(/\.tsx?$/, '')
  await build({
    root: projectRoot,
    configFile: join(projectRoot, 'vite.server.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      sourcemap: false,
      rollupOptions: {
        preserveEntrySignatures: 'strict',
        input: {
          render: 'preact-render-to-string',
          ...Object.fromEntries(files.map((file) => [nameOf(file), join(projectRoot, file)])),
        },
      },
    },
  })
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder, `${name}.js`)).href)
  const { renderToString } = (await load('render')) as typeof import('preact-render-to-string')
  return { renderToString, page: (file: string) => load(nameOf(file)) }
}
