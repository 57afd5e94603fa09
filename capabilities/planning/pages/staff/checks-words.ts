import type { Text } from '../../../../kernel/text.ts'
import type { CheckId, Finding } from '../../rules/checks/finding.ts'

/** What each check asks, why a planner would want to know, and how it is mended. */
export const CHECK_WORDS: Readonly<Record<CheckId, { readonly title: Text; readonly why: Text; readonly mend: Text }>> =
  {
    strategy_nobody_serves: {
      title: { es: 'Objetivos y alcances por los que nadie trabaja', en: 'Objectives and scopes nobody works for' },
      why: {
        es: 'Ningún plan de unidad del año sirve a este elemento del plan institucional: en el año no avanzará.',
        en: 'No unit’s plan of the year serves this element of the institutional plan: it will not advance in the year.',
      },
      mend: {
        es: 'Encargue a una unidad actividades que lo sirvan, o vincule con él las que ya lo hacen.',
        en: 'Charge a unit with activities that serve it, or link to it those that already do.',
      },
    },
    objective_without_activities: {
      title: { es: 'Objetivos sin actividades', en: 'Objectives without activities' },
      why: {
        es: 'Un objetivo por el que nadie trabaja no avanza y no se puede seguir.',
        en: 'An objective nobody works for does not advance and cannot be followed.',
      },
      mend: {
        es: 'Agregue al menos una actividad bajo el objetivo, o quítelo del plan.',
        en: 'Add at least one activity under the objective, or take it out of the plan.',
      },
    },
    result_without_indicator: {
      title: { es: 'Resultados sin indicador', en: 'Results without an indicator' },
      why: {
        es: 'Sin indicador no se sabe cuándo el resultado se alcanzó.',
        en: 'Without an indicator nobody knows when the result was reached.',
      },
      mend: {
        es: 'Escriba en la fila del resultado un indicador con su meta y su fecha.',
        en: 'Write an indicator with its target and its date in the line of the result.',
      },
    },
    result_without_activity: {
      title: { es: 'Resultados sin actividades', en: 'Results without activities' },
      why: {
        es: 'El avance de un resultado se calcula con el de sus actividades.',
        en: 'The progress of a result is computed from that of its activities.',
      },
      mend: {
        es: 'Programe la actividad que lo produce, o una el resultado con otro.',
        en: 'Programme the activity that brings it about, or join the result with another.',
      },
    },
    indicator_without_target: {
      title: { es: 'Indicadores sin meta', en: 'Indicators without a target' },
      why: { es: 'Sin meta no hay con qué comparar.', en: 'Without a target there is nothing to compare with.' },
      mend: {
        es: 'Complete el indicador con una cantidad («20 inspecciones») o con una fecha de entrega.',
        en: 'Complete the indicator with a quantity (“20 inspections”) or with a date of delivery.',
      },
    },
    indicator_without_date: {
      title: { es: 'Metas sin fecha', en: 'Targets without a date' },
      why: {
        es: 'Se juzgan al cierre del año; con fecha se sabría antes si van tarde.',
        en: 'They are judged at the end of the year; with a date one would know earlier whether they are late.',
      },
      mend: {
        es: 'Diga para qué día se espera la meta: «al 30 de junio».',
        en: 'Say by which day the target is expected: “by 30 June”.',
      },
    },
    indicator_without_source: {
      title: { es: 'Indicadores sin medio de verificación', en: 'Indicators without a verification source' },
      why: {
        es: 'Quien revise el plan no sabrá con qué documento comprobar la cifra.',
        en: 'Whoever reviews the plan will not know by which document to check the figure.',
      },
      mend: {
        es: 'Nombre el documento o registro con que se comprueba: informe, acta, base de datos.',
        en: 'Name the document or record by which it is checked: report, minutes, database.',
      },
    },
    activity_without_responsible: {
      title: { es: 'Actividades sin responsable', en: 'Activities without anybody responsible' },
      why: {
        es: 'Los recordatorios y el tablero van al puesto responsable.',
        en: 'Reminders and the board go to the responsible post.',
      },
      mend: {
        es: 'Escriba el puesto o la unidad que responde por ella.',
        en: 'Write the post or unit that answers for it.',
      },
    },
    activity_without_schedule: {
      title: { es: 'Actividades sin meses programados', en: 'Activities without programmed months' },
      why: {
        es: 'Lo que no tiene meses no cuenta en el avance: ni a favor ni en contra.',
        en: 'What has no months does not count in the progress, for or against.',
      },
      mend: {
        es: 'Marque los meses en que se trabaja o escriba la cantidad de cada mes.',
        en: 'Mark the months in which work is done, or write each month’s quantity.',
      },
    },
    months_after_the_last_date: {
      title: { es: 'Trabajo programado después de la meta', en: 'Work programmed after the target' },
      why: {
        es: 'Si la meta vence en junio, lo programado en julio ya no ayuda a cumplirla: una de las dos fechas sobra.',
        en: 'If the target falls due in June, what is programmed for July no longer helps: one of the two dates is wrong.',
      },
      mend: {
        es: 'Adelante los meses o corrija la fecha de la meta.',
        en: 'Bring the months forward or correct the date of the target.',
      },
    },
    months_do_not_add_up: {
      title: { es: 'Meses que no suman el total', en: 'Months that do not add up to the total' },
      why: {
        es: 'El plan dice dos totales distintos para la misma actividad.',
        en: 'The plan says two different totals of the same activity.',
      },
      mend: {
        es: 'Corrija el mes equivocado o el total del año.',
        en: 'Correct the month that is wrong or the year’s total.',
      },
    },
    programme_differs_from_target: {
      title: { es: 'Programación distinta de la meta', en: 'Programme different from the target' },
      why: {
        es: 'La única actividad que cuenta para un indicador programa otra cantidad que su meta.',
        en: 'The only activity that counts toward an indicator programmes another quantity than its target.',
      },
      mend: {
        es: 'Iguale la suma de los meses y la meta, o explique en el indicador por qué difieren.',
        en: 'Make the sum of the months and the target equal, or explain in the indicator why they differ.',
      },
    },
    funding_not_stated: {
      title: { es: 'Fondos sin estado', en: 'Funds without a state' },
      why: {
        es: 'No es lo mismo un fondo asegurado que uno por gestionar.',
        en: 'Funds that are secured are not the same as funds to be raised.',
      },
      mend: {
        es: 'Diga si el fondo está asegurado, por gestionar o es en especie.',
        en: 'Say whether the fund is secured, to be raised or in kind.',
      },
    },
    duplicate_code: {
      title: { es: 'Códigos repetidos', en: 'Codes used twice' },
      why: {
        es: 'Dos elementos con el mismo código se confunden en oficios y reportes.',
        en: 'Two elements with the same code are mistaken for each other in letters and reports.',
      },
      mend: {
        es: 'Cambie el código de uno de los dos.',
        en: 'Change the code of one of the two.',
      },
    },
    names_a_person: {
      title: { es: 'Personas en lugar de puestos', en: 'Persons instead of posts' },
      why: {
        es: 'Se publican puestos, no personas; y la persona puede cambiar en el año.',
        en: 'Posts are published, not persons; and the person may change within the year.',
      },
      mend: {
        es: 'Sustituya el nombre por el puesto.',
        en: 'Replace the name with the post.',
      },
    },
  }

export const SEVERITY_WORDS: Readonly<Record<Finding['severity'], Text>> = {
  error: { es: 'Por corregir', en: 'To be corrected' },
  warning: { es: 'Conviene revisar', en: 'Worth a look' },
  note: { es: 'Para saber', en: 'Good to know' },
}

export const CHECKS_PAGE_WORDS = {
  es: {
    none: 'No se encontró nada que revisar',
    noneLead: 'El plan dice todo lo que las revisiones preguntan.',
    lead: 'Lo que el plan deja sin decir o dice dos veces. Cada línea lleva al elemento; si el plan vino de un archivo, dice en qué celda está.',
    element: 'Elemento',
    unit: 'Unidad',
    institution: 'Institución',
    finding: 'Qué se encontró',
    place: 'Celda del archivo',
    mend: 'Cómo corregirlo:',
  },
  en: {
    none: 'Nothing was found to look at',
    noneLead: 'The plan says everything that the checks ask.',
    lead: 'What the plan leaves unsaid or says twice. Each line leads to its element; if the plan came from a file, it says in which cell.',
    element: 'Element',
    unit: 'Unit',
    institution: 'Institution',
    finding: 'What was found',
    place: 'Cell of the file',
    mend: 'How to mend it:',
  },
} as const
