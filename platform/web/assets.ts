import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../root.ts'

/** What Vite writes about each file it built; only what we read of it. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
    assets: z.array(z.string()).optional(),
  }),
)
type Manifest = z.infer<typeof manifestSchema>

/** The files that one page asks for. */
export interface PageAssets {
  readonly styles: readonly string[]
  readonly fonts: readonly string[]
  readonly icon: string | undefined
  /** Entry scripts of the islands on the page. */
  readonly scripts: readonly string[]
  /** What those scripts import, fetched at the same time. */
  readonly preloads: readonly string[]
}

export interface Assets {
  /** URL of a source file that was built, e.g. `ui/styles/index.css`. Throws on a name that was not: that is a bug. */
  readonly assetUrl: (source: string) => string
  readonly islandScript: (name: string) => string
  readonly forPage: (islands: Iterable<string>) => PageAssets
}

const STYLE = 'ui/styles/index.css'
const ICON = 'ui/brand/icon.svg'
/** The two faces nearly every page shows first; italics and other alphabets load when they are met. */
const FIRST_FONTS = ['source-sans-3-latin-wght-normal', 'source-serif-4-latin-wght-normal']

/** Pages without styles or scripts, for tests of what pages say. */
export const NO_ASSETS: Assets = {
  assetUrl: (source) => `/assets/${source}`,
  islandScript: (name) => `/assets/island-${name}.js`,
  forPage: () => ({ styles: [], fonts: [], icon: undefined, scripts: [], preloads: [] }),
}

function assetsOf(manifest: Manifest): Assets {
  const url = (file: string): string => `/assets/${file}`
  const entry = (source: string): Manifest[string] => {
    const found = manifest[source]
    if (!found) throw new Error(`No built asset "${source}"; run "npm run build"`)
    return found
  }
  const islands = new Map(
    Object.entries(manifest).flatMap(([key, value]) =>
      value.name?.startsWith('island-') ? [[value.name.slice('island-'.length), key] as const] : [],
    ),
  )
  const islandEntry = (name: string): string => {
    const key = islands.get(name)
    if (key === undefined) throw new Error(`No built island "${name}"; run "npm run build"`)
    return key
  }
  const importsOf = (key: string, seen: Set<string>): Set<string> => {
    for (const next of entry(key).imports ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      importsOf(next, seen)
    }
    return seen
  }
  const fonts = Object.values(manifest)
    .map((value) => value.file)
    .filter((file) => FIRST_FONTS.some((font) => file.includes(font) && file.endsWith('.woff2')))
  const styles = [url(entry(STYLE).file)]
  return {
    assetUrl: (source) => url(entry(source).file),
    islandScript: (name) => url(entry(islandEntry(name)).file),
    forPage(names) {
      const keys = [...new Set(names)].sort().map(islandEntry)
      const shared = new Set<string>()
      for (const key of keys) importsOf(key, shared)
      const css = [...keys, ...shared].flatMap((key) => entry(key).css ?? [])
      return {
        styles: [...new Set([...styles, ...css.map(url)])],
        fonts: fonts.map(url),
        icon: url(entry(ICON).file),
        scripts: keys.map((key) => url(entry(key).file)),
        preloads: [...shared].map((key) => url(entry(key).file)),
      }
    },
  }
}

/** Directory of the built assets. */
export const builtAssets = join(projectRoot, 'dist', 'web')

export function loadAssets(directory: string = builtAssets): Assets {
  let text: string
  try {
    text = readFileSync(join(directory, 'manifest.json'), 'utf8')
  } catch (cause) {
    throw new Error(`The pages' styles and scripts are not built (${directory}); run "npm run build"`, { cause })
  }
  return assetsOf(manifestSchema.parse(JSON.parse(text)))
}
