import type { Permission } from '../../platform/capability/permission.ts'

const OWN_UNIT: Permission['grants'] = [{ to: 'administrator' }, { to: 'unit_planner', relation: 'own_unit' }]

export const RECORD_READING: Permission = {
  id: 'planning.record_reading',
  sentence: {
    es: 'La persona planificadora de una unidad registra y corrige las lecturas de sus indicadores; quien administra, las de todas',
    en: 'A unit’s planner records and corrects the readings of its indicators; an administrator, of all',
  },
  grants: OWN_UNIT,
}

export const EDIT_INDICATOR: Permission = {
  id: 'planning.edit_indicator',
  sentence: {
    es: 'La persona planificadora de una unidad edita la línea base, las metas y el método de sus indicadores; quien administra, los de todas',
    en: 'A unit’s planner edits baseline, targets and method of its indicators; an administrator, of all',
  },
  grants: OWN_UNIT,
}

export const INDICATOR_PERMISSIONS: readonly Permission[] = [RECORD_READING, EDIT_INDICATOR]
