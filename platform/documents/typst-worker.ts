import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { projectRoot } from '../root.ts'
import { fontFiles } from './document-fonts.ts'
import { serveJobs } from './worker-side.ts'

export interface TypstRequest {
  /** Folder of the template; it can read nothing outside. */
  readonly folder: string
  readonly file: string
  readonly data: string
  /** Seconds since 1970. */
  readonly created: number
}

export type TypstDone =
  | { readonly pdf: Uint8Array }
  | { readonly failed: { readonly message: string; readonly at: string } }

/** Compilers by folder: fonts are read once. */
const compilers = new Map<string, NodeCompiler>()
const MOST_COMPILERS = 8

function compilerOf(folder: string): NodeCompiler {
  const known = compilers.get(folder)
  if (known) return known
  if (compilers.size >= MOST_COMPILERS) compilers.clear()
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }],
  })
  // The common page is offered to every template as `/trama.typ`, whatever folder it lives in.
  compiler.mapShadow(
    join(folder, 'trama.typ'),
    readFileSync(join(projectRoot, 'platform/documents/templates/trama.typ')),
  )
  compilers.set(folder, compiler)
  return compiler
}

serveJobs<TypstRequest, never, TypstDone>(({ folder, file, data, created }) => {
  const compiler = compilerOf(folder)
  try {
    const compiled = compiler.compile({ mainFilePath: join(folder, file), inputs: { data }, resetRead: true })
    const document = compiled.result
    if (!document) return { failed: diagnosis(compiler, folder, file, compiled.takeDiagnostics()) }
    return { pdf: compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: created }) }
  } catch (cause) {
    // The archival standard's own complaints arrive as exceptions.
    return { failed: { message: cause instanceof Error ? cause.message : String(cause), at: file } }
  } finally {
    // Without it 500 matrices took 10 GB.
    compiler.evictCache(10)
  }
})

type Diagnostics = Parameters<NodeCompiler['fetchDiagnostics']>[0]

function diagnosis(
  compiler: NodeCompiler,
  folder: string,
  file: string,
  diagnostics: Diagnostics | null,
): { readonly message: string; readonly at: string } {
  const [first] = diagnostics ? compiler.fetchDiagnostics(diagnostics) : []
  const range = first?.range?.start
  return {
    message: String(first?.message ?? 'unknown'),
    at: range
      ? `${relative(folder, String(first.path))}:${Number(range.line) + 1}:${Number(range.character) + 1}`
      : file,
  }
}
