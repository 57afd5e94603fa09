import type { DeclaredGraph } from './graph.ts'
import type { Import, Module } from './modules.ts'

export interface Violation {
  readonly rule: 'layer' | 'room' | 'pure' | 'sql' | 'kernel' | 'cycle' | 'unresolved' | 'declaration'
  readonly from: string
  readonly sentence: string
}

/** Everything in which the tree differs from the declared graph. Pure: modules in, sentences out. */
export function violationsOf(modules: readonly Module[], graph: DeclaredGraph): readonly Violation[] {
  return [
    ...modules.flatMap((module) => module.imports.flatMap((to) => violationsOfImport(module.path, to, graph))),
    ...modules.filter(({ path }) => isPure(path)).flatMap((module) => impurities(module, modules, graph)),
    ...cyclesOf(modules),
    ...cyclesOf(platformFolders(modules)),
    ...undeclared(modules, graph),
  ]
}

function violationsOfImport(from: string, to: Import, graph: DeclaredGraph): readonly Violation[] {
  switch (to.kind) {
    case 'unresolved':
      return [{ rule: 'unresolved', from, sentence: `${from} imports ${to.to}, which is not there` }]
    case 'builtin':
      return layerOf(from) === 'kernel' && !graph.kernelBuiltins[from]?.includes(to.to)
        ? [{ rule: 'kernel', from, sentence: `${from} reaches out with node:${to.to}; the kernel is words, not deeds` }]
        : []
    case 'package':
      return graph.databasePackages.includes(to.to) && !maySpeakSql(from)
        ? [{ rule: 'sql', from, sentence: `${from} imports ${to.to}; SQL stands in data/ and in platform/ only` }]
        : []
    case 'file':
      return [...layerViolation(from, to.to, graph), ...roomViolation(from, to.to, graph)]
  }
}

function layerViolation(from: string, to: string, graph: DeclaredGraph): readonly Violation[] {
  const [above, below] = [layerOf(from), layerOf(to)]
  if (above === below || graph.layers[above]?.includes(below)) return []
  if (above === 'platform' && below === 'ui' && graph.platformWithPages.includes(folderOf(from))) return []
  return [{ rule: 'layer', from, sentence: `${from} (${above}) may not import ${to} (${below})` }]
}

function roomViolation(from: string, to: string, graph: DeclaredGraph): readonly Violation[] {
  if (layerOf(from) !== 'capabilities' || layerOf(to) !== 'capabilities') return []
  const [guest, host] = [folderOf(from), folderOf(to)]
  if (guest === host) return []
  if (!graph.rooms[guest]?.includes(host))
    return [{ rule: 'room', from, sentence: `${from} imports ${to}, but the edge ${guest} → ${host} is not declared` }]
  const door = to.split('/').slice(2).join('/')
  if (graph.doorsOfARoom.includes(door)) return []
  return [
    {
      rule: 'room',
      from,
      sentence: `${from} enters ${host} by ${door}; its doors are ${graph.doorsOfARoom.join(' and ')}`,
    },
  ]
}

/** A room's pure part: decisions and types that take time, calendar and data as arguments. */
function isPure(path: string): boolean {
  return /^capabilities\/[^/]+\/(model\.ts$|rules\/)/.test(path)
}

/** Follows what remains at run time from a pure module; every built-in and every package that is not pure is named with its path. */
function impurities(start: Module, modules: readonly Module[], graph: DeclaredGraph): readonly Violation[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const found: Violation[] = []
  const seen = new Set<string>()
  const walk = (module: Module, trail: readonly string[]): void => {
    if (seen.has(module.path)) return
    seen.add(module.path)
    for (const to of module.imports.filter((one) => !one.typeOnly)) {
      const next = byPath.get(to.to)
      const impure = to.kind === 'builtin' || (to.kind === 'package' && !graph.purePackages.includes(to.to))
      if (impure)
        found.push({
          rule: 'pure',
          from: start.path,
          sentence: `${start.path} must be pure but reaches ${[...trail, to.to].join(' → ')}`,
        })
      else if (to.kind === 'file' && next !== undefined) walk(next, [...trail, to.to])
    }
  }
  walk(start, [])
  return found
}

/** Rings of modules, imports of types included: a ring of types still has to be read and changed as one. */
function cyclesOf(modules: readonly Module[]): readonly Violation[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const finished = new Set<string>()
  const found: Violation[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      const ring = [...trail.slice(at), path]
      found.push({ rule: 'cycle', from: path, sentence: `ring of imports: ${ring.join(' → ')}` })
      return
    }
    if (finished.has(path)) return
    for (const { to, kind } of byPath.get(path)?.imports ?? []) if (kind === 'file') visit(to, [...trail, path])
    finished.add(path)
  }
  for (const { path } of modules) visit(path, [])
  return found
}

/**
 * The folders of the platform as if each were one module. Only imports that remain at run time: the manifest's type
 * names what every folder offers, so types run both ways; what is started and called must not.
 */
function platformFolders(modules: readonly Module[]): readonly Module[] {
  const inside = modules.filter(({ path }) => layerOf(path) === 'platform')
  const folders = [...new Set(inside.map(({ path }) => folderOf(path)))].filter((folder) => !folder.endsWith('.ts'))
  return folders.map((folder) => ({
    path: `platform/${folder}`,
    imports: inside
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ imports }) => imports)
      .filter(({ to, typeOnly }) => !typeOnly && layerOf(to) === 'platform' && folderOf(to) !== folder)
      .map((to) => ({ ...to, to: `platform/${folderOf(to.to)}` })),
  }))
}

/** The declaration itself: every room that exists is declared, every declared room exists, and its edges have no ring. */
function undeclared(modules: readonly Module[], graph: DeclaredGraph): readonly Violation[] {
  const standing = new Set(
    modules.filter(({ path }) => layerOf(path) === 'capabilities').map(({ path }) => folderOf(path)),
  )
  const declared = Object.keys(graph.rooms)
  const missing = [...standing].filter((room) => !declared.includes(room))
  const empty = declared.filter((room) => !standing.has(room))
  const asModules = declared.map((room) => ({
    path: room,
    imports: (graph.rooms[room] ?? []).map((to) => ({ to, specifier: to, kind: 'file', typeOnly: false }) as const),
  }))
  const from = 'architecture/graph.ts'
  return [
    ...missing.map((room) => ({ rule: 'declaration', from, sentence: `the room ${room} is not declared` }) as const),
    ...empty.map(
      (room) => ({ rule: 'declaration', from, sentence: `the room ${room} is declared and not there` }) as const,
    ),
    ...cyclesOf(asModules).map(({ sentence }) => ({ rule: 'declaration', from, sentence }) as const),
  ]
}

function maySpeakSql(path: string): boolean {
  return layerOf(path) === 'platform' || /^capabilities\/[^/]+\/data\//.test(path)
}

export function layerOf(path: string): string {
  return path.split('/')[0] ?? ''
}

export function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}
