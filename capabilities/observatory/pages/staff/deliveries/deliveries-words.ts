import type { Locale } from '../../../../../kernel/text.ts'

const ES = {
  title: 'Llaves para entregar cifras',
  lead: 'Con una llave, el programa de otra institución entrega cifras en la interfaz abierta. Lo que entrega espera revisión y publicación como cualquier lote.',
  how: 'Cómo se entrega',
  holder: 'De quién es el programa',
  holderHint: 'Una institución o un sistema, no una persona.',
  validTo: 'Vale hasta',
  give: 'Dar una llave',
  given: 'Copie la llave ahora: no se vuelve a mostrar.',
  madeAt: 'Se dio el',
  usedAt: 'Se usó',
  never: 'Aún no',
  state: 'Estado',
  valid: 'Vale',
  ended: 'Venció',
  revoked: 'Retirada',
  revoke: 'Retirar',
  revokeOf: (holder: string) => `Retirar la llave de ${holder}`,
  none: 'No se ha dado ninguna llave.',
  gone: 'La llave se retiró.',
  all: 'Llaves dadas',
}

const EN: typeof ES = {
  title: 'Keys for delivering figures',
  lead: 'With a key, the program of another institution delivers figures at the open interface. What it delivers waits for review and publication like any batch.',
  how: 'How to deliver',
  holder: 'Whose program it is',
  holderHint: 'An institution or a system, not a person.',
  validTo: 'Valid until',
  give: 'Give a key',
  given: 'Copy the key now: it is not shown again.',
  madeAt: 'Given on',
  usedAt: 'Used',
  never: 'Not yet',
  state: 'State',
  valid: 'Valid',
  ended: 'Ended',
  revoked: 'Withdrawn',
  revoke: 'Withdraw',
  revokeOf: (holder) => `Withdraw the key of ${holder}`,
  none: 'No key has been given.',
  gone: 'The key was withdrawn.',
  all: 'Keys given',
}

export const DELIVERY_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
