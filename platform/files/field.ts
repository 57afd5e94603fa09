import type { Locale } from '../../kernel/text.ts'
import { localPath } from '../web/paths.ts'
import { acceptOf, type FileUse } from './file-use.ts'
import { uploadPaths } from './paths.ts'

/** What the file field of a form needs to know of its use. */
export function fileFieldOf(use: FileUse, locale: Locale) {
  return {
    accept: acceptOf(use),
    maxSize: use.largest,
    upload: { address: localPath(locale, uploadPaths.uploads()), use: use.id },
  }
}

/** Name of the hidden fields that carry finished uploads beside a file field. */
export function uploadFieldName(field: string): string {
  return `${field}.upload`
}
