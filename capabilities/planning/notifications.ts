import { z } from 'zod'
import { formatNumber } from '../../kernel/format.ts'
import { defineNotification } from '../../platform/notifications/kind.ts'
import { REPORT_MONTH } from './permissions.ts'

const text = z.object({ es: z.string(), en: z.string().optional() })
const planData = z.object({ unit: text, year: z.number().int() })
const lateData = planData.extend({ months: z.number().int().min(1) })

/** Somebody else brought a file of the unit's plan in. */
export const PLAN_IMPORTED = defineNotification<z.infer<typeof planData>>({
  id: 'planning.plan_imported',
  title: { es: 'Se importó el plan de su unidad', en: 'Your unit’s plan was imported' },
  explanation: {
    es: 'Cuando otra persona acepta un archivo con el plan de su unidad.',
    en: 'When somebody else accepts a file with your unit’s plan.',
  },
  data: planData,
  defaultChannels: ['in_app', 'digest'],
  audience: REPORT_MONTH,
  message: ({ unit, year }) => ({
    subject: {
      es: `Cambió el plan ${year} de ${unit.es}`,
      en: `The ${year} plan of ${unit.en ?? unit.es} changed`,
    },
    body: [
      {
        es: 'Se aceptó un archivo con el plan de su unidad. Revise que los resultados, las actividades y los meses sean los que corresponden.',
        en: 'A file with your unit’s plan was accepted. Check that results, activities and months are as they should be.',
      },
    ],
    action: { es: 'Ver el plan', en: 'See the plan' },
  }),
})

/** Months that are over and have no report. */
export const MONTHS_LATE = defineNotification<z.infer<typeof lateData>>({
  id: 'planning.months_late',
  title: { es: 'Meses por informar', en: 'Months to report' },
  explanation: {
    es: 'Los lunes, si su unidad tiene meses terminados sin informar.',
    en: 'On Mondays, if your unit has completed months without a report.',
  },
  data: lateData,
  defaultChannels: ['in_app', 'email'],
  audience: REPORT_MONTH,
  message: ({ unit, year, months }) => ({
    subject: {
      es:
        months === 1
          ? 'Falta informar 1 mes de una actividad'
          : `Falta informar ${formatNumber(months)} meses de actividades`,
      en:
        months === 1
          ? '1 month of an activity is still to be reported'
          : `${formatNumber(months)} months of activities are still to be reported`,
    },
    body: [
      {
        es: `En el plan ${year} de ${unit.es} hay meses terminados que tenían algo programado y no tienen informe. Mientras falten, el avance de su unidad no se puede juzgar.`,
        en: `In the ${year} plan of ${unit.en ?? unit.es} there are completed months with something programmed and no report. While they are missing, your unit’s progress cannot be judged.`,
      },
    ],
    action: { es: 'Informar el avance', en: 'Report progress' },
  }),
})
