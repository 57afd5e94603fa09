import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { DraftLack } from '../../../rules/resolution/resolution.ts'

export const LACK_WORDS: Readonly<Record<DraftLack, Text>> = {
  no_grounds: { es: 'Falta el fundamento.', en: 'The grounds are missing.' },
  no_conditions: { es: 'Faltan las condiciones.', en: 'The conditions are missing.' },
  no_reasons_to_deny: { es: 'Faltan los motivos de la denegatoria.', en: 'The reasons for denying are missing.' },
}

const ES = {
  title: (action: string) => `Resolución: ${action}`,
  lead: 'Se redacta, se guarda y se firma. Una vez firmada no cambia: quien la reciba la verifica con su código.',
  grounds: 'Fundamento',
  groundsHint:
    'Por qué se decide así: los hechos, las normas y las opiniones. Un párrafo por idea, separados por una línea en blanco.',
  conditions: 'Condiciones',
  reasons: 'Motivos de la denegatoria',
  clausesHint: 'Una por línea; el artículo, después de una barra: Deje seis metros libres | Reglamento, art. 12.',
  library: 'Agregar de la biblioteca',
  save: 'Guardar el proyecto',
  saved: 'Se guardó el proyecto.',
  sign: 'Firmar y resolver',
  signTitle: 'Firmar',
  signLead: (number: string, outcome: string) =>
    `Se emite la ${number} con el resultado «${outcome}», se firma y el expediente termina. No se puede deshacer.`,
  clock: 'Así contará el plazo',
  development:
    'El certificado es de desarrollo: lo que se firme lo dirá en su primera página y no tiene validez legal.',
  notYours: 'Usted puede redactarla; la firma quien tiene la decisión en este paso.',
  noSigner: 'Este servidor no tiene con qué firmar.',
  saveFirst: 'Guarde el proyecto antes de firmar.',
  signed: (number: string) => `Se firmó la ${number}.`,
  inspectTitle: 'Acta de inspección',
  inspectLead: 'Lo que se vio en el sitio, con fotografías. Después se entrega con la acción del paso.',
  keep: 'Guardar el acta',
}

const EN: typeof ES = {
  title: (action) => `Resolution: ${action}`,
  lead: 'It is drafted, kept and signed. Once signed it does not change: who receives it verifies it by its code.',
  grounds: 'Grounds',
  groundsHint: 'Why it is decided so: facts, rules and opinions. A paragraph an idea, with an empty line between them.',
  conditions: 'Conditions',
  reasons: 'Reasons for denying',
  clausesHint: 'One a line; the article after a bar: Leave six metres free | Regulation, art. 12.',
  library: 'Add from the library',
  save: 'Keep the draft',
  saved: 'The draft was kept.',
  sign: 'Sign and decide',
  signTitle: 'Sign',
  signLead: (number, outcome) =>
    `${number} is issued with the outcome “${outcome}”, it is signed and the case ends. It cannot be undone.`,
  clock: 'How the term will count',
  development:
    'The certificate is one for development: what is signed says so on its first page and has no legal effect.',
  notYours: 'You may draft it; it is signed by whoever decides at this step.',
  noSigner: 'This server has nothing to sign with.',
  saveFirst: 'Keep the draft before signing.',
  signed: (number) => `${number} was signed.`,
  inspectTitle: 'Record of inspection',
  inspectLead: 'What was seen on the site, with photographs. It is then handed in with the action of the step.',
  keep: 'Keep the record',
}

export const RESOLUTION_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
