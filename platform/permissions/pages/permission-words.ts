import type { Locale } from '../../../kernel/text.ts'

interface Words {
  readonly title: string
  readonly lead: string
  readonly views: string
  readonly byAct: string
  readonly permission: string
  readonly acts: string
  readonly explainTitle: string
  readonly explainLead: string
  readonly login: string
  readonly explain: string
  readonly may: string
  readonly mayNot: string
  readonly nothing: string
  readonly everybody: string
  readonly role: (name: string) => string
  readonly account: (login: string) => string
  readonly standing: (roles: string, office: string, units: string) => string
  readonly noRole: string
  readonly noUnit: string
  readonly answer: string
  readonly why: string
  readonly becauseEverybody: string
  readonly becauseSignedIn: string
  readonly becauseRole: (roles: string) => string
  readonly needs: (roles: string) => string
  readonly needsSystem: string
  readonly disabled: string
}

export const PERMISSION_WORDS: Readonly<Record<Locale, Words>> = {
  es: {
    title: 'Quién puede hacer qué',
    lead: 'Lo que aquí dice es lo que el servidor comprueba en cada página y en cada acto; no hay otra lista. «De su unidad», «de su oficina» y «lo propio» dependen del registro de que se trate.',
    views: 'Maneras de verlo',
    byAct: 'Todo, por permiso',
    permission: 'Permiso',
    acts: 'Direcciones y actos',
    explainTitle: '¿Por qué una cuenta puede, o no puede?',
    explainLead: 'Escriba el nombre con el que la persona ingresa. No se muestra ningún otro dato de ella.',
    login: 'Nombre de usuario',
    explain: 'Explicar los permisos',
    may: 'Puede',
    mayNot: 'No puede',
    nothing: 'Nada de lo que está en esta lista.',
    everybody: 'Además puede todo lo que puede cualquier persona sin cuenta.',
    role: (name) => `Qué puede quien tiene la función «${name}»`,
    account: (login) => `Qué puede la cuenta ${login}`,
    standing: (roles, office, units) =>
      `Hoy tiene: ${roles}. Oficina: ${office}. Unidades en las que ocupa un puesto: ${units}.`,
    noRole: 'ninguna función',
    noUnit: 'ninguna',
    answer: 'Respuesta',
    why: 'Por qué',
    becauseEverybody: 'Lo puede cualquier persona.',
    becauseSignedIn: 'Lo puede quien haya ingresado.',
    becauseRole: (roles) => `Por su función: ${roles}.`,
    needs: (roles) => `Lo pueden: ${roles}.`,
    needsSystem: 'Solo lo hace el sistema.',
    disabled: 'Esta cuenta está desactivada: no puede ingresar, y nada de lo siguiente vale hasta que se active.',
  },
  en: {
    title: 'Who may do what',
    lead: 'What stands here is what the server checks on each page and each act; there is no other list. “Of their unit”, “of their office” and “their own” depend on the record in question.',
    views: 'Ways to see it',
    byAct: 'Everything, by permission',
    permission: 'Permission',
    acts: 'Addresses and acts',
    explainTitle: 'Why may an account do something, or not?',
    explainLead: 'Write the name that the person signs in with. Nothing else of the person is shown.',
    login: 'User name',
    explain: 'Explain the permissions',
    may: 'May',
    mayNot: 'May not',
    nothing: 'Nothing of this list.',
    everybody: 'Besides, everything that anybody without an account may.',
    role: (name) => `What somebody with the role “${name}” may do`,
    account: (login) => `What the account ${login} may do`,
    standing: (roles, office, units) =>
      `Today it holds: ${roles}. Office: ${office}. Units in which it holds a post: ${units}.`,
    noRole: 'no role',
    noUnit: 'none',
    answer: 'Answer',
    why: 'Why',
    becauseEverybody: 'Anybody may.',
    becauseSignedIn: 'Whoever is signed in may.',
    becauseRole: (roles) => `By the role: ${roles}.`,
    needs: (roles) => `These may: ${roles}.`,
    needsSystem: 'Only the system does it.',
    disabled: 'This account is disabled: it cannot sign in, and nothing of the following holds until it is enabled.',
  },
}
