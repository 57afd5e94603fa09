import { formatNumber } from '../../../kernel/format.ts'
import type { Text } from '../../../kernel/text.ts'

/** What became of the differences of a file with an approved plan. */
export interface RequestedWords {
  readonly unit: string
  readonly status: 'opened' | 'carried_before' | 'edited_since'
  readonly number: number
  readonly carried: number
  readonly left: number
}

/** The same sentence on the terminal and on the page; which differences no request carries is part of it. */
export function requestedWords({ unit, status, number, carried, left }: RequestedWords): Required<Text> {
  const request = { es: `solicitud de reprogramación ${number}`, en: `reprogramming request ${number}` }
  const rest = {
    es: left === 0 ? '' : ` No se pueden reprogramar: ${formatNumber(left)}.`,
    en: left === 0 ? '' : ` Cannot be reprogrammed: ${formatNumber(left)}.`,
  }
  const n = { es: differences(carried, 'es'), en: differences(carried, 'en') }
  if (status === 'opened')
    return {
      es: `${unit}: el plan está aprobado; en la ${request.es}, en borrador: ${n.es}.${rest.es}`,
      en: `${unit}: the plan is approved; in ${request.en}, in draft: ${n.en}.${rest.en}`,
    }
  if (status === 'carried_before')
    return {
      es: `${unit}: nada cambió. La ${request.es}, que sigue abierta, ya lleva lo mismo que este archivo (${n.es}); no se abrió otra.${rest.es}`,
      en: `${unit}: nothing was changed. The open ${request.en} asks for the same as this file already (${n.en}); no other was opened.${rest.en}`,
    }
  return {
    es: `${unit}: nada cambió. La ${request.es} se abrió con este mismo archivo, se modificó después y sigue abierta; no se abrió otra. Si quiere empezar de nuevo con el archivo, retírela antes.${rest.es}`,
    en: `${unit}: nothing was changed. The ${request.en} began with this same file, was edited since and is still open; no other was opened. To begin anew with the file, withdraw it first.${rest.en}`,
  }
}

/** `1 diferencia`, `94 diferencias`. */
export function differences(n: number, locale: 'es' | 'en'): string {
  const word = locale === 'es' ? 'diferencia' : 'difference'
  return `${formatNumber(n)} ${word}${n === 1 ? '' : 's'}`
}
