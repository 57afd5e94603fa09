import type { Text } from '../../kernel/text.ts'

/** A kind of file as people know it. The media types are those that `type-by-content.ts` gives. */
export interface FileType {
  readonly title: Text
  /** Short, for lists of what is accepted. */
  readonly short: Text
  readonly mediaTypes: readonly string[]
  /** The first is given to a download whose name says something else. */
  readonly extensions: readonly string[]
  /** What a person can do who has such a file where it is not accepted. */
  readonly advice?: Text
}

const office = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

function picture(name: string, mediaTypes: readonly string[], extensions: readonly string[]): FileType {
  return {
    title: { es: `una imagen ${name}`, en: `a ${name} picture` },
    short: { es: `imagen (.${extensions[0]})`, en: `picture (.${extensions[0]})` },
    mediaTypes,
    extensions,
  }
}

/** Kinds that a use may accept. */
export const FILE_TYPES = {
  pdf: {
    title: { es: 'un PDF', en: 'a PDF' },
    short: { es: 'PDF (.pdf)', en: 'PDF (.pdf)' },
    mediaTypes: ['application/pdf'],
    extensions: ['pdf'],
  },
  jpeg: picture('JPEG', ['image/jpeg'], ['jpg', 'jpeg', 'jfif']),
  png: picture('PNG', ['image/png'], ['png']),
  webp: picture('WebP', ['image/webp'], ['webp']),
  gif: picture('GIF', ['image/gif'], ['gif']),
  avif: picture('AVIF', ['image/avif'], ['avif']),
  heic: picture('HEIC', ['image/heic', 'image/heif'], ['heic', 'heif']),
  workbook: {
    title: { es: 'un libro de Excel', en: 'an Excel workbook' },
    short: { es: 'hoja de cálculo (.xlsx)', en: 'spreadsheet (.xlsx)' },
    mediaTypes: [`${office}.spreadsheetml.sheet`],
    extensions: ['xlsx'],
  },
  document: {
    title: { es: 'un documento de Word', en: 'a Word document' },
    short: { es: 'documento (.docx)', en: 'document (.docx)' },
    mediaTypes: [`${office}.wordprocessingml.document`],
    extensions: ['docx'],
  },
  presentation: {
    title: { es: 'una presentación de PowerPoint', en: 'a PowerPoint presentation' },
    short: { es: 'presentación (.pptx)', en: 'presentation (.pptx)' },
    mediaTypes: [`${office}.presentationml.presentation`],
    extensions: ['pptx'],
  },
  open_document: {
    title: { es: 'un archivo de LibreOffice', en: 'a LibreOffice file' },
    short: { es: 'LibreOffice (.odt, .ods, .odp)', en: 'LibreOffice (.odt, .ods, .odp)' },
    mediaTypes: [`${openDocument}.text`, `${openDocument}.spreadsheet`, `${openDocument}.presentation`],
    extensions: ['odt', 'ods', 'odp'],
  },
  old_office: {
    title: { es: 'un archivo de Office anterior a 2007', en: 'an Office file of before 2007' },
    short: { es: 'Office anterior (.doc, .xls, .ppt)', en: 'old Office (.doc, .xls, .ppt)' },
    mediaTypes: ['application/x-cfb'],
    extensions: ['doc', 'xls', 'ppt'],
    advice: {
      es: 'Ábralo y guárdelo en el formato actual (.xlsx o .docx).',
      en: 'Open it and save it in the current format (.xlsx or .docx).',
    },
  },
  text: {
    title: { es: 'un texto', en: 'a text' },
    short: { es: 'texto (.txt, .csv, .tsv)', en: 'text (.txt, .csv, .tsv)' },
    mediaTypes: ['text/plain'],
    extensions: ['txt', 'csv', 'tsv', 'md', 'geojson', 'json'],
  },
  geopackage: {
    title: { es: 'un GeoPackage u otra base SQLite', en: 'a GeoPackage or another SQLite database' },
    short: { es: 'GeoPackage (.gpkg)', en: 'GeoPackage (.gpkg)' },
    mediaTypes: ['application/x-sqlite3'],
    extensions: ['gpkg'],
  },
  flatgeobuf: {
    title: { es: 'un FlatGeobuf', en: 'a FlatGeobuf' },
    short: { es: 'FlatGeobuf (.fgb)', en: 'FlatGeobuf (.fgb)' },
    mediaTypes: ['application/x-flatgeobuf'],
    extensions: ['fgb'],
  },
  dwg: {
    title: { es: 'un plano DWG', en: 'a DWG drawing' },
    short: { es: 'plano (.dwg)', en: 'drawing (.dwg)' },
    mediaTypes: ['image/vnd.dwg'],
    extensions: ['dwg'],
  },
  dxf: {
    title: { es: 'un plano DXF', en: 'a DXF drawing' },
    short: { es: 'plano (.dxf)', en: 'drawing (.dxf)' },
    mediaTypes: ['image/vnd.dxf'],
    extensions: ['dxf'],
  },
  /** Only where a room says so: it opens them within limits of its own. */
  archive: {
    title: { es: 'un archivo comprimido', en: 'a compressed archive' },
    short: { es: 'Shapefile comprimido (.zip)', en: 'zipped Shapefile (.zip)' },
    mediaTypes: ['application/zip'],
    extensions: ['zip'],
    advice: {
      es: 'Sáquelo de ahí y envíe los archivos que contiene.',
      en: 'Take out the files in it and send those.',
    },
  },
} as const satisfies Readonly<Record<string, FileType>>

export type FileTypeId = keyof typeof FILE_TYPES

/** Kinds that no use accepts and that are named all the same, so that a refusal says what the file is. */
const NEVER: readonly FileType[] = [
  named('una página web', 'a web page', ['text/html'], ['html']),
  named(
    'un dibujo SVG, que puede llevar programas',
    'an SVG drawing, which may carry programs',
    ['image/svg+xml'],
    ['svg'],
  ),
  named('un XML', 'an XML file', ['application/xml'], ['xml']),
  named('un programa', 'a program', ['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary'], []),
  named(
    'un archivo comprimido',
    'a compressed archive',
    [
      'application/x-7z-compressed',
      'application/x-rar-compressed',
      'application/gzip',
      'application/x-tar',
      'application/x-bzip2',
      'application/x-xz',
    ],
    [],
    { es: 'Sáquelo de ahí y envíe los archivos que contiene.', en: 'Take out the files in it and send those.' },
  ),
  named(
    'un archivo de Office con macros',
    'an Office file with macros',
    [
      'application/vnd.ms-excel.sheet.macroenabled.12',
      'application/vnd.ms-word.document.macroenabled.12',
      'application/vnd.ms-powerpoint.presentation.macroenabled.12',
      'application/vnd.ms-excel.template.macroenabled.12',
      'application/vnd.ms-word.template.macroenabled.12',
    ],
    [],
    { es: 'Guárdelo sin macros (.xlsx, .docx o .pptx).', en: 'Save it without macros (.xlsx, .docx or .pptx).' },
  ),
  named(
    'un archivo de Office protegido con contraseña',
    'an Office file protected by a password',
    ['application/x-encrypted-office'],
    [],
    { es: 'Quítele la contraseña de apertura.', en: 'Remove the password needed to open it.' },
  ),
]

function named(
  es: string,
  en: string,
  mediaTypes: readonly string[],
  extensions: readonly string[],
  advice?: Text,
): FileType {
  const title = { es, en }
  return { title, short: title, mediaTypes, extensions, ...(advice === undefined ? {} : { advice }) }
}

const ALL: readonly FileType[] = [...Object.values(FILE_TYPES), ...NEVER]

/** Undefined for what has no name here: it is then "a file of another kind". */
export function fileTypeOf(mediaType: string): FileType | undefined {
  return ALL.find((type) => type.mediaTypes.includes(mediaType.toLowerCase()))
}

const PICTURES: ReadonlySet<string> = new Set(
  [FILE_TYPES.jpeg, FILE_TYPES.png, FILE_TYPES.webp, FILE_TYPES.gif, FILE_TYPES.avif].flatMap(
    (type) => type.mediaTypes,
  ),
)

/** Pictures that we can open: they are measured when they come, and get a small version. */
export function isPicture(mediaType: string): boolean {
  return PICTURES.has(mediaType)
}

/** Zip packages of office programs: judged by their directory when they come. */
export function isPackage(mediaType: string): boolean {
  return mediaType.startsWith(`${office}.`) || mediaType.startsWith(`${openDocument}.`)
}
