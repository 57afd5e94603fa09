import type { Refusal } from '../../../../kernel/result.ts'
import type { Audience } from '../../model.ts'

/** What is open says under which licence it may be used and where it comes from: without both nobody can use it rightly. */
export function publicNeeds(layer: {
  readonly audience: Audience
  readonly licence?: string | undefined
  readonly source?: string | undefined
}): Refusal<'public_needs'> | undefined {
  if (layer.audience !== 'public') return undefined
  const [licence, source] = [layer.licence?.trim() ?? '', layer.source?.trim() ?? '']
  if (licence !== '' && source !== '') return undefined
  return {
    kind: 'public_needs',
    field: licence === '' ? 'licence' : 'source',
    message: {
      es: `Una capa pública dice bajo qué licencia se usa y de dónde viene: falta ${licence === '' ? 'la licencia' : 'la fuente'}.`,
      en: `A public layer says under which licence it is used and where it comes from: ${licence === '' ? 'the licence' : 'the source'} is missing.`,
    },
  }
}

/** `Uso de suelo 2024` → `uso-de-suelo-2024`: what stands in addresses. */
export function codeOf(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return plain === '' ? 'capa' : plain
}
