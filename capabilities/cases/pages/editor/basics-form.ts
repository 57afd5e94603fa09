import { definitionSchema, NEARNESS } from '../../rules/definition/definition.ts'
import { NEARNESS_WORDS } from '../public/definitions/definition-words.ts'
import { certaintyField, citationField, type PartForm, textFields, UNITS } from './part-forms.ts'

const span = (name: string) =>
  [
    { name: `${name}.length`, control: 'number', label: { es: 'Cuánto', en: 'How long' } },
    { name: `${name}.unit`, control: 'choice', label: { es: 'En qué se cuenta', en: 'Counted in' }, choices: UNITS },
  ] as const

/** What is of the procedure as a whole, in groups. A group whose first value is empty is not said at all. */
export const BASICS_FORM: PartForm = {
  title: { es: 'Datos generales', en: 'General data' },
  schema: definitionSchema.pick({
    title: true,
    edition: true,
    summary: true,
    who: true,
    situation: true,
    synonyms: true,
    calendar: true,
    certainty: true,
    term: true,
    lasts: true,
    appeal: true,
    archive: true,
    againstDecision: true,
    open: true,
    openPlace: true,
    counted: true,
  }),
  fields: [
    ...textFields('title', 'Nombre', 'Name'),
    {
      name: 'edition',
      control: 'text',
      required: true,
      label: { es: 'Edición', en: 'Edition' },
      hint: { es: 'Año y número: 2026-2.', en: 'Year and number: 2026-2.' },
    },
    ...textFields('summary', 'Qué resuelve', 'What it settles', true),
    ...textFields('who', 'Quién lo presenta', 'Who files it', true),
    ...textFields('situation', 'Lo que dice quien lo necesita', 'What a person says who needs it'),
    {
      name: 'synonyms',
      control: 'words',
      label: { es: 'Otras palabras con que se busca', en: 'Other words under which it is looked for' },
      hint: { es: 'Una por línea.', en: 'One a line.' },
    },
    {
      name: 'calendar',
      control: 'text',
      required: true,
      label: { es: 'Calendario de días hábiles', en: 'Calendar of working days' },
      hint: { es: 'Su clave: opamss, sv.', en: 'Its key: opamss, sv.' },
    },
    certaintyField(),
    ...span('term').map((each) => ({
      ...each,
      label: { es: `Plazo: ${each.label.es.toLowerCase()}`, en: `Term: ${each.label.en.toLowerCase()}` },
    })),
    { ...citationField('term.citation'), label: { es: 'Plazo: norma que lo dice', en: 'Term: norm that says it' } },
    ...span('lasts').map((each) => ({
      ...each,
      label: {
        es: `Lo otorgado vale: ${each.label.es.toLowerCase()}`,
        en: `What is granted lasts: ${each.label.en.toLowerCase()}`,
      },
    })),
    {
      ...citationField('lasts.citation'),
      label: { es: 'Lo otorgado vale: norma que lo dice', en: 'What is granted lasts: norm that says it' },
    },
    {
      ...certaintyField('lasts.certainty', false),
      label: { es: 'Lo otorgado vale: certeza', en: 'What is granted lasts: certainty' },
    },
    ...textFields('appeal.to', 'Se recurre ante', 'Appeals go to').map((each) => ({ ...each, required: false })),
    ...span('appeal.within').map((each) => ({
      ...each,
      label: { es: `Para recurrir: ${each.label.es.toLowerCase()}`, en: `To appeal: ${each.label.en.toLowerCase()}` },
    })),
    {
      ...citationField('appeal.citation'),
      label: { es: 'Recurso: norma que lo dice', en: 'Appeal: norm that says it' },
    },
    { ...certaintyField('appeal.certainty', false), label: { es: 'Recurso: certeza', en: 'Appeal: certainty' } },
    {
      name: 'appeal.procedure',
      control: 'text',
      label: {
        es: 'Recurso: clave del trámite con que se presenta',
        en: 'Appeal: key of the procedure by which it is filed',
      },
      hint: { es: 'Vacío si se presenta en otra parte.', en: 'Empty where it is filed elsewhere.' },
    },
    ...span('archive.after').map((each) => ({
      ...each,
      label: {
        es: `Se archiva después de: ${each.label.es.toLowerCase()}`,
        en: `Archived after: ${each.label.en.toLowerCase()}`,
      },
    })),
    {
      ...citationField('archive.citation'),
      label: { es: 'Archivo: norma que lo dice', en: 'Archive: norm that says it' },
    },
    { ...certaintyField('archive.certainty', false), label: { es: 'Archivo: certeza', en: 'Archive: certainty' } },
    {
      name: 'againstDecision',
      control: 'yes',
      label: { es: 'Es un recurso contra una resolución', en: 'It is an appeal against a decision' },
    },
    {
      name: 'open',
      control: 'words',
      label: { es: 'Datos que cualquiera puede leer', en: 'Fields that anybody may read' },
      hint: { es: 'Claves, una por línea.', en: 'Keys, one a line.' },
    },
    {
      name: 'openPlace.field',
      control: 'text',
      label: {
        es: 'Dónde, en el registro público: dato que lo dice',
        en: 'Where, in the public register: field that says it',
      },
      hint: {
        es: 'Clave de una parcela, un punto o un área. Vacío: solo se dice el municipio.',
        en: 'Key of a parcel, a point or an area. Empty: only the municipality is told.',
      },
    },
    {
      name: 'openPlace.near',
      control: 'choice',
      label: { es: 'Dónde: qué tan cerca se dice', en: 'Where: how near it is told' },
      choices: NEARNESS.map((value) => ({ value, label: NEARNESS_WORDS[value] })),
    },
    {
      name: 'openPlace.square',
      control: 'number',
      label: { es: 'Dónde: lado del cuadro, en metros', en: 'Where: side of the square, in metres' },
    },
    {
      name: 'openPlace.unless.when',
      control: 'expression',
      label: { es: 'Dónde: se dice menos cuando', en: 'Where: less is told when' },
      hint: {
        es: 'Una expresión FEEL con datos que cualquiera puede leer: uso = "vivienda". Donde no se sepa, se dice menos.',
        en: 'A FEEL expression over fields that anybody may read: use = "housing". Where it cannot be told, less is told.',
      },
    },
    ...textFields('openPlace.unless.says', 'Dónde: esa condición, con palabras', 'Where: that condition, in words').map(
      (each) => ({ ...each, required: false }),
    ),
    {
      name: 'openPlace.unless.square',
      control: 'number',
      label: { es: 'Dónde: entonces, lado del cuadro en metros', en: 'Where: then, side of the square in metres' },
      hint: { es: 'Vacío: solo el municipio.', en: 'Empty: the municipality alone.' },
    },
    {
      ...citationField('openPlace.citation'),
      label: { es: 'Dónde: norma que lo dice', en: 'Where: norm that says it' },
    },
    { ...certaintyField('openPlace.certainty', false), label: { es: 'Dónde: certeza', en: 'Where: certainty' } },
    {
      name: 'counted',
      control: 'words',
      label: { es: 'Datos que suma la estadística', en: 'Fields that statistics add up' },
      hint: { es: 'Claves, una por línea.', en: 'Keys, one a line.' },
    },
  ],
}

/** The first value of each group, without which the group is nothing. */
export const LEADS: Readonly<Record<string, string>> = {
  term: 'length',
  lasts: 'length',
  appeal: 'to',
  archive: 'after.length',
  openPlace: 'field',
}
