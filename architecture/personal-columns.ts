import type { Manifest } from '../platform/capability/manifest.ts'
import type { Table } from './tables.ts'

/** Words in the name of a column that as a rule tell something of a person. */
const LOOKS_PERSONAL =
  /(^|_)(name|names|email|mail|phone|mobile|document|dui|nit|passport|address|agent|login|birth|born|actor|sex|gender|latitude|longitude|ip|signature)(_|$)/

/** Columns that only look like it, each with why. */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  'cases.authorised_place.longitude': 'declared together with the latitude it belongs to',
  'cases.observation.answer_document_id': 'points to a document of the case, whose name is declared there',
  'observatory.figure_import.file_name': 'a table of figures, as the office named the file',
  'planning.element.names_persons':
    'says whether a cell names persons, which is then not published; the text is the plan’s',
  'planning.evidence.name': 'a file of the institution’s, as its unit named it; published',
  'planning.evidence_place.longitude': 'declared together with the latitude it belongs to',
  'planning.evidence_said_place.longitude': 'declared together with the latitude it belongs to',
  'territory.layer_import.file_name': 'a layer’s file, as the office named it',
  'territory.place_state.name': 'a municipality, a district, a zone',
  'territory.place_state.longitude': 'a point inside a municipality, for its label',
  'territory.place_state.latitude': 'a point inside a municipality, for its label',
  'planning.plan_import.file_name': 'a plan’s document, as the office named it',
  'planning.refused_import.file_name': 'a plan’s document that could not be read, as the office named it',
  'platform.outbox.name': 'the name of an event',
  'platform.picture.longitude': 'declared together with the latitude it belongs to',
  'platform.upload_piece.name': 'where a piece lies in the store: made by us',
}

/** Columns that look like personal data and are declared by no manifest; and exceptions that are no longer needed. */
export function undeclaredPersonalColumns(
  tables: readonly Table[],
  manifests: readonly Manifest[],
  exceptions: Readonly<Record<string, string>> = NOT_PERSONAL,
): readonly string[] {
  const declared = new Set(
    manifests.flatMap(({ personalData = [] }) => personalData.map(({ table, column }) => `${table}.${column}`)),
  )
  const looking = tables.flatMap(({ schema, name, columns }) =>
    columns.filter((column) => LOOKS_PERSONAL.test(column)).map((column) => `${schema}.${name}.${column}`),
  )
  return [
    ...looking
      .filter((column) => !declared.has(column) && !(column in exceptions))
      .map(
        (column) => `${column} looks like personal data and no manifest says what it is for and how long it is kept`,
      ),
    ...Object.keys(exceptions)
      .filter((column) => !looking.includes(column) || declared.has(column))
      .map((column) => `${column} needs no exception any more`),
  ]
}

/** Rules and fields of manifests that name tables which are not there, or whom a person could not be found by. */
export function brokenPrivacy(tables: readonly Table[], manifests: readonly Manifest[]): readonly string[] {
  const columnsOf = new Map(tables.map(({ schema, name, columns }) => [`${schema}.${name}`, columns]))
  return manifests.flatMap(({ id, personalData = [], retention = [] }) => [
    ...personalData.flatMap(({ table, column, subject }) =>
      subject === undefined || columnsOf.get(table)?.includes(subject.column)
        ? []
        : [`${id}: ${table}.${column} is said to be of who stands in ${subject.column}, which is not there`],
    ),
    ...retention.flatMap(({ id: rule, table, keep, action }) => {
      const columns = columnsOf.get(table)
      if (columns === undefined) return [`${rule}: no table ${table}`]
      const changed = action === 'delete' ? [] : Object.keys(action.anonymise)
      return [
        ...(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/.test(keep) ? [] : [`${rule}: “${keep}” is no period`]),
        ...(table === 'audit.entry' || table === 'audit.daily_head' ? [`${rule} touches the history`] : []),
        ...changed
          .filter((column) => !columns.includes(column))
          .map((column) => `${rule}: no column ${table}.${column}`),
      ]
    }),
  ])
}
