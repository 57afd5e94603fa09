import type { Permission } from '../../platform/capability/permission.ts'

export const COUNT_TERMS: Permission = {
  id: 'cases.count_terms',
  sentence: {
    es: 'Cualquier persona puede contar un plazo y ver la cuenta día por día',
    en: 'Anybody may count a term and see the account day by day',
  },
  grants: [{ to: 'public' }],
}

export const READ_CATALOGUE: Permission = {
  id: 'cases.read_catalogue',
  sentence: {
    es: 'Cualquier persona puede ver los trámites que hay, qué piden y cómo se resuelven',
    en: 'Anybody may see which procedures there are, what they ask for and how they are decided',
  },
  grants: [{ to: 'public' }],
}
