import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Refusal, Result } from '../../../kernel/result.ts'
import { say } from '../../../kernel/text.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { CliCommand, CliShell } from '../../../platform/capability/manifest.ts'
import type { Runner } from '../../../platform/capability/runner.ts'
import { layerExtent } from '../data/tiles-features.ts'
import { layerTile, oneLayer } from '../data/tiles-kept.ts'
import { finishTile } from '../data/tiles-read.ts'
import { MAX_ZOOM, MIN_ZOOM, tilesTouching } from '../rules/tiles/tile-grid.ts'
import { tileJson } from '../rules/tiles/tile-json.ts'
import { boxInDegrees } from '../rules/tiles/web-mercator.ts'
import { createArchive } from './pmtiles-writer.ts'

const WORDS = {
  help: {
    es: 'export tiles CAPA ARCHIVO.pmtiles [--max-zoom 14]   guarda las teselas de una capa pública en un archivo',
    en: 'export tiles LAYER FILE.pmtiles [--max-zoom 14]     writes the tiles of a public layer into a file',
  },
  usage: {
    es: 'Uso: npm run trama -- export tiles CAPA ARCHIVO.pmtiles [--max-zoom 14]',
    en: 'Usage: npm run trama -- export tiles LAYER FILE.pmtiles [--max-zoom 14]',
  },
  cannotWrite: (name: string) => ({ es: `No se puede escribir «${name}».`, en: `“${name}” cannot be written.` }),
  zoom: (zoom: number, percent: number) => ({
    es: `Acercamiento ${zoom}: ${percent} %`,
    en: `Zoom ${zoom}: ${percent} %`,
  }),
  done: (tiles: number, name: string) => ({
    es: `${tiles} teselas en «${name}».`,
    en: `${tiles} tiles in “${name}”.`,
  }),
} as const

export interface TilesToExport {
  readonly layer: string
  readonly path: string
  readonly maxZoom: number
  onZoom(zoom: number, share: number): void
}

/** Every tile of a public layer, as the public sees it, in one PMTiles file. Answers how many. */
export async function exportTiles(runner: Runner, ctx: Ctx, asked: TilesToExport): Promise<Result<number, Refusal>> {
  // Whoever calls: an archive for a static host holds what anybody may see.
  const open: Ctx = { ...ctx, who: 'public' }
  const layer = await runner.query(oneLayer, open, asked.layer)
  if (!layer.ok) return layer
  const extent = await runner.query(layerExtent, open, asked.layer)
  if (!extent.ok) return extent
  const box = extent.value ?? [0, 0, 0, 0]
  const archive = await createArchive(asked.path)
  try {
    for (let z = MIN_ZOOM; z <= asked.maxZoom; z += 1) {
      asked.onZoom(z, (z - MIN_ZOOM) / (asked.maxZoom - MIN_ZOOM + 1))
      for (const tile of extent.value === undefined ? [] : tilesTouching(box, z)) {
        const read = await runner.query(layerTile, open, { layer: asked.layer, tile })
        if (!read.ok) return read
        const { bytes } = finishTile(asked.layer, tile, read.value.read)
        if (bytes.length > 0) await archive.add(tile, bytes)
      }
    }
    const bounds = boxInDegrees(box)
    const { vector_layers, name, description, attribution } = tileJson(layer.value, '', bounds)
    const metadata = { name, description, attribution, vector_layers }
    return { ok: true, value: await archive.finish({ minZoom: MIN_ZOOM, maxZoom: asked.maxZoom, bounds, metadata }) }
  } finally {
    await archive.close()
  }
}

async function run(shell: CliShell, args: readonly string[]): Promise<number> {
  const asked = ask(args)
  if (asked === undefined) {
    shell.err(say(WORDS.usage, shell.locale))
    return 2
  }
  const session = await shell.open()
  if (!session.ok) {
    shell.err(say(session.refusal.message, shell.locale))
    return 1
  }
  const path = resolve(shell.folder, asked.file)
  try {
    const { runner, ctx } = session.value
    const onZoom = (zoom: number, share: number) =>
      shell.out(say(WORDS.zoom(zoom, Math.floor(share * 100)), shell.locale))
    const made = await exportTiles(runner, ctx, { layer: asked.layer, path, maxZoom: asked.maxZoom, onZoom })
    if (!made.ok) {
      await rm(path, { force: true })
      shell.err(say(made.refusal.message, shell.locale))
      return 1
    }
    shell.out(say(WORDS.done(made.value, asked.file), shell.locale))
    return 0
  } catch (error) {
    if (!isWriteTrouble(error)) throw error
    shell.err(say(WORDS.cannotWrite(asked.file), shell.locale))
    return 1
  }
}

function isWriteTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOENT|EACCES|EISDIR|ENOSPC|EROFS)$/.test(String(error.code))
}

function ask(args: readonly string[]): { layer: string; file: string; maxZoom: number } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'max-zoom': { type: 'string', default: '14' } },
    })
    const [layer, file] = positionals
    const maxZoom = Number(values['max-zoom'])
    const isZoom = Number.isInteger(maxZoom) && maxZoom >= MIN_ZOOM && maxZoom <= MAX_ZOOM
    return layer === undefined || file === undefined || positionals.length > 2 || !isZoom
      ? undefined
      : { layer, file, maxZoom }
  } catch {
    return undefined
  }
}

export const exportTilesCommand: CliCommand = { words: ['export', 'tiles'], usage: WORDS.help, run }
