import { cruise } from 'dependency-cruiser'

export interface Import {
  /** Path below the root, name of a package, or name of a Node built-in without `node:`. */
  readonly to: string
  /** As written in the file. */
  readonly specifier: string
  readonly kind: 'file' | 'package' | 'builtin' | 'unresolved'
  /** Erased before the program runs: binds the design, reaches nothing. */
  readonly typeOnly: boolean
}

export interface Module {
  readonly path: string
  readonly imports: readonly Import[]
}

/**
 * Reads every module below the given folders. `parser: 'swc'` because dependency-cruiser's default one needs the
 * JavaScript API that TypeScript 7 no longer has, and then sees no imports at all without saying so.
 */
export async function readModules(root: string, folders: readonly string[]): Promise<readonly Module[]> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir: root,
      parser: 'swc',
      tsPreCompilationDeps: 'specify',
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.test\\.tsx?$' },
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default'],
    },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered a report where modules were asked for')
  const below = new RegExp(`^(${folders.join('|')})/.*\\.tsx?$`)
  return output.modules
    .filter((module) => below.test(module.source))
    .map((module) => ({ path: module.source, imports: module.dependencies.map(importOf) }))
    .sort((a, b) => a.path.localeCompare(b.path))
}

interface Dependency {
  readonly module: string
  readonly resolved: string
  readonly coreModule: boolean
  readonly couldNotResolve: boolean
  readonly typeOnly?: boolean
  readonly dependencyTypes: readonly string[]
}

function importOf(dependency: Dependency): Import {
  const typeOnly = dependency.typeOnly === true || dependency.dependencyTypes.includes('type-only')
  const { module, resolved } = dependency
  if (dependency.coreModule) return { to: resolved.replace(/^node:/, ''), specifier: module, kind: 'builtin', typeOnly }
  if (dependency.couldNotResolve) return { to: module, specifier: module, kind: 'unresolved', typeOnly }
  if (resolved.includes('node_modules/')) return { to: packageOf(module), specifier: module, kind: 'package', typeOnly }
  return { to: resolved, specifier: module, kind: 'file', typeOnly }
}

/** `drizzle-orm/pg-core` → `drizzle-orm`, `@scope/name/part` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
