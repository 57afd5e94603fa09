import type { WebContext } from '../../../platform/web/page.tsx'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const
export type FileFormat = keyof typeof TYPES

export interface FileToSend {
  readonly name: string
  readonly format: FileFormat
  readonly bytes: Uint8Array | string
  readonly etag?: string
}

/** A file to keep. Its name goes out in letters that every program takes, and once more as it is (RFC 6266). */
export function sendFile(c: WebContext, { name, format, bytes, etag }: FileToSend): Response {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '_')
  if (etag !== undefined) c.header('etag', etag)
  c.header('cache-control', 'private, no-cache')
  c.header('content-type', TYPES[format])
  c.header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
  return typeof bytes === 'string' ? c.body(bytes) : c.body(new Uint8Array(bytes))
}
