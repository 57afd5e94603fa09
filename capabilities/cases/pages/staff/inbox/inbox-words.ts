import type { Locale, Text } from '../../../../../kernel/text.ts'
import type { Pressing } from '../../../rules/inbox/due.ts'
import type { PressingFilter, Scope } from '../../../rules/inbox/inbox.ts'

export const SCOPE_TITLES: Readonly<Record<Scope, Text>> = {
  unit: { es: 'De mi unidad', en: 'Of my unit' },
  mine: { es: 'Asignados a mí', en: 'Assigned to me' },
  unassigned: { es: 'Sin asignar', en: 'Not assigned' },
  all: { es: 'Todos los abiertos', en: 'All open ones' },
  ended: { es: 'Terminados', en: 'Ended' },
}

export const PRESSING_TITLES: Readonly<Record<PressingFilter, Text>> = {
  late: { es: 'Con el plazo vencido', en: 'Past their term' },
  soon: { es: 'Vencen en siete días', en: 'Due within seven days' },
  waits: { es: 'Esperan a quien solicita', en: 'Waiting for the applicant' },
  opinion: { es: 'Les falta una opinión vencida', en: 'An opinion is overdue' },
}

const ES = {
  title: 'Expedientes',
  lead: 'Lo que vence primero está arriba. Los días son hábiles y se cuentan con el calendario de cada trámite.',
  scopes: 'Qué expedientes',
  pressing: 'Plazo',
  any: 'Cualquiera',
  procedure: 'Trámite',
  all: 'Todos',
  text: 'Número o solicitante',
  show: 'Mostrar',
  clear: 'Quitar filtros',
  number: 'Número',
  applicant: 'Solicita',
  at: 'Dónde está',
  due: 'Vence',
  left: 'Días hábiles',
  assigned: 'Lo tiene',
  filed: 'Presentado',
  ended: 'Terminó',
  nobody: 'Nadie todavía',
  empty: 'Ningún expediente es así.',
  next: 'Los que siguen',
  first: 'Volver al principio',
  assign: 'Asignar los marcados',
  assignTo: 'A quién',
  spread: 'Repartir parejo entre quienes resuelven',
  opinionLate: (day: string) => `Falta una opinión desde el ${day}`,
  unassign: 'Dejarlos sin asignar',
  chooseSome: 'Marque al menos un expediente de la lista.',
  choose: 'Elija a quién',
  demo: 'demostración',
  procedureCode: 'Código del trámite',
  municipality: 'Municipio',
  clock: 'Reloj',
  endedAs: 'Cómo terminó',
  fileName: 'expedientes',
  workload: 'Ver la carga de trabajo',
  done: (count: number) => (count === 1 ? 'Se asignó un expediente.' : `Se asignaron ${count} expedientes.`),
  changed: (numbers: string) => `No se tocaron, porque alguien los cambió mientras tanto: ${numbers}.`,
}

const EN: typeof ES = {
  title: 'Cases',
  lead: 'What is due first stands on top. Days are working days of each procedure’s calendar.',
  scopes: 'Which cases',
  pressing: 'Term',
  any: 'Any',
  procedure: 'Procedure',
  all: 'All',
  text: 'Number or applicant',
  show: 'Show',
  clear: 'Clear filters',
  number: 'Number',
  applicant: 'Applicant',
  at: 'Where it stands',
  due: 'Due',
  left: 'Working days',
  assigned: 'Who has it',
  filed: 'Filed',
  ended: 'Ended',
  nobody: 'Nobody yet',
  empty: 'No case is like that.',
  next: 'The next ones',
  first: 'Back to the beginning',
  assign: 'Assign the ticked ones',
  assignTo: 'To whom',
  spread: 'Share out evenly among those who decide',
  opinionLate: (day) => `An opinion is missing since ${day}`,
  unassign: 'Leave them with nobody',
  chooseSome: 'Tick at least one case of the list.',
  choose: 'Choose to whom',
  demo: 'demonstration',
  procedureCode: 'Code of the procedure',
  municipality: 'Municipality',
  clock: 'Clock',
  endedAs: 'How it ended',
  fileName: 'cases',
  workload: 'See the workload',
  done: (count) => (count === 1 ? 'One case was assigned.' : `${count} cases were assigned.`),
  changed: (numbers) => `Left alone, because somebody changed them meanwhile: ${numbers}.`,
}

export const INBOX_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }

export function leftWords(pressing: Pressing, left: number | undefined, locale: Locale): string {
  const es = locale === 'es'
  if (pressing === 'waits') return es ? 'suspendido' : 'suspended'
  if (pressing === 'open_ended' || left === undefined) return es ? 'sin plazo' : 'no term'
  if (pressing === 'late') return left === 0 ? (es ? 'vencido' : 'over') : es ? `${-left} de atraso` : `${-left} late`
  if (pressing === 'today') return es ? 'vence hoy' : 'due today'
  return es ? `${left} por delante` : `${left} left`
}
