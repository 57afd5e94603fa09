import type { Permission } from '../../platform/capability/permission.ts'

export const COUNT_TERMS: Permission = {
  id: 'cases.count_terms',
  sentence: {
    es: 'Cualquier persona puede contar un plazo y ver la cuenta día por día',
    en: 'Anybody may count a term and see the account day by day',
  },
  grants: [{ to: 'public' }],
}
