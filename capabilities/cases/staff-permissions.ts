import type { Permission } from '../../platform/capability/permission.ts'

/** Which cases: those of one's own office. The queries and commands look at the record's office themselves. */
export const READ_CASES: Permission = {
  id: 'cases.read_cases',
  sentence: {
    es: 'Quien trabaja en la oficina ve los expedientes de su oficina, su bandeja y la carga de trabajo',
    en: 'Who works in the office sees the cases of that office, the inbox and the workload',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner' }, { to: 'reader' }],
}

export const WORK_ON_CASES: Permission = {
  id: 'cases.work_on_cases',
  sentence: {
    es: 'Quien trabaja en la oficina asigna y anota expedientes de su oficina, observa, pide opiniones, inspecciona y redacta resoluciones',
    en: 'Who works in the office assigns and annotates its cases, observes, asks for opinions, inspects and drafts resolutions',
  },
  grants: [{ to: 'administrator' }, { to: 'executive_director' }, { to: 'unit_planner' }],
}

export const VERIFY_DOCUMENTS: Permission = {
  id: 'cases.verify_documents',
  sentence: {
    es: 'Cualquier persona puede verificar un documento emitido por la institución, con su código o con el archivo',
    en: 'Anybody may verify a document issued by the institution, by its code or by the file',
  },
  grants: [{ to: 'public' }],
}

export const READ_REGISTER: Permission = {
  id: 'cases.read_register',
  sentence: {
    es: 'Cualquier persona puede ver el registro de lo autorizado y sus datos abiertos, sin nombres de personas',
    en: 'Anybody may see the register of what was authorised and its open data, without names of persons',
  },
  grants: [{ to: 'public' }],
}
