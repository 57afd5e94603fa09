import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../platform/root.ts'
import { houseDiagram } from './diagram.ts'
import { graph } from './graph.ts'
import { readModules } from './modules.ts'

const modules = await readModules(projectRoot, Object.keys(graph.layers))
writeFileSync(join(projectRoot, 'docs', 'house.md'), houseDiagram(modules, graph))
