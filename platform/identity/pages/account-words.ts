import type { Locale } from '../../../kernel/text.ts'

interface AccountWords {
  readonly title: string
  readonly lead: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly noEmail: string
  readonly office: string
  readonly roles: string
  readonly noRoles: string
  readonly posts: string
  readonly until: (date: string) => string
  readonly from: (date: string) => string
  readonly sections: string
  readonly languageTitle: string
  readonly language: string
  readonly languageHint: string
  readonly save: string
  readonly saved: string
}

export const ACCOUNT_WORDS: Readonly<Record<Locale, AccountWords>> = {
  es: {
    title: 'Mi cuenta',
    lead: 'Quién es usted para la plataforma y cómo se protege su cuenta.',
    login: 'Usuario',
    name: 'Nombre',
    email: 'Correo electrónico',
    noEmail: 'No hay ninguno: sin él no puede recuperar su contraseña. Pídalo a quien administra.',
    office: 'Oficina',
    roles: 'Funciones',
    noRoles: 'Ninguna función vigente.',
    posts: 'Puestos',
    until: (date) => `hasta el ${date}`,
    from: (date) => `desde el ${date}`,
    sections: 'Ajustes',
    languageTitle: 'Idioma',
    language: 'Idioma de los correos',
    languageHint: 'El de las páginas se cambia arriba, en cada una.',
    save: 'Guardar el idioma',
    saved: 'El idioma de sus correos quedó guardado.',
  },
  en: {
    title: 'My account',
    lead: 'Who you are to the platform and how your account is protected.',
    login: 'User name',
    name: 'Name',
    email: 'E-mail address',
    noEmail: 'There is none: without it you cannot recover your password. Ask an administrator.',
    office: 'Office',
    roles: 'Roles',
    noRoles: 'No role in force.',
    posts: 'Posts',
    until: (date) => `until ${date}`,
    from: (date) => `from ${date}`,
    sections: 'Settings',
    languageTitle: 'Language',
    language: 'Language of letters',
    languageHint: 'That of pages is changed at the top of each.',
    save: 'Save the language',
    saved: 'The language of your letters is saved.',
  },
}
