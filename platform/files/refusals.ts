import { formatNumber } from '../../kernel/format.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Locale, Text } from '../../kernel/text.ts'
import { fileTypeOf } from './file-types.ts'
import { acceptedWords, type FileUse } from './file-use.ts'

export type FileRefusalKind =
  | 'empty_file'
  | 'too_large'
  | 'wrong_type'
  | 'wrong_extension'
  | 'size_differs'
  | 'checksum_differs'
  | 'unsafe_picture'
  | 'unsafe_package'
  | 'infected'
  | 'not_scanned'
  | 'busy'
  | 'no_such_upload'
  | 'no_such_use'
  | 'unfinished_upload'
  | 'too_many_uploads'
  | 'pieces_lost'

export interface FileRefusal extends Refusal<FileRefusalKind> {
  /** What the antivirus calls it. */
  readonly virus?: string
}

/** Another attempt with the same bytes may end better. */
export function mayPass(refusal: Refusal): boolean {
  return refusal.kind === 'not_scanned' || refusal.kind === 'busy'
}

const LOCALES = ['es', 'en'] as const

function refusal(kind: FileRefusalKind, message: (locale: Locale) => string): FileRefusal {
  const [es, en] = LOCALES.map(message)
  return { kind, message: { es: es ?? '', en: en ?? '' } }
}

const quoted = (name: string, locale: Locale): string => (locale === 'es' ? `«${name}»` : `“${name}”`)
const megabytes = (bytes: number): string => `${formatNumber(bytes / 1_000_000, { max: 1 })} MB`
const wordsOf = (text: Text, locale: Locale): string => (locale === 'es' ? text.es : (text.en ?? text.es))

export function emptyFile(name: string): FileRefusal {
  return refusal('empty_file', (l) =>
    l === 'es'
      ? `${quoted(name, l)} no tiene nada: el archivo está vacío.`
      : `There is nothing in ${quoted(name, l)}: the file is empty.`,
  )
}

export function tooLarge(name: string, use: FileUse): FileRefusal {
  return refusal('too_large', (l) =>
    l === 'es'
      ? `${quoted(name, l)} supera los ${megabytes(use.largest)}, lo más que se acepta aquí. Divídalo o reduzca sus imágenes.`
      : `${quoted(name, l)} is larger than ${megabytes(use.largest)}, the most that is taken here. Split it or reduce its pictures.`,
  )
}

/** Names the file, what it is, and what is accepted. */
export function wrongType(name: string, mediaType: string, use: FileUse): FileRefusal {
  const found = fileTypeOf(mediaType)
  const unknown = { es: 'de un tipo que no se reconoce', en: 'of a kind that is not recognised' }
  return refusal('wrong_type', (l) => {
    const advice = found?.advice === undefined ? '' : ` ${wordsOf(found.advice, l)}`
    return l === 'es'
      ? `${quoted(name, l)} es ${wordsOf(found?.title ?? unknown, l)} y no se acepta aquí.${advice} Se acepta: ${acceptedWords(use, l)}.`
      : `${quoted(name, l)} is ${wordsOf(found?.title ?? unknown, l)} and is not taken here.${advice} Accepted: ${acceptedWords(use, l)}.`
  })
}

export function wrongExtension(name: string, mediaType: string): FileRefusal {
  const found = fileTypeOf(mediaType)
  return refusal('wrong_extension', (l) =>
    l === 'es'
      ? `El nombre ${quoted(name, l)} dice otra cosa que su contenido, que es ${wordsOf(found?.title ?? { es: 'otro' }, l)}. Cámbiele el nombre o elija otro archivo.`
      : `The name ${quoted(name, l)} says something else than its content, which is ${wordsOf(found?.title ?? { es: 'otro', en: 'another' }, l)}. Rename it or choose another file.`,
  )
}

export function sizeDiffers(name: string): FileRefusal {
  return refusal('size_differs', (l) =>
    l === 'es'
      ? `${quoted(name, l)} no llegó con el tamaño anunciado. Elíjalo de nuevo.`
      : `${quoted(name, l)} did not arrive with the size that was announced. Choose it again.`,
  )
}

export function checksumDiffers(name: string): FileRefusal {
  return refusal('checksum_differs', (l) =>
    l === 'es'
      ? `${quoted(name, l)} cambió mientras se enviaba o llegó alterado. No se guardó; elíjalo de nuevo.`
      : `${quoted(name, l)} changed while it was being sent or arrived altered. It was not kept; choose it again.`,
  )
}

export function hugePicture(name: string, width: number, height: number, most: number): FileRefusal {
  return refusal('unsafe_picture', (l) => {
    const size = `${formatNumber(width)} × ${formatNumber(height)}`
    const limit = formatNumber(most / 1_000_000)
    return l === 'es'
      ? `La imagen ${quoted(name, l)} mide ${size} puntos y lo más que se acepta son ${limit} millones de puntos. Redúzcala y envíela de nuevo.`
      : `The picture ${quoted(name, l)} measures ${size} pixels, and ${limit} million are the most that is taken. Reduce it and send it again.`
  })
}

export function brokenPicture(name: string): FileRefusal {
  return refusal('unsafe_picture', (l) =>
    l === 'es'
      ? `${quoted(name, l)} empieza como una imagen y no se puede abrir como tal. Ábrala, guárdela de nuevo y vuelva a enviarla.`
      : `${quoted(name, l)} begins like a picture and cannot be opened as one. Open it, save it again and send it once more.`,
  )
}

/** What the judge of packages said, with the file's name before it. */
export function unsafePackage(name: string, why: Text): FileRefusal {
  return refusal('unsafe_package', (l) => `${quoted(name, l)}: ${wordsOf(why, l)}`)
}

export function macros(name: string): FileRefusal {
  return refusal('unsafe_package', (l) =>
    l === 'es'
      ? `${quoted(name, l)} trae macros (programas). Guárdelo sin macros y envíelo de nuevo.`
      : `${quoted(name, l)} carries macros (programs). Save it without macros and send it again.`,
  )
}

export function infected(name: string, virus: string): FileRefusal {
  const said = refusal('infected', (l) =>
    l === 'es'
      ? `El antivirus encontró algo dañino en ${quoted(name, l)} (${virus}). El archivo no se guardó. Avise a quien atiende su equipo.`
      : `The antivirus found something harmful in ${quoted(name, l)} (${virus}). The file was not kept. Tell whoever looks after your computer.`,
  )
  return { ...said, virus }
}

/** For a file that was kept before the antivirus knew. */
export function infectedFile(name: string): FileRefusal {
  return refusal('infected', (l) =>
    l === 'es'
      ? `El antivirus encontró algo dañino en ${quoted(name, l)} después de guardarlo. Ya no se entrega a nadie.`
      : `The antivirus found something harmful in ${quoted(name, l)} after it was kept. It is not given to anybody any more.`,
  )
}

export function notScanned(name: string): FileRefusal {
  return refusal('not_scanned', (l) =>
    l === 'es'
      ? `El antivirus no responde y ${quoted(name, l)} no se puede aceptar sin revisarlo. Inténtelo de nuevo en unos minutos.`
      : `The antivirus does not answer, and ${quoted(name, l)} cannot be taken without being scanned. Try again in a few minutes.`,
  )
}

export function busy(name: string): FileRefusal {
  return refusal('busy', (l) =>
    l === 'es'
      ? `Hay muchos archivos en revisión y ${quoted(name, l)} no alcanzó turno. Inténtelo de nuevo en unos minutos.`
      : `Many files are being looked at, and ${quoted(name, l)} found no turn. Try again in a few minutes.`,
  )
}

export function noSuchUse(): FileRefusal {
  return refusal('no_such_use', (l) =>
    l === 'es' ? 'Aquí no se reciben archivos de esa clase.' : 'Files of that kind are not taken here.',
  )
}

export function noSuchUpload(): FileRefusal {
  return refusal('no_such_upload', (l) =>
    l === 'es'
      ? 'Un archivo enviado ya no está en espera (caducó o es de otra cuenta). Elíjalo de nuevo.'
      : 'A file that was sent is not waiting any more (it expired or is another account’s). Choose it again.',
  )
}

export function unfinishedUpload(name: string): FileRefusal {
  return refusal('unfinished_upload', (l) =>
    l === 'es'
      ? `${quoted(name, l)} no terminó de enviarse. Elíjalo de nuevo: sigue donde quedó.`
      : `${quoted(name, l)} has not been sent whole. Choose it again: it goes on where it stopped.`,
  )
}

export function tooManyUploads(): FileRefusal {
  return refusal('too_many_uploads', (l) =>
    l === 'es'
      ? 'Su cuenta tiene demasiados archivos a medio enviar. Termínelos o espere un día a que caduquen.'
      : 'Your account has too many files half sent. Finish them, or wait a day until they expire.',
  )
}

export function piecesLost(name: string): FileRefusal {
  return refusal('pieces_lost', (l) =>
    l === 'es'
      ? `Lo ya enviado de ${quoted(name, l)} se perdió en el servidor. Elíjalo de nuevo.`
      : `What had been sent of ${quoted(name, l)} was lost on the server. Choose it again.`,
  )
}
