import type { Locale } from '../../../kernel/text.ts'

interface EntranceWords {
  readonly password: string
  readonly passwordHint: string
  readonly again: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly invitationTitle: string
  readonly invitationLead: (name: string) => string
  readonly accept: string
  readonly accepted: (login: string) => string
  readonly linkOverTitle: string
  readonly invitationOver: string
  readonly recoverTitle: string
  readonly recoverLead: string
  readonly recoverSend: string
  readonly recoverSaid: string
  readonly chooseTitle: string
  readonly chooseLead: string
  readonly choose: string
  readonly chosen: (login: string) => string
  readonly recoveryOver: string
  readonly askAgain: string
  readonly registerTitle: string
  readonly registerLead: string
  readonly kind: string
  readonly citizen: string
  readonly citizenHint: string
  readonly professional: string
  readonly professionalHint: string
  readonly ask: string
  readonly asked: string
  readonly confirmTitle: string
  readonly confirmLead: (name: string) => string
  readonly confirm: string
  readonly registrationOver: string
  readonly toSignIn: string
  readonly ownTitle: string
  readonly ownLead: string
  readonly current: string
  readonly newPassword: string
  readonly change: string
  readonly changed: string
}

export const ENTRANCE_WORDS: Readonly<Record<Locale, EntranceWords>> = {
  es: {
    password: 'Contraseña nueva',
    passwordHint:
      'Al menos 15 caracteres, los que quiera. Una frase de cuatro o cinco palabras que no vayan juntas es segura y se recuerda.',
    again: 'Escríbala otra vez',
    login: 'Su usuario',
    name: 'Nombre y apellidos',
    email: 'Correo electrónico',
    invitationTitle: 'Elija su contraseña',
    invitationLead: (name) => `Esta cuenta es de ${name}. Si no es usted, cierre esta página.`,
    accept: 'Guardar la contraseña',
    accepted: (login) => `Su contraseña quedó guardada. Ingrese ahora con el usuario ${login}.`,
    linkOverTitle: 'Este enlace ya no sirve',
    invitationOver:
      'Se usó, venció o se reemplazó por otro. Si ya eligió su contraseña, ingrese. Si no, pida otra invitación a quien se la envió.',
    recoverTitle: 'Recuperar la contraseña',
    recoverLead: 'Escriba el correo de su cuenta y le enviaremos un enlace para elegir otra contraseña.',
    recoverSend: 'Enviar el enlace',
    recoverSaid:
      'Si una cuenta tiene ese correo, en unos minutos llegará un enlace que sirve durante una hora. Revise también el correo no deseado. Si no llega, pregunte a quien administra la plataforma.',
    chooseTitle: 'Elija otra contraseña',
    chooseLead: 'Al guardarla se cierran todas las sesiones de la cuenta.',
    choose: 'Guardar la contraseña',
    chosen: (login) => `Su contraseña cambió y sus sesiones se cerraron. Ingrese ahora con el usuario ${login}.`,
    recoveryOver: 'Se usó, venció o se reemplazó por otro. Puede pedir uno nuevo.',
    askAgain: 'Pedir otro enlace',
    registerTitle: 'Pedir una cuenta',
    registerLead:
      'Para ciudadanía y profesionales. Quien trabaja en una de las oficinas recibe una invitación de su institución.',
    kind: 'La cuenta es',
    citizen: 'De ciudadanía',
    citizenHint: 'Para presentar solicitudes propias y seguirlas.',
    professional: 'De profesional',
    professionalHint:
      'La institución debe acreditarle antes de que pueda actuar como tal; mientras tanto tiene lo que tiene cualquier ciudadano.',
    ask: 'Pedir la cuenta',
    asked:
      'Le enviamos un correo. Abra el enlace que trae y escriba la contraseña que acaba de elegir: con eso queda abierta su cuenta. El enlace sirve durante un día.',
    confirmTitle: 'Abrir su cuenta',
    confirmLead: (name) => `${name}: escriba la contraseña que eligió al pedir la cuenta.`,
    confirm: 'Abrir mi cuenta',
    registrationOver:
      'Se usó, venció o se escribió mal la contraseña demasiadas veces. Puede pedir la cuenta de nuevo.',
    toSignIn: 'Ingresar',
    ownTitle: 'Contraseña',
    ownLead: 'Al cambiarla se cierran sus demás sesiones y le avisamos por correo.',
    current: 'Contraseña actual',
    newPassword: 'Contraseña nueva',
    change: 'Cambiar la contraseña',
    changed: 'Su contraseña cambió. Sus demás sesiones se cerraron.',
  },
  en: {
    password: 'New password',
    passwordHint:
      'At least 15 characters, whichever you like. A phrase of four or five words that do not belong together is safe and is remembered.',
    again: 'Write it again',
    login: 'Your user name',
    name: 'Full name',
    email: 'E-mail address',
    invitationTitle: 'Choose your password',
    invitationLead: (name) => `This account belongs to ${name}. If that is not you, close this page.`,
    accept: 'Save the password',
    accepted: (login) => `Your password is saved. Sign in now with the user name ${login}.`,
    linkOverTitle: 'This link no longer works',
    invitationOver:
      'It was used, it expired, or another replaced it. If you have chosen your password, sign in. If not, ask for another invitation from who sent it.',
    recoverTitle: 'Recover the password',
    recoverLead: 'Write the address of your account and we will send you a link to choose another password.',
    recoverSend: 'Send the link',
    recoverSaid:
      'If an account has that address, a link will arrive in a few minutes and work for an hour. Look in the unwanted mail too. If it does not arrive, ask the administrators of the platform.',
    chooseTitle: 'Choose another password',
    chooseLead: 'Saving it ends all sessions of the account.',
    choose: 'Save the password',
    chosen: (login) =>
      `Your password has changed and your sessions have ended. Sign in now with the user name ${login}.`,
    recoveryOver: 'It was used, it expired, or another replaced it. You may ask for a new one.',
    askAgain: 'Ask for another link',
    registerTitle: 'Ask for an account',
    registerLead: 'For citizens and professionals. Who works in one of the offices is invited by their institution.',
    kind: 'The account is',
    citizen: 'A citizen’s',
    citizenHint: 'To file requests of your own and follow them.',
    professional: 'A professional’s',
    professionalHint:
      'The institution must accredit you before you can act as one; meanwhile you have what any citizen has.',
    ask: 'Ask for the account',
    asked:
      'We have sent you a letter. Open the link in it and write the password that you have just chosen: that opens your account. The link works for a day.',
    confirmTitle: 'Open your account',
    confirmLead: (name) => `${name}: write the password that you chose when you asked for the account.`,
    confirm: 'Open my account',
    registrationOver:
      'It was used, it expired, or the password was missed too often. You may ask for the account again.',
    toSignIn: 'Sign in',
    ownTitle: 'Password',
    ownLead: 'Changing it ends your other sessions, and we tell you by letter.',
    current: 'Current password',
    newPassword: 'New password',
    change: 'Change the password',
    changed: 'Your password has changed. Your other sessions have ended.',
  },
}
