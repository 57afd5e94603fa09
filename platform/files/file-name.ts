import { fileTypeOf } from './file-types.ts'

/** Code points, the extension included: what every file system and every zip tool of today takes. */
const LONGEST_NAME = 120
const LONGEST_EXTENSION = 10
const NAMELESS = 'archivo'

/** Control characters, and what turns the direction of writing or cannot be seen: `cod‮txt.exe` reads as a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu
/** What Windows does not allow in a name; a slash never gets here. */
const FORBIDDEN = /[<>:"|?*]/g
/** Names of devices on Windows, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i
const LONE_SURROGATE = /\p{Surrogate}/gu

/**
 * A name that can be stored, shown, and written to a disk of any system, from whatever a program sent. Folders are left out
 * (some browsers sent whole paths), so is everything unseen. Never empty; cleaning twice is cleaning once.
 */
export function cleanFileName(sent: string): string {
  const last = sent.replace(LONE_SURROGATE, '').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? ''
  const plain = trimmed(
    last
      .normalize('NFC')
      .replace(/^[A-Za-z]:/, '')
      .replace(FORBIDDEN, '_')
      .replace(/\s+/g, ' '),
  )
  const safe = DEVICE.test(plain) ? `_${plain}` : plain
  return safe === '' ? NAMELESS : shortened(safe)
}

/** Dots and blanks at either end: Windows drops them, and a dot in front hides the file elsewhere. */
function trimmed(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/gu, '')
}

function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= LONGEST_NAME) return name
  const extension = extensionOf(name)
  const tail = extension === '' ? '' : `.${extension}`
  return trimmed(letters.slice(0, LONGEST_NAME - [...tail].length).join('')) + tail
}

/** Without its dot, lower case; empty when there is none. `acta nº 3.1` has none: an extension has a letter. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  const extension = dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
  return extension.length <= LONGEST_EXTENSION && /^[a-z0-9]*[a-z][a-z0-9]*$/.test(extension) ? extension : ''
}

/** Whether the name says the kind that the content is; a kind that is not known here says nothing. */
export function extensionFits(name: string, mediaType: string): boolean {
  const extensions = fileTypeOf(mediaType)?.extensions ?? []
  return extensions.length === 0 || extensions.includes(extensionOf(name))
}

/** The name with an extension that says what the file is: `foto.pdf` of a JPEG is `foto.jpg`, `acta nº 3.1` gets `.pdf`. */
export function nameForType(name: string, mediaType: string): string {
  if (extensionFits(name, mediaType)) return name
  const wrong = extensionOf(name)
  const stem = wrong === '' ? name : name.slice(0, -wrong.length - 1)
  return cleanFileName(`${stem}.${rightExtension(mediaType)}`)
}

/** Kinds with several media types list the extensions in the same order. */
function rightExtension(mediaType: string): string {
  const type = fileTypeOf(mediaType)
  return type?.extensions[type.mediaTypes.indexOf(mediaType)] ?? type?.extensions[0] ?? 'bin'
}

/**
 * `Content-Disposition` (RFC 6266): the name in ASCII for old programs, and whole as RFC 8187 writes it. Nothing of a name can
 * end the header or the quotes.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const clean = cleanFileName(name)
  const ascii = clean
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()+,-]/g, '_')
    .replace(/%/g, '_')
  return `${kind}; filename="${ascii === '' ? NAMELESS : ascii}"; filename*=UTF-8''${extendedValue(clean)}`
}

/** `attr-char` of RFC 8187 §3.2.1 stays, all else is percent-encoded. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
