import type { Text } from '../../../kernel/text.ts'

/** A part of a person's account that has a page of its own. */
export interface AccountSection {
  readonly path: string
  readonly title: Text
  /** What is done there, in one sentence. */
  readonly lead: Text
}

/** In the order in which `/t/cuenta` shows them. Whoever adds a page for a person's account adds a line here. */
export const ACCOUNT_SECTIONS: readonly AccountSection[] = [
  {
    path: '/t/cuenta/seguridad',
    title: { es: 'Seguridad', en: 'Security' },
    lead: {
      es: 'Códigos de una aplicación, llaves de acceso y códigos de recuperación.',
      en: 'Codes of an application, passkeys and recovery codes.',
    },
  },
  {
    path: '/t/cuenta/sesiones',
    title: { es: 'Sesiones', en: 'Sessions' },
    lead: {
      es: 'Dónde está abierta su cuenta, y cerrarla ahí.',
      en: 'Where your account is open, and ending it there.',
    },
  },
  {
    path: '/t/cuenta/clave',
    title: { es: 'Contraseña', en: 'Password' },
    lead: { es: 'Cambiarla cuando usted quiera.', en: 'Change it whenever you like.' },
  },
  {
    path: '/t/cuenta/sustitucion',
    title: { es: 'Sustituciones', en: 'Substitutions' },
    lead: {
      es: 'Quién actúa por usted cuando no está, y por quién puede actuar usted.',
      en: 'Who acts for you when you are away, and for whom you may act.',
    },
  },
  {
    path: '/t/avisos/preferencias',
    title: { es: 'Avisos', en: 'Notices' },
    lead: {
      es: 'De qué enterarse, por qué medio y a qué hora.',
      en: 'What to be told of, by which way and at what hours.',
    },
  },
  {
    path: '/t/cuenta/calendario',
    title: { es: 'Calendario', en: 'Calendar' },
    lead: {
      es: 'Sus fechas en el calendario que ya usa, por una dirección secreta.',
      en: 'Your dates in the calendar you already use, by a secret address.',
    },
  },
  {
    path: '/t/cuenta/mis-datos',
    title: { es: 'Mis datos', en: 'My data' },
    lead: {
      es: 'Qué tiene la plataforma de usted, quién leyó sus datos protegidos, y cómo corregirlo o descargarlo.',
      en: 'What the platform holds on you, who read your protected data, and how to correct or download it.',
    },
  },
]
