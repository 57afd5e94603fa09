import type { Locale } from '../../../../../kernel/text.ts'

const es = {
  tab: 'Anulaciones',
  title: 'Anulaciones',
  lead: 'Lo que ya no se hará queda en el plan con su motivo y su fecha. No cuenta en ningún avance y se nombra junto al avance que deja de integrar.',
  cancelledNow: 'Anulado',
  none: 'No hay nada anulado en este plan.',
  element: 'Actividad o resultado',
  since: 'Desde',
  reason: 'Motivo',
  leaves: 'No cuenta en',
  action: 'Decidir',
  resumeIt: 'Reanudar',
  cancelIt: 'Anular',
  choose: 'Anular una actividad o un resultado',
  chooseDraft: 'El plan es un borrador: lo decide la persona planificadora de la unidad.',
  chooseApproved: 'El plan está aprobado: lo deciden la Dirección Ejecutiva o quien administra.',
  kinds: { activity: 'Actividad', result: 'Resultado' } as Readonly<Record<string, string>>,
  cancelTitle: { activity: 'Anular la actividad', result: 'Anular el resultado' } as Readonly<Record<string, string>>,
  resumeTitle: { activity: 'Reanudar la actividad', result: 'Reanudar el resultado' } as Readonly<
    Record<string, string>
  >,
  effect:
    'Deja de contar en el avance a cualquier fecha, también lo que ya se informó, y no recibe más informes. Lo informado y sus evidencias se conservan. Puede reanudarse.',
  resumeEffect: 'Vuelve a contar en el avance, con lo que se había informado de ella, y puede informarse de nuevo.',
  on: '¿Desde qué día?',
  onHint: 'El día en que se decidió, dentro del año del plan.',
  why: '¿Por qué se anula?',
  whyHint: 'El motivo es público.',
  whyResume: '¿Por qué se reanuda?',
  with: (count: number) =>
    count === 1
      ? 'Anular también la actividad que sirve solo a este resultado'
      : `Anular también las ${count} actividades que sirven solo a este resultado`,
  withResume: (count: number) =>
    count === 1
      ? 'Reanudar también la actividad que se anuló con él'
      : `Reanudar también las ${count} actividades que se anularon con él`,
  cancelledOn: (date: string) => `Anulado desde el ${date}`,
  cancelDone: 'Se anuló. Ya no cuenta en el avance.',
  resumeDone: 'Se reanudó. Vuelve a contar en el avance.',
  back: 'Plan',
}

const en: typeof es = {
  tab: 'Cancelled',
  title: 'Cancelled work',
  lead: 'What will not be done stays in the plan with its reason and its day. It counts in no figure, and is named beside the figure that it leaves.',
  cancelledNow: 'Cancelled',
  none: 'Nothing of this plan is cancelled.',
  element: 'Activity or result',
  since: 'Since',
  reason: 'Reason',
  leaves: 'Does not count in',
  action: 'Decide',
  resumeIt: 'Resume',
  cancelIt: 'Cancel',
  choose: 'Cancel an activity or a result',
  chooseDraft: 'The plan is a draft: the unit’s planner decides.',
  chooseApproved: 'The plan is approved: the Executive Director or an administrator decides.',
  kinds: { activity: 'Activity', result: 'Result' },
  cancelTitle: { activity: 'Cancel the activity', result: 'Cancel the result' },
  resumeTitle: { activity: 'Resume the activity', result: 'Resume the result' },
  effect:
    'It stops counting in the progress at any date, also what was reported already, and takes no more reports. What was reported and its evidence are kept. It can be resumed.',
  resumeEffect: 'It counts in the progress again, with what had been reported of it, and can be reported of.',
  on: 'Since which day?',
  onHint: 'The day on which it was decided, within the year of the plan.',
  why: 'Why is it cancelled?',
  whyHint: 'The reason is public.',
  whyResume: 'Why is it resumed?',
  with: (count) =>
    count === 1
      ? 'Cancel the activity that serves this result alone too'
      : `Cancel the ${count} activities that serve this result alone too`,
  withResume: (count) =>
    count === 1
      ? 'Resume the activity that was cancelled with it too'
      : `Resume the ${count} activities that were cancelled with it too`,
  cancelledOn: (date) => `Cancelled since ${date}`,
  cancelDone: 'It was cancelled and no longer counts in the progress.',
  resumeDone: 'It was resumed and counts in the progress again.',
  back: 'Plan',
}

export const CANCEL_WORDS: Readonly<Record<Locale, typeof es>> = { es, en }
