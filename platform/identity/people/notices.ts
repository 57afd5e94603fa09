import { z } from 'zod'
import { defineNotification } from '../../notifications/kind.ts'

const text = z.string()

/** To somebody for whom an account was made. */
export const INVITATION = defineNotification({
  id: 'identity.invitation',
  title: { es: 'Invitación a la plataforma', en: 'Invitation to the platform' },
  explanation: { es: 'Cuando alguien crea una cuenta para usted.', en: 'When somebody makes an account for you.' },
  data: z.object({ name: text, login: text, institution: text, days: z.number() }),
  message: ({ name, login, institution, days }) => ({
    subject: { es: 'Su cuenta en Trama', en: 'Your account in Trama' },
    body: [
      { es: `${name}:`, en: `${name},` },
      {
        es: `${institution} creó una cuenta para usted en Trama. Su usuario es ${login}.`,
        en: `${institution} has made an account for you in Trama. Your user name is ${login}.`,
      },
      {
        es: `Para usarla, abra el enlace y elija su contraseña. El enlace sirve una vez, durante ${days} días.`,
        en: `To use it, open the link and choose your password. The link works once, for ${days} days.`,
      },
    ],
    action: { es: 'Elegir mi contraseña', en: 'Choose my password' },
  }),
  defaultChannels: ['email'],
  urgent: true,
  confidential: true,
})

/** To who asked to recover a password and has an account. */
export const RECOVERY = defineNotification({
  id: 'identity.recovery',
  title: { es: 'Recuperar la contraseña', en: 'Recovering the password' },
  explanation: { es: 'Cuando usted pide una contraseña nueva.', en: 'When you ask for a new password.' },
  data: z.object({ login: text }),
  message: ({ login }) => ({
    subject: { es: 'Elija una contraseña nueva', en: 'Choose a new password' },
    body: [
      {
        es: `Alguien, probablemente usted, pidió recuperar la contraseña de la cuenta ${login}.`,
        en: `Somebody, probably you, asked to recover the password of the account ${login}.`,
      },
      {
        es: 'Con este enlace puede elegir otra. Sirve una vez, durante una hora. Al elegirla se cierran sus demás sesiones.',
        en: 'With this link you may choose another. It works once, for an hour. Choosing it ends your other sessions.',
      },
    ],
    action: { es: 'Elegir otra contraseña', en: 'Choose another password' },
  }),
  defaultChannels: ['email'],
  urgent: true,
  confidential: true,
})

/** After a password was changed, by whichever way (OWASP ASVS 5, 6.3.7). */
export const PASSWORD_CHANGED = defineNotification({
  id: 'identity.password_changed',
  title: { es: 'Cambió su contraseña', en: 'Your password changed' },
  explanation: {
    es: 'Cada vez que se cambia o se recupera la contraseña de su cuenta.',
    en: 'Each time the password of your account is changed or recovered.',
  },
  data: z.object({ recovered: z.boolean() }),
  message: ({ recovered }) => ({
    subject: { es: 'Cambió la contraseña de su cuenta', en: 'The password of your account changed' },
    body: [
      recovered
        ? {
            es: 'Se eligió con el enlace que se envió a su correo.',
            en: 'It was chosen with the link sent to your address.',
          }
        : { es: 'Se cambió desde una sesión suya.', en: 'It was changed from a session of yours.' },
      {
        es: 'Sus demás sesiones se cerraron. Si no fue usted, recupere su contraseña ahora y avise a quien administra la plataforma.',
        en: 'Your other sessions were ended. If it was not you, recover your password now and tell the administrators of the platform.',
      },
    ],
    action: { es: 'Ver mi cuenta', en: 'See my account' },
  }),
  defaultChannels: ['in_app', 'email'],
  urgent: true,
})

/** To who wrote an address into the form of registration, whether or not there is an account already. */
export const CONFIRM_REGISTRATION = defineNotification({
  id: 'identity.confirm_registration',
  title: { es: 'Confirmar el correo', en: 'Confirming the address' },
  explanation: { es: 'Cuando usted pide una cuenta.', en: 'When you ask for an account.' },
  data: z.object({ name: text }),
  message: ({ name }) => ({
    subject: { es: 'Confirme su correo para abrir su cuenta', en: 'Confirm your address to open your account' },
    body: [
      { es: `${name}:`, en: `${name},` },
      {
        es: 'Pidió una cuenta en Trama. Abra el enlace y escriba la contraseña que eligió; con eso queda abierta. El enlace sirve durante un día.',
        en: 'You asked for an account in Trama. Open the link and write the password that you chose; that opens it. The link works for a day.',
      },
    ],
    action: { es: 'Abrir mi cuenta', en: 'Open my account' },
  }),
  defaultChannels: ['email'],
  urgent: true,
  confidential: true,
})

export const ALREADY_REGISTERED = defineNotification({
  id: 'identity.already_registered',
  title: { es: 'Ya tiene una cuenta', en: 'You have an account already' },
  explanation: {
    es: 'Cuando alguien pide una cuenta con el correo de la suya.',
    en: 'When somebody asks for an account with the address of yours.',
  },
  data: z.object({ login: text }),
  message: ({ login }) => ({
    subject: { es: 'Ya tiene una cuenta en Trama', en: 'You already have an account in Trama' },
    body: [
      {
        es: `Alguien, probablemente usted, pidió una cuenta con este correo, que ya tiene una: su usuario es ${login}.`,
        en: `Somebody, probably you, asked for an account with this address, which has one already: its user name is ${login}.`,
      },
      {
        es: 'Si no recuerda la contraseña, puede elegir otra.',
        en: 'If you do not remember the password, you may choose another.',
      },
    ],
    action: { es: 'Recuperar la contraseña', en: 'Recover the password' },
  }),
  defaultChannels: ['email'],
  urgent: true,
  confidential: true,
})

/** To the one who is named, and to who is substituted when somebody else named them. */
export const SUBSTITUTION = defineNotification({
  id: 'identity.substitution',
  title: { es: 'Sustituciones', en: 'Substitutions' },
  explanation: {
    es: 'Cuando alguien le nombra para sustituirle, o nombra a quien le sustituye, y cuando termina antes de tiempo.',
    en: 'When somebody names you to substitute them, or names who substitutes you, and when it ends early.',
  },
  data: z.object({
    what: z.enum(['named', 'substituted', 'ended']),
    absent: text,
    substitute: text,
    fromEs: text,
    toEs: text,
    fromEn: text,
    toEn: text,
  }),
  message: ({ what, absent, substitute, fromEs, toEs, fromEn, toEn }) => ({
    subject:
      what === 'ended'
        ? { es: `Terminó la sustitución de ${absent}`, en: `The substitution of ${absent} has ended` }
        : { es: `${substitute} sustituye a ${absent}`, en: `${substitute} substitutes ${absent}` },
    body: [
      what === 'ended'
        ? { es: `${substitute} ya no actúa por ${absent}.`, en: `${substitute} no longer acts for ${absent}.` }
        : {
            es: `Del ${fromEs} al ${toEs}. Todo lo que se haga queda en el historial con los dos nombres.`,
            en: `From ${fromEn} to ${toEn}. Everything done stands in the history with both names.`,
          },
    ],
    action: { es: 'Ver las sustituciones', en: 'See substitutions' },
  }),
  defaultChannels: ['in_app', 'email'],
})

export const EMAIL_CHANGED = defineNotification({
  id: 'identity.email_changed',
  title: { es: 'Cambió el correo de su cuenta', en: 'The address of your account changed' },
  explanation: {
    es: 'Al correo anterior, cuando quien administra lo cambia por otro.',
    en: 'To the former address, when an administrator changes it for another.',
  },
  data: z.object({}),
  message: () => ({
    subject: { es: 'Cambió el correo de su cuenta', en: 'The address of your account changed' },
    body: [
      {
        es: 'Los mensajes y los enlaces para recuperar la contraseña llegan desde ahora al correo nuevo. Si no lo esperaba, avise a quien administra la plataforma.',
        en: 'Messages and links to recover the password go to the new address from now on. If you did not expect it, tell the administrators of the platform.',
      },
    ],
    action: { es: 'Ver mi cuenta', en: 'See my account' },
  }),
  defaultChannels: ['in_app', 'email'],
  urgent: true,
})
