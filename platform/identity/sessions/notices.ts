import { z } from 'zod'
import { defineNotification } from '../../notifications/kind.ts'

const entered = z.object({ device: z.object({ es: z.string(), en: z.string() }) })

export const NEW_DEVICE = defineNotification<z.infer<typeof entered>>({
  id: 'identity.new_device',
  title: { es: 'Ingreso desde un navegador nuevo', en: 'Sign-in from a new browser' },
  explanation: {
    es: 'Cuando alguien ingresa con su cuenta desde un navegador que no se había usado antes.',
    en: 'When somebody signs in with your account from a browser that was not used before.',
  },
  data: entered,
  defaultChannels: ['in_app', 'email'],
  urgent: true,
  message: ({ device }) => ({
    subject: { es: 'Ingreso desde un navegador nuevo', en: 'Sign-in from a new browser' },
    body: [
      {
        es: `Se ingresó con su cuenta desde: ${device.es}.`,
        en: `Somebody signed in with your account from: ${device.en}.`,
      },
      {
        es: 'Si fue usted, no tiene que hacer nada. Si no, cierre esa sesión y cambie su contraseña.',
        en: 'If it was you, there is nothing to do. If not, end that session and change your password.',
      },
    ],
    action: { es: 'Ver mis sesiones', en: 'See my sessions' },
  }),
})

export const FACTOR_CHANGES = [
  'codes_on',
  'codes_off',
  'codes_new',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'provider_linked',
  'provider_unlinked',
  'reset',
] as const
export type FactorChange = (typeof FACTOR_CHANGES)[number]

const SAID: Readonly<Record<FactorChange, { readonly es: string; readonly en: string }>> = {
  codes_on: {
    es: 'Desde ahora, para ingresar hace falta también un código de su aplicación.',
    en: 'From now on, signing in also takes a code of your application.',
  },
  codes_off: {
    es: 'Los códigos de la aplicación quedaron desactivados: ya no se piden al ingresar.',
    en: 'The codes of the application are off: signing in does not ask for them any more.',
  },
  codes_new: {
    es: 'Se hicieron códigos de recuperación nuevos. Los anteriores ya no sirven.',
    en: 'New recovery codes were made. The earlier ones are of no use any more.',
  },
  recovery_code_used: {
    es: 'Se ingresó con uno de sus códigos de recuperación, que ya no sirve.',
    en: 'Somebody signed in with one of your recovery codes, which is of no use any more.',
  },
  passkey_added: { es: 'Se agregó una llave de acceso.', en: 'A passkey was added.' },
  passkey_removed: { es: 'Se quitó una llave de acceso.', en: 'A passkey was removed.' },
  provider_linked: {
    es: 'Su cuenta quedó vinculada con la identidad que le da su institución.',
    en: 'Your account is linked to the identity that your institution gives you.',
  },
  provider_unlinked: {
    es: 'Su cuenta ya no está vinculada con la identidad que le da su institución.',
    en: 'Your account is no longer linked to the identity that your institution gives you.',
  },
  reset: {
    es: 'Quien administra quitó los códigos, las llaves de acceso y los vínculos de su cuenta, y cerró sus sesiones.',
    en: 'An administrator took the codes, passkeys and links of your account away and ended your sessions.',
  },
}

const changed = z.object({ change: z.enum(FACTOR_CHANGES) })

export const FACTORS_CHANGED = defineNotification<z.infer<typeof changed>>({
  id: 'identity.factors_changed',
  title: { es: 'Cambio en cómo se ingresa a su cuenta', en: 'A change in how your account is entered' },
  explanation: {
    es: 'Cuando se agrega o se quita algo con lo que se ingresa a su cuenta.',
    en: 'When something that opens your account is added or taken away.',
  },
  data: changed,
  defaultChannels: ['in_app', 'email'],
  urgent: true,
  message: ({ change }) => ({
    subject: { es: 'Cambió cómo se ingresa a su cuenta', en: 'How your account is entered has changed' },
    body: [
      SAID[change],
      {
        es: 'Si no fue usted quien lo hizo o lo pidió, avise hoy mismo a quien administra la plataforma.',
        en: 'If you neither did nor asked for this, tell the administrators of the platform today.',
      },
    ],
    action: { es: 'Ver la seguridad de mi cuenta', en: 'See the security of my account' },
  }),
})
