const CLOSED = [
  "default-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self'",
  // Charts drawn on the server carry their colours and sizes in style attributes.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
]

/** What a page of ours may load and who may show it in a frame: nobody, but for pages that are made for that. */
export function contentPolicy(framedBy: "'none'" | '*'): string {
  return [...CLOSED, `frame-ancestors ${framedBy}`].join('; ')
}
