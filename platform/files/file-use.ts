import type { Locale, Text } from '../../kernel/text.ts'
import { say } from '../../kernel/text.ts'
import type { Permission } from '../capability/permission.ts'
import { FILE_TYPES, type FileTypeId } from './file-types.ts'

/** What a room takes files for. The one place that says which kinds and how large; a manifest lists it under `fileUses`. */
export interface FileUse {
  /** The room, then what for: `planning.evidence`. */
  readonly id: string
  readonly title: Text
  /** Who may begin to send such a file. Which record it is for is asked by the command that takes it. */
  readonly permission: Permission
  readonly types: readonly FileTypeId[]
  /** Of a kind, the only extensions that are offered and named, where those who open the file read no other of it. */
  readonly extensions?: Readonly<Partial<Record<FileTypeId, readonly string[]>>>
  /** Bytes. */
  readonly largest: number
  /** A name that says another kind than the content: the download gets the right one, or the file is refused. */
  readonly wrongExtension: 'mend' | 'refuse'
  /** Read from photographs where and when they were taken. */
  readonly photoFacts?: boolean
}

/** `.pdf,.jpg,…`: a hint to the browser's picker. */
export function acceptOf(use: FileUse): string {
  return use.types
    .flatMap((id) => (use.extensions?.[id] ?? FILE_TYPES[id].extensions).map((extension) => `.${extension}`))
    .join(',')
}

/** `PDF (.pdf), texto (.txt, .csv, .tsv)`, pictures as one. */
export function acceptedWords(use: FileUse, locale: Locale): string {
  const pictures: string[] = []
  const others: string[] = []
  for (const id of use.types) {
    const type = FILE_TYPES[id]
    if (type.mediaTypes[0]?.startsWith('image/')) pictures.push(`.${type.extensions[0]}`)
    else {
      const only = use.extensions?.[id]?.map((extension) => `.${extension}`)
      const short = say(type.short, locale)
      others.push(only === undefined ? short : short.replace(/\(.*\)$/, `(${only.join(', ')})`))
    }
  }
  const word = locale === 'es' ? 'imágenes' : 'pictures'
  return [...others, ...(pictures.length === 0 ? [] : [`${word} (${pictures.join(', ')})`])].join(', ')
}
