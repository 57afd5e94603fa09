import type { DeclaredGraph } from './graph.ts'
import type { Module } from './modules.ts'
import { folderOf, layerOf } from './violations.ts'

/** The house as a page that GitHub and editors draw: layers as declared, folders and their edges as they stand. */
export function houseDiagram(modules: readonly Module[], graph: DeclaredGraph): string {
  return [
    '# The house, drawn from the code',
    '',
    'Written by `npm run house:draw` from the imports that stand in the tree and from `architecture/graph.ts`; a test fails when it is out of date. Do not edit.',
    '',
    '## Layers: who may import whom',
    '',
    mermaid(layerEdges(graph)),
    '',
    '## Rooms: declared edges',
    '',
    Object.values(graph.rooms).some((edges) => edges.length > 0)
      ? mermaid(roomEdges(graph))
      : `So far one room stands alone: ${Object.keys(graph.rooms).join(', ')}.`,
    '',
    '## Platform: which folder leans on which',
    '',
    'Solid: at run time. Dotted: types only.',
    '',
    mermaid(platformEdges(modules)),
    '',
  ].join('\n')
}

function mermaid(edges: readonly string[]): string {
  return ['```mermaid', 'flowchart TD', ...edges.map((edge) => `  ${edge}`), '```'].join('\n')
}

function layerEdges(graph: DeclaredGraph): readonly string[] {
  return Object.entries(graph.layers).flatMap(([from, below]) => below.map((to) => `${from} --> ${to}`))
}

function roomEdges(graph: DeclaredGraph): readonly string[] {
  return Object.entries(graph.rooms).flatMap(([from, to]) => [from, ...to.map((room) => `${from} --> ${room}`)])
}

function platformEdges(modules: readonly Module[]): readonly string[] {
  const edges = new Map<string, boolean>()
  for (const { path, imports } of modules.filter((module) => layerOf(module.path) === 'platform'))
    for (const { to, kind, typeOnly } of imports) {
      if (kind !== 'file' || layerOf(to) !== 'platform') continue
      const [from, onto] = [folderOf(path), folderOf(to)]
      if (from === onto || onto.endsWith('.ts') || from.endsWith('.ts')) continue
      const key = `${from} ${onto}`
      edges.set(key, (edges.get(key) ?? false) || !typeOnly)
    }
  return [...edges]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, atRunTime]) => key.replace(' ', atRunTime ? ' --> ' : ' -.-> '))
}
