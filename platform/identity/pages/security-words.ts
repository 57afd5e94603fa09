import type { Locale } from '../../../kernel/text.ts'

interface SecurityWords {
  readonly title: string
  readonly lead: string
  readonly codesTitle: string
  readonly codesLead: string
  readonly codesSince: (when: string) => string
  readonly codesOn: string
  readonly codesOff: string
  readonly recoveryTitle: string
  readonly recoveryLead: string
  readonly recoveryLeft: (left: number) => string
  readonly recoveryNew: string
  readonly sleeping: (roles: string) => string
  readonly setUpTitle: string
  readonly setUpLead: string
  readonly square: string
  readonly key: string
  readonly account: string
  readonly codeHint: string
  readonly confirm: string
  readonly kept: string
  readonly shownOnce: string
  readonly shownLead: string
  readonly done: string
  readonly codesAreOff: string
  readonly back: string
  readonly sessions: string
}

export const SECURITY_WORDS: Readonly<Record<Locale, SecurityWords>> = {
  es: {
    title: 'Seguridad de mi cuenta',
    lead: 'Con qué se ingresa a su cuenta, además de la contraseña. Cada cambio queda en el historial y se le avisa.',
    codesTitle: 'Códigos de una aplicación',
    codesLead:
      'Una aplicación de su teléfono muestra un código que cambia cada medio minuto. Con él, quien conozca su contraseña no puede ingresar si no tiene también su teléfono. Sirve cualquiera que lea códigos TOTP; no hace falta conexión.',
    codesSince: (when) => `Activados desde el ${when}.`,
    codesOn: 'Activar los códigos',
    codesOff: 'Desactivar los códigos',
    recoveryTitle: 'Códigos de recuperación',
    recoveryLead: 'Cada uno sirve una vez, para cuando no tiene el teléfono. Guárdelos en papel, lejos de él.',
    recoveryLeft: (left) => (left === 1 ? 'Le queda 1.' : `Le quedan ${left}.`),
    recoveryNew: 'Hacer códigos nuevos',
    sleeping: (roles) =>
      `Su institución pide un segundo paso para estas funciones: ${roles}. No las tendrá hasta que active los códigos o una llave de acceso.`,
    setUpTitle: 'Activar los códigos',
    setUpLead:
      'Abra la aplicación, elija agregar una cuenta y lea este cuadro con la cámara. Después escriba el código que muestre.',
    square: 'Cuadro para leer con la cámara del teléfono',
    key: 'Si no puede leer el cuadro, escriba esta clave en la aplicación',
    account: 'Cuenta',
    codeHint: 'Los seis números que la aplicación muestra ahora.',
    confirm: 'Confirmar y activar',
    kept: 'Los códigos quedaron activados.',
    shownOnce: 'Sus códigos de recuperación',
    shownLead:
      'Cópielos o imprímalos ahora: no se volverán a mostrar. Cada uno sirve una vez. Los que tenía antes ya no sirven.',
    done: 'Ya los guardé',
    codesAreOff: 'Los códigos quedaron desactivados.',
    back: 'Volver a la seguridad de mi cuenta',
    sessions: 'Ver y cerrar mis sesiones',
  },
  en: {
    title: 'Security of my account',
    lead: 'What your account is entered with, besides the password. Each change stays in the history, and you are told of it.',
    codesTitle: 'Codes of an application',
    codesLead:
      'An application on your telephone shows a code that changes every half minute. With it, who knows your password cannot get in without your telephone too. Any that reads TOTP codes will do; it needs no connection.',
    codesSince: (when) => `On since ${when}.`,
    codesOn: 'Switch the codes on',
    codesOff: 'Switch the codes off',
    recoveryTitle: 'Recovery codes',
    recoveryLead: 'Each works once, for when you do not have the telephone. Keep them on paper, away from it.',
    recoveryLeft: (left) => (left === 1 ? 'You have 1 left.' : `You have ${left} left.`),
    recoveryNew: 'Make new codes',
    sleeping: (roles) =>
      `Your institution asks for a second step for these roles: ${roles}. You will not have them until you switch on the codes or a passkey.`,
    setUpTitle: 'Switch the codes on',
    setUpLead:
      'Open the application, choose to add an account and read this square with the camera. Then write the code that it shows.',
    square: 'Square to be read with the telephone’s camera',
    key: 'If you cannot read the square, type this key into the application',
    account: 'Account',
    codeHint: 'The six figures that the application shows now.',
    confirm: 'Confirm and switch on',
    kept: 'The codes are on.',
    shownOnce: 'Your recovery codes',
    shownLead:
      'Copy or print them now: they will not be shown again. Each works once. Those you had before are of no use any more.',
    done: 'I have kept them',
    codesAreOff: 'The codes are off.',
    back: 'Back to the security of my account',
    sessions: 'See and end my sessions',
  },
}
