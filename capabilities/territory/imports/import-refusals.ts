import type { Refusal } from '../../../kernel/result.ts'

export type LayerFileRefusal = Refusal<
  | 'unknown_file'
  | 'empty_file'
  | 'nothing_taken'
  | 'unknown_crs'
  | 'file_gone'
  | 'broken_file'
  | 'no_table'
  | 'too_much'
  | 'too_many_fields'
>

export function unknownFile(name: string): LayerFileRefusal {
  return {
    kind: 'unknown_file',
    message: {
      es: `«${name}» no es ninguno de los formatos que se leen: GeoJSON, GeoPackage, Shapefile comprimido (.zip con .shp, .dbf y .prj), FlatGeobuf, CSV o Excel con coordenadas. Expórtelo en uno de ellos.`,
      en: `“${name}” is none of the formats that are read: GeoJSON, GeoPackage, zipped Shapefile (.zip with .shp, .dbf and .prj), FlatGeobuf, CSV or Excel with coordinates. Export it in one of them.`,
    },
  }
}

export function emptyLayerFile(name: string): LayerFileRefusal {
  return {
    kind: 'empty_file',
    message: {
      es: `«${name}» se abre bien, pero no trae ningún objeto. Revise qué se exportó.`,
      en: `“${name}” opens well but holds no feature. Check what was exported.`,
    },
  }
}

export function nothingTaken(name: string, rejected: number): LayerFileRefusal {
  return {
    kind: 'nothing_taken',
    message: {
      es: `Ninguna de las ${rejected} filas de «${name}» se pudo leer; descargue los rechazados para ver por qué.`,
      en: `None of the ${rejected} rows of “${name}” could be read; download the rejected ones to see why.`,
    },
  }
}

export function unknownCrs(code: number): LayerFileRefusal {
  return {
    kind: 'unknown_crs',
    message: {
      es: `No se conoce el sistema de referencia EPSG:${code}. Elija otro.`,
      en: `The reference system EPSG:${code} is not known. Choose another.`,
    },
  }
}

export function fileGone(name: string): LayerFileRefusal {
  return {
    kind: 'file_gone',
    message: {
      es: `El contenido de «${name}» ya no está en el servidor. Súbalo de nuevo.`,
      en: `The content of “${name}” is not on the server any more. Upload it again.`,
    },
  }
}

export function brokenFile(name: string, es: string, en: string): LayerFileRefusal {
  return { kind: 'broken_file', message: { es: `«${name}»: ${es}`, en: `“${name}”: ${en}` } }
}

/** What one layer holds, and a page can ask about. */
export const MOST_FIELDS = 300

export function tooManyFields(name: string, row: number): LayerFileRefusal {
  return {
    kind: 'too_many_fields',
    message: {
      es: `«${name}» trae más de ${MOST_FIELDS} campos (hasta la fila ${row}), y una capa tiene ${MOST_FIELDS} como máximo. Nada se incorporó: exporte solo los campos que hagan falta, o varios archivos.`,
      en: `“${name}” has more than ${MOST_FIELDS} fields (by row ${row}), and a layer has ${MOST_FIELDS} at most. Nothing was taken: export the fields that are needed, or several files.`,
    },
  }
}

export function brokenAt(name: string, row: number): LayerFileRefusal {
  return brokenFile(
    name,
    `el archivo está dañado: se pudo leer hasta la fila ${row}. Nada se incorporó; expórtelo de nuevo.`,
    `the file is damaged: it could be read up to row ${row}. Nothing was taken; export it again.`,
  )
}

/** After the last try: a fault of ours or of the machine, said so that nobody waits. */
export function notRead(name: string): LayerFileRefusal {
  return brokenFile(
    name,
    'no se pudo terminar de leer por una falla del programa. Avise a quien lo administra; nada se incorporó.',
    'reading could not be finished because of a fault in the program. Tell who administers it; nothing was taken.',
  )
}

/** An administrator cancelled the work in the list of all jobs. */
export function workCancelled(): Refusal<'work_cancelled'> {
  return {
    kind: 'work_cancelled',
    message: {
      es: 'La administración del sistema canceló este trabajo. Nada cambió en ninguna capa; puede empezarlo de nuevo.',
      en: 'System administration cancelled this work. Nothing changed in any layer; you may begin it again.',
    },
  }
}
