import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/**
 * Builds what the browser gets: one stylesheet, and one small script for each island. An island is any
 * `<name>.island.tsx` (a component that Preact takes over) or `<name>.island.ts` (behaviour only, no Preact) of a room,
 * of the platform's web or of the design system; nothing has to be registered.
 */
const root = import.meta.dirname

function islandFiles(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const file of globSync(['{ui,app,platform,capabilities}/**/*.island.{ts,tsx}'], { cwd: root }).sort()) {
    const name = basename(file).replace(/\.island\.tsx?$/, '')
    const other = found.get(name)
    if (other !== undefined) throw new Error(`Two islands are named "${name}": ${other} and ${file}`)
    found.set(name, file)
  }
  return found
}

const ENTRY = 'virtual:island/'

/** The entry of an island: import it and start it wherever the page has it. */
function islandEntries(islands: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'trama-islands',
    resolveId: (id) => (id.startsWith(ENTRY) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${ENTRY}`)) return undefined
      const file = islands.get(id.slice(ENTRY.length + 1)) ?? ''
      const kind = file.endsWith('.tsx') ? 'component' : 'behaviour'
      return [
        `import { island } from ${JSON.stringify(join(root, file))}`,
        `import { start } from ${JSON.stringify(join(root, `ui/islands/start-${kind}.ts`))}`,
        'start(island)',
      ].join('\n')
    },
  }
}

/**
 * A room's own styles stand beside its pages as `*.css` and join the one stylesheet in the layer `pages`: stronger than
 * the components, weaker than print. Nothing has to be imported.
 */
function roomStyles(): Plugin {
  const sheet = join(root, 'ui/styles/index.css')
  return {
    name: 'trama-room-styles',
    enforce: 'pre',
    transform(code, id) {
      if (id !== sheet) return undefined
      const files = globSync('{app,platform,capabilities}/**/*.css', { cwd: root }).sort()
      return [code, ...files.map((file) => `@import '../../${file}' layer(pages);`)].join('\n')
    },
  }
}

/** Writes `.br` and `.gz` beside each text file once, so that the server never compresses an asset while someone waits. */
function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'trama-precompress',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(css|js|svg|json)$/.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const bytes = readFileSync(path)
        // Quality 11 takes seconds on a megabyte (the map's library); 9 is within 4 % of it.
        const quality = bytes.length > 300_000 ? 9 : 11
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
        )
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

const islands = islandFiles()

export default defineConfig({
  root,
  base: '/assets/',
  publicDir: false,
  plugins: [islandEntries(islands), roomStyles(), precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        style: join(root, 'ui/styles/index.css'),
        icon: join(root, 'ui/brand/icon.svg'),
        ...Object.fromEntries([...islands.keys()].map((name) => [`island-${name}`, `${ENTRY}${name}`])),
      },
    },
  },
})
