import type { Locale } from '../../../kernel/text.ts'

interface SubstitutionWords {
  readonly title: string
  readonly lead: string
  readonly acting: (name: string, until: string) => string
  readonly actingNote: string
  readonly stop: string
  readonly stopped: string
  readonly forOthersTitle: string
  readonly noneForOthers: string
  readonly act: string
  readonly started: string
  readonly ownTitle: string
  readonly noneOwn: string
  readonly actsFor: (substitute: string, absent: string) => string
  readonly days: (from: string, to: string) => string
  readonly substitute: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly reasonHint: string
  readonly end: string
  readonly ended: string
  readonly later: string
  readonly none: string
  readonly nameTitle: string
  readonly nameLead: string
  readonly choose: string
  readonly name: string
  readonly named: string
  readonly noColleagues: string
}

export const SUBSTITUTION_WORDS: Readonly<Record<Locale, SubstitutionWords>> = {
  es: {
    title: 'Sustituciones',
    lead: 'Quién actúa por usted cuando no está, y por quién puede actuar usted.',
    acting: (name, until) => `Actúa en sustitución de ${name} hasta el ${until}.`,
    actingNote: 'Lo que haga queda en el historial con los dos nombres. Su propia cuenta no se toca mientras tanto.',
    stop: 'Dejar de actuar por esta persona',
    stopped: 'Actúa de nuevo en nombre propio.',
    forOthersTitle: 'Por quién puede actuar',
    noneForOthers: 'Nadie le ha nombrado en estos días.',
    act: 'Actuar por esta persona',
    started: 'Desde ahora actúa en sustitución, hasta que deje de hacerlo o salga.',
    ownTitle: 'Quién actúa por usted',
    noneOwn: 'No ha nombrado a nadie.',
    actsFor: (substitute, absent) => `${substitute} sustituye a ${absent}`,
    days: (from, to) => `Del ${from} al ${to}`,
    substitute: 'Quien sustituye',
    from: 'Primer día',
    to: 'Último día',
    reason: 'Motivo',
    reasonHint: 'Por ejemplo: vacaciones, licencia, misión oficial. Lo lee quien sustituye y queda en el historial.',
    end: 'Terminar',
    ended: 'La sustitución terminó.',
    later: 'todavía no empieza',
    none: 'Ninguna en estos días.',
    nameTitle: 'Nombrar a quien sustituye',
    nameLead:
      'Tendrá las funciones y las unidades de la persona ausente desde el primer día hasta el último, ambos incluidos. Nunca la administración de la plataforma ni su cuenta.',
    choose: 'Elija a una persona',
    name: 'Nombrar',
    named: 'La sustitución quedó guardada y se avisó a quien sustituye.',
    noColleagues: 'No hay otra persona con cuenta activa en la oficina.',
  },
  en: {
    title: 'Substitutions',
    lead: 'Who acts for you when you are away, and for whom you may act.',
    acting: (name, until) => `You act for ${name} until ${until}.`,
    actingNote: 'What you do stands in the history with both names. Your own account is left alone meanwhile.',
    stop: 'Stop acting for this person',
    stopped: 'You act in your own name again.',
    forOthersTitle: 'For whom you may act',
    noneForOthers: 'Nobody has named you for these days.',
    act: 'Act for this person',
    started: 'From now on you act for them, until you stop or sign out.',
    ownTitle: 'Who acts for you',
    noneOwn: 'You have named nobody.',
    actsFor: (substitute, absent) => `${substitute} substitutes ${absent}`,
    days: (from, to) => `From ${from} to ${to}`,
    substitute: 'Substitute',
    from: 'First day',
    to: 'Last day',
    reason: 'Reason',
    reasonHint: 'For example: holidays, leave, official mission. The substitute reads it, and it stays in the history.',
    end: 'End',
    ended: 'The substitution has ended.',
    later: 'has not begun yet',
    none: 'None in these days.',
    nameTitle: 'Name a substitute',
    nameLead:
      'They will have the roles and units of the absent person from the first day to the last, both included. Never the administration of the platform, nor the account.',
    choose: 'Choose a person',
    name: 'Name',
    named: 'The substitution is saved and the substitute was told.',
    noColleagues: 'Nobody else in the office has an active account.',
  },
}
