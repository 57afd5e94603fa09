import { globSync } from 'node:fs'
import { defineConfig } from 'vite'

/**
 * Builds the program that serves: the command line, the scripts of its worker threads, and in a few files beside them all that
 * they run, packages included. A process that reads three files is there in a quarter of the processor time of one that looks up
 * two thousand modules and the unused halves of their packages (docs/decisions/0001).
 */
const entries = [
  'bin/trama.ts',
  ...globSync('{platform,capabilities}/**/*-worker.ts', { cwd: import.meta.dirname }),
].sort()

/** Packages with parts that are not JavaScript, and find these beside themselves: they stay in `node_modules`. */
const LEFT_OUTSIDE = [
  '@electric-sql/pglite',
  '@electric-sql/pglite-postgis',
  '@myriaddreamin/typst-ts-node-compiler',
  '@node-rs/argon2',
  '@resvg/resvg-js',
  'excelize-wasm',
  'pino',
  'sharp',
]

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: Object.fromEntries(entries.map((file) => [file.replace(/\.ts$/, ''), file])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: LEFT_OUTSIDE },
})
