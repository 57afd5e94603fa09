import { type Result, refuse } from '../../kernel/result.ts'
import { cleanFileName, extensionFits, nameForType } from './file-name.ts'
import { FILE_TYPES } from './file-types.ts'
import type { FileUse } from './file-use.ts'
import { inspect } from './inspect.ts'
import {
  checksumDiffers,
  emptyFile,
  type FileRefusal,
  infected,
  notScanned,
  sizeDiffers,
  tooLarge,
  wrongExtension,
  wrongType,
} from './refusals.ts'
import type { Scanner, ScanState } from './scanner.ts'
import type { Draft, FileStore, StoredFile } from './store.ts'

/** A file that has passed everything: in the store, under a name that says what it is. Not registered yet. */
export interface TakenFile extends StoredFile {
  readonly name: string
  readonly scan: ScanState
}

export interface Sent {
  /** As the sender's program called it. */
  readonly name: string
  readonly body: AsyncIterable<Uint8Array>
  /** What was announced, to be held against what came. */
  readonly size?: number | undefined
  readonly sha256?: string | undefined
}

/** The only way of a stranger's file into the store. */
export interface FileIntake {
  readonly uses: readonly FileUse[]
  use(id: string): FileUse | undefined
  /**
   * Takes a file in: size while it arrives, what it is by its content, whether the use wants that, whether it opens as what it
   * is, and what the antivirus says. Refused, nothing of it is left. The content alone decides; name and declared type do not.
   */
  take(use: FileUse, sent: Sent): Promise<Result<TakenFile, FileRefusal>>
}

export interface IntakeParts {
  readonly store: FileStore
  readonly uses: readonly FileUse[]
  readonly scanner: Scanner | undefined
  /** Hears why the antivirus could not be asked. */
  readonly onTrouble?: (error: unknown, where: string) => void
}

export function createIntake({ store, uses, scanner, onTrouble }: IntakeParts): FileIntake {
  async function take(use: FileUse, sent: Sent): Promise<Result<TakenFile, FileRefusal>> {
    const name = cleanFileName(sent.name)
    const draft = await store.receive(sent.body, use.largest)
    if (draft === undefined) return refuse(tooLarge(name, use))
    try {
      const refusal = asAnnounced(draft, sent, name) ?? asWanted(draft, use, name) ?? (await inspect(draft, name))
      if (refusal !== undefined) return refuse(refusal)
      const scan = await scanned(draft, name)
      if (!scan.ok) return scan
      const stored = await draft.keep()
      return { ok: true, value: { ...stored, name: nameForType(name, stored.type), scan: scan.value } }
    } finally {
      await draft.discard()
    }
  }

  async function scanned(draft: Draft, name: string): Promise<Result<ScanState, FileRefusal>> {
    if (scanner === undefined) return { ok: true, value: 'off' }
    const verdict = await scanner.scan(draft.read())
    if (verdict.is === 'clean') return { ok: true, value: 'clean' }
    if (verdict.is === 'infected') return refuse(infected(name, verdict.virus))
    onTrouble?.(new Error(verdict.reason), 'antivirus')
    return scanner.whenDown === 'accept' ? { ok: true, value: 'pending' } : refuse(notScanned(name))
  }

  return { uses, take, use: (id) => uses.find((use) => use.id === id) }
}

function asAnnounced(draft: Draft, sent: Sent, name: string): FileRefusal | undefined {
  if (draft.size === 0) return emptyFile(name)
  if (sent.size !== undefined && sent.size !== draft.size) return sizeDiffers(name)
  return sent.sha256 !== undefined && sent.sha256 !== draft.sha256 ? checksumDiffers(name) : undefined
}

function asWanted(draft: Draft, use: FileUse, name: string): FileRefusal | undefined {
  const wanted = use.types.some((id) => FILE_TYPES[id].mediaTypes.some((type) => type === draft.type))
  if (!wanted) return wrongType(name, draft.type, use)
  return use.wrongExtension === 'refuse' && !extensionFits(name, draft.type)
    ? wrongExtension(name, draft.type)
    : undefined
}
