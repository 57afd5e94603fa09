import type { Locale } from '../../../kernel/text.ts'

interface SignInWords {
  readonly title: string
  readonly lead: string
  readonly login: string
  readonly password: string
  readonly send: string
  readonly demo: string
  readonly demoLead: string
  readonly stepTitle: string
  readonly stepLead: string
  readonly code: string
  readonly codeHint: string
  readonly recoveryHint: string
  readonly stepSend: string
  readonly again: string
  readonly withPasskey: string
  readonly or: string
  readonly confirmTitle: string
  readonly confirmLead: string
  readonly confirmSend: string
  readonly noWay: string
  readonly signedOut: string
  readonly forgotten: string
  readonly newAccount: string
}

export const SIGN_IN_WORDS: Readonly<Record<Locale, SignInWords>> = {
  es: {
    title: 'Ingresar',
    lead: 'Con la cuenta que le dio su institución.',
    login: 'Usuario o correo electrónico',
    password: 'Contraseña',
    send: 'Ingresar',
    demo: 'Esto es una demostración',
    demoLead: 'Puede ingresar con cualquiera de estas cuentas. La contraseña de todas es',
    stepTitle: 'Segundo paso',
    stepLead: 'Su contraseña es correcta. Ahora demuestre que tiene lo que registró en su cuenta.',
    code: 'Código',
    codeHint: 'Los seis números que la aplicación muestra ahora. Si no la tiene, un código de recuperación.',
    recoveryHint: 'Uno de sus códigos de recuperación.',
    stepSend: 'Ingresar',
    again: 'Volver a empezar con otra cuenta',
    withPasskey: 'Usar una llave de acceso',
    or: 'O bien',
    confirmTitle: 'Confirme que es usted',
    confirmLead:
      'Lo que va a hacer cambia la seguridad de una cuenta. Confírmelo para seguir; después volverá a donde estaba.',
    confirmSend: 'Confirmar',
    noWay: 'Desde aquí no hay cómo confirmarlo. Salga e ingrese de nuevo: eso también lo confirma.',
    signedOut: 'Su sesión se cerró.',
    forgotten: '¿Olvidó su contraseña?',
    newAccount: 'Pedir una cuenta',
  },
  en: {
    title: 'Sign in',
    lead: 'With the account that your institution gave you.',
    login: 'User name or e-mail address',
    password: 'Password',
    send: 'Sign in',
    demo: 'This is a demonstration',
    demoLead: 'You may sign in with any of these accounts. The password of all of them is',
    stepTitle: 'Second step',
    stepLead: 'Your password is right. Now show that you have what you registered in your account.',
    code: 'Code',
    codeHint: 'The six figures that the application shows now. If you do not have it, a recovery code.',
    recoveryHint: 'One of your recovery codes.',
    stepSend: 'Sign in',
    again: 'Start again with another account',
    withPasskey: 'Use a passkey',
    or: 'Or else',
    confirmTitle: 'Confirm that it is you',
    confirmLead:
      'What you are about to do changes how an account is protected. Confirm it to go on; then you are brought back.',
    confirmSend: 'Confirm',
    noWay: 'There is no way to confirm it from here. Sign out and sign in again: that confirms it too.',
    signedOut: 'You are signed out.',
    forgotten: 'Did you forget your password?',
    newAccount: 'Ask for an account',
  },
}
