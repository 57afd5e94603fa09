import type { Locale } from '../kernel/text.ts'

interface Words {
  readonly title: string
  readonly lead: string
  readonly forPrograms: string
  readonly addresses: string
  readonly parameters: string
  readonly parameter: string
  readonly meaning: string
  readonly need: string
  readonly required: string
  readonly optional: string
  readonly example: string
  readonly answers: string
  readonly answersText: readonly string[]
  readonly problems: string
  readonly problemsText: string
  readonly problem: string
  readonly terms: string
  readonly termsText: (institution: string) => readonly string[]
  readonly limits: string
  readonly limitsText: (perMinute: number) => readonly string[]
}

export const API_WORDS: Readonly<Record<Locale, Words>> = {
  es: {
    title: 'Datos abiertos para programas',
    lead: 'Las mismas cifras que muestran las páginas públicas, como datos que un programa puede leer. No hace falta cuenta ni clave.',
    forPrograms: 'La descripción para programas (OpenAPI 3.1)',
    addresses: 'Qué se puede pedir',
    parameters: 'Lo que se puede precisar',
    parameter: 'Nombre',
    meaning: 'Qué significa',
    need: 'Hace falta',
    required: 'obligatorio',
    optional: 'opcional',
    example: 'Ejemplo',
    answers: 'Cómo leer las respuestas',
    answersText: [
      'Todo llega en JSON (UTF-8). Los porcentajes van de 0 a 100 y sin redondear; las fechas son año-mes-día.',
      'Donde falta un dato se dice por qué: { "missing": "not_reported" } no es un cero. En los doce meses, null significa que nada se programó o se informó.',
      'Los textos vienen en español («es») y, donde alguien los escribió, en inglés («en»).',
      'Cada respuesta trae un ETag. Si lo devuelve en If-None-Match y nada cambió, recibe 304 sin contenido. Pueden aparecer campos nuevos: su programa debe aceptarlos.',
    ],
    problems: 'Cuando algo no se puede responder',
    problemsText:
      'La respuesta es application/problem+json (RFC 9457): «status» repite el código, «kind» dice qué pasó y «message» lo explica en los dos idiomas.',
    problem: 'Clase',
    terms: 'Condiciones de uso',
    termsText: (institution) => [
      `Son datos públicos. Puede usarlos, copiarlos y publicarlos, también con fines comerciales, si cita la fuente (${institution}) y la fecha de corte, y si dice qué cambió.`,
      'Donde «demo» es verdadero, los avances fueron generados para mostrar el programa y no son datos de la institución: no los publique como si lo fueran.',
      'No hay datos de personas en estas respuestas: se publican puestos, no nombres.',
    ],
    limits: 'Límites',
    limitsText: (perMinute) => [
      `Hasta ${perMinute} solicitudes por minuto desde una misma dirección. Quien pasa de ahí recibe 429 con Retry-After: espere esos segundos y siga.`,
      'Para tener siempre lo último, pregunte con If-None-Match en vez de descargar todo de nuevo.',
    ],
  },
  en: {
    title: 'Open data for programs',
    lead: 'The same figures that the public pages show, as data that a program can read. No account and no key are needed.',
    forPrograms: 'The description for programs (OpenAPI 3.1)',
    addresses: 'What can be asked for',
    parameters: 'What can be specified',
    parameter: 'Name',
    meaning: 'What it means',
    need: 'Needed',
    required: 'required',
    optional: 'optional',
    example: 'Example',
    answers: 'How to read the answers',
    answersText: [
      'Everything comes as JSON (UTF-8). Percentages go from 0 to 100, unrounded; dates are year-month-day.',
      'Where a figure is missing, the reason is given: { "missing": "not_reported" } is no zero. In the twelve months, null means that nothing was programmed or reported.',
      'Texts come in Spanish (“es”) and, where somebody wrote it, in English (“en”).',
      'Each answer carries an ETag. Send it back in If-None-Match, and while nothing has changed you get 304 without content. New fields may appear: your program must accept them.',
    ],
    problems: 'When something cannot be answered',
    problemsText:
      'The answer is application/problem+json (RFC 9457): “status” repeats the code, “kind” says what happened and “message” explains it in both languages.',
    problem: 'Kind',
    terms: 'Terms of use',
    termsText: (institution) => [
      `These are public data. You may use, copy and publish them, commercially too, if you name the source (${institution}) and the cut-off, and say what you changed.`,
      'Where “demo” is true, the progress was generated to show the program and is not the institution’s data: do not publish it as if it were.',
      'There are no persons in these answers: posts are published, not names.',
    ],
    limits: 'Limits',
    limitsText: (perMinute) => [
      `Up to ${perMinute} requests a minute from one address. Beyond that the answer is 429 with Retry-After: wait that many seconds and go on.`,
      'To have the latest at all times, ask with If-None-Match instead of downloading everything again.',
    ],
  },
}
