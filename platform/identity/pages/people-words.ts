import type { Locale } from '../../../kernel/text.ts'
import type { AccountState } from '../people/people-query.ts'

interface PeopleWords {
  readonly title: string
  readonly lead: string
  readonly search: string
  readonly office: string
  readonly anyOffice: string
  readonly find: string
  readonly views: string
  readonly all: string
  readonly states: Readonly<Record<AccountState, string>>
  readonly one: Readonly<Record<AccountState, string>>
  readonly name: string
  readonly login: string
  readonly kind: string
  readonly roles: string
  readonly noRoles: string
  readonly state: string
  readonly none: string
  readonly invite: string
  readonly inviteLead: string
  readonly email: string
  readonly emailHint: string
  readonly role: string
  readonly unit: string
  readonly unitHint: string
  readonly chooseOffice: string
  readonly chooseRole: string
  readonly from: string
  readonly fromHint: string
  readonly to: string
  readonly toHint: string
  readonly language: string
  readonly send: string
  readonly cancel: string
  readonly sent: (login: string) => string
  readonly facts: string
  readonly noEmail: string
  readonly passwordAt: string
  readonly never: string
  readonly lastSeen: string
  readonly invitation: string
  readonly invitationLive: (until: string) => string
  readonly invitationOver: string
  readonly again: string
  readonly againDone: string
  readonly withdraw: string
  readonly withdrawn: string
  readonly rolesTitle: string
  readonly postsTitle: string
  readonly post: string
  readonly choosePost: string
  readonly noPosts: string
  readonly endless: string
  readonly end: string
  readonly ended: string
  readonly giveRole: string
  readonly givePost: string
  readonly given: string
  readonly changeEmail: string
  readonly newEmail: string
  readonly emailChanged: string
  readonly close: string
  readonly closeLead: string
  readonly reason: string
  readonly reasonHint: string
  readonly closed: string
  readonly closedOn: (when: string, reason: string) => string
  readonly open: string
  readonly opened: string
}

export const PEOPLE_WORDS: Readonly<Record<Locale, PeopleWords>> = {
  es: {
    title: 'Personas',
    lead: 'Quién tiene cuenta, de qué oficina es y qué puede hacer.',
    search: 'Nombre o usuario',
    office: 'Oficina',
    anyOffice: 'Todas las oficinas',
    find: 'Buscar',
    views: 'Cuentas por situación',
    all: 'Todas',
    states: { active: 'Activas', invited: 'Invitadas', closed: 'Cerradas' },
    one: { active: 'Activa', invited: 'Invitada', closed: 'Cerrada' },
    name: 'Nombre',
    login: 'Usuario',
    kind: 'Cuenta',
    roles: 'Funciones de hoy',
    noRoles: 'ninguna',
    state: 'Situación',
    none: 'Nadie coincide con lo que busca.',
    invite: 'Invitar a una persona',
    inviteLead:
      'Recibirá un correo con un enlace para elegir su contraseña. El enlace sirve una vez, durante siete días.',
    email: 'Correo electrónico',
    emailHint: 'El de la persona, no el de una oficina: con él se recupera la contraseña.',
    role: 'Función',
    unit: 'Unidad',
    unitHint: 'Código de la unidad, por ejemplo SCDU. Solo para quien planifica una unidad.',
    chooseOffice: 'Elija una oficina',
    chooseRole: 'Elija una función',
    from: 'Desde',
    fromHint: 'Si lo deja en blanco, desde hoy.',
    to: 'Último día',
    toHint: 'Si lo deja en blanco, sin fecha de fin.',
    language: 'Idioma del correo',
    send: 'Enviar la invitación',
    cancel: 'Volver sin invitar',
    sent: (login) => `La invitación se envió. El usuario es ${login}.`,
    facts: 'La cuenta',
    noEmail: 'sin correo',
    passwordAt: 'Contraseña elegida',
    never: 'nunca',
    lastSeen: 'Última actividad en una sesión abierta',
    invitation: 'Invitación',
    invitationLive: (until) => `El enlace sirve hasta el ${until}.`,
    invitationOver: 'El enlace ya no sirve: envíe otro.',
    again: 'Enviar otro enlace',
    againDone: 'Se envió otro enlace. El anterior ya no sirve.',
    withdraw: 'Retirar la invitación',
    withdrawn: 'La invitación se retiró y la cuenta quedó cerrada.',
    rolesTitle: 'Funciones',
    postsTitle: 'Puestos',
    post: 'Puesto',
    choosePost: 'Elija un puesto',
    noPosts: 'No tiene ni ha tenido puestos.',
    endless: 'sin fecha de fin',
    end: 'Terminar',
    ended: 'Terminó. Su último día fue ayer.',
    giveRole: 'Dar una función',
    givePost: 'Dar un puesto',
    given: 'Quedó guardado.',
    changeEmail: 'Cambiar el correo',
    newEmail: 'Correo nuevo',
    emailChanged: 'El correo cambió y se avisó a la persona.',
    close: 'Cerrar la cuenta',
    closeLead: 'Sus sesiones se cierran en el momento y no podrá ingresar. Lo que hizo sigue en el historial.',
    reason: 'Motivo',
    reasonHint: 'Queda en el historial.',
    closed: 'La cuenta quedó cerrada.',
    closedOn: (when, reason) => `Cerrada el ${when}. ${reason}`,
    open: 'Abrir de nuevo la cuenta',
    opened: 'La cuenta quedó abierta.',
  },
  en: {
    title: 'People',
    lead: 'Who has an account, of which office they are and what they may do.',
    search: 'Name or user name',
    office: 'Office',
    anyOffice: 'All offices',
    find: 'Search',
    views: 'Accounts by state',
    all: 'All',
    states: { active: 'Active', invited: 'Invited', closed: 'Closed' },
    one: { active: 'Active', invited: 'Invited', closed: 'Closed' },
    name: 'Name',
    login: 'User name',
    kind: 'Account',
    roles: 'Roles today',
    noRoles: 'none',
    state: 'State',
    none: 'Nobody matches what you look for.',
    invite: 'Invite a person',
    inviteLead: 'They will get a letter with a link to choose their password. The link works once, for seven days.',
    email: 'E-mail address',
    emailHint: 'The person’s own, not that of an office: it is how a password is recovered.',
    role: 'Role',
    unit: 'Unit',
    unitHint: 'Code of the unit, for example SCDU. Only for who plans a unit.',
    chooseOffice: 'Choose an office',
    chooseRole: 'Choose a role',
    from: 'From',
    fromHint: 'Left empty, from today.',
    to: 'Last day',
    toHint: 'Left empty, without an end.',
    language: 'Language of the letter',
    send: 'Send the invitation',
    cancel: 'Go back without inviting',
    sent: (login) => `The invitation has been sent. The user name is ${login}.`,
    facts: 'The account',
    noEmail: 'no address',
    passwordAt: 'Password chosen',
    never: 'never',
    lastSeen: 'Last activity in an open session',
    invitation: 'Invitation',
    invitationLive: (until) => `The link works until ${until}.`,
    invitationOver: 'The link no longer works: send another.',
    again: 'Send another link',
    againDone: 'Another link has been sent. The one before no longer works.',
    withdraw: 'Withdraw the invitation',
    withdrawn: 'The invitation is withdrawn and the account closed.',
    rolesTitle: 'Roles',
    postsTitle: 'Posts',
    post: 'Post',
    choosePost: 'Choose a post',
    noPosts: 'They hold and have held no post.',
    endless: 'without an end',
    end: 'End',
    ended: 'It has ended. Yesterday was its last day.',
    giveRole: 'Give a role',
    givePost: 'Give a post',
    given: 'Saved.',
    changeEmail: 'Change the address',
    newEmail: 'New address',
    emailChanged: 'The address has changed and the person was told.',
    close: 'Close the account',
    closeLead: 'Their sessions end at once and they can no longer sign in. What they did stays in the history.',
    reason: 'Reason',
    reasonHint: 'It stays in the history.',
    closed: 'The account is closed.',
    closedOn: (when, reason) => `Closed on ${when}. ${reason}`,
    open: 'Open the account again',
    opened: 'The account is open.',
  },
}
