import type { Text } from '../../../../../kernel/text.ts'

export const RE_EXPRESSION_WORDS = {
  es: {
    title: 'Datos en otra división',
    lead: 'Quien tiene datos de los lugares de una división los ve aquí en los de otra: de los municipios de antes en los de ahora, de zonas en municipios. Con qué regla y con qué partes se dice en cada resultado. Nada de lo que escriba se guarda.',
    from: 'Los datos son de',
    to: 'Y se quieren en',
    go: 'Continuar',
    kind: 'Qué son los datos',
    basis: 'Cómo se reparten',
    byPopulation: 'Por población: los datos son de personas o viven con ellas',
    byArea: 'Por superficie: los datos son del suelo',
    origin: 'Qué partes se usan',
    usual: 'Las de la ley o declaradas; si no hay, las medidas',
    measured: 'Las medidas sobre las formas',
    least: 'Cuánto de cada lugar debe conocerse',
    leastHint: 'Con menos no se dice ningún dato del lugar.',
    all: 'Todo',
    most: 'Al menos el 90 %',
    half: 'Al menos la mitad',
    table: 'Los datos',
    tableHint:
      'En cada línea un lugar y su valor, separados por punto y coma, tabulador o coma; el lugar por su código, su código oficial o su nombre. Puede pegar dos columnas de una hoja de cálculo. Sin valor: no hay dato.',
    calculate: 'Calcular',
    result: (title: string) => `En ${title}`,
    place: 'Lugar',
    value: 'Dato',
    coverage: 'Cobertura',
    parts: 'De dónde sale',
    rule: 'Regla',
    sources: 'Fuente de las partes',
    noValue: 'Sin dato',
    noFigure: 'sin dato',
    share: (percent: string) => `${percent} de`,
    weighs: 'pesa',
    sumGiven: 'Suma de los datos escritos',
    sumTold: 'Suma de los resultados',
    tooLittle: 'Donde dice «Sin dato» se conoce menos de lo pedido; lo que la tabla trae allí no entra en la suma.',
    outside: 'Fuera de la otra división',
    outsideLead:
      'De estos lugares una parte no está en ningún lugar de la otra división, y no se reparte entre los demás:',
    covered: (percent: string) => `dentro está el ${percent}`,
    json: 'El mismo resultado como JSON',
    tooLong: 'La tabla es larga: este resultado no tiene dirección propia. Descárguelo o imprima la página.',
    refusedTitle: 'No se puede calcular',
  },
  en: {
    title: 'Figures in another division',
    lead: 'Who has figures of the places of one division sees them here for those of another: of the former municipalities in the present ones, of zones in municipalities. By what rule and of what parts is said with each result. Nothing that you write is kept.',
    from: 'The figures are of',
    to: 'And are wanted in',
    go: 'Continue',
    kind: 'What the figures are',
    basis: 'How they are shared out',
    byPopulation: 'By population: the figures are of people, or live with them',
    byArea: 'By area: the figures are of the ground',
    origin: 'Which shares are used',
    usual: 'Those of the law or declared; if there are none, those measured',
    measured: 'Those measured on the shapes',
    least: 'How much of each place must be known',
    leastHint: 'With less, no figure of the place is told.',
    all: 'All of it',
    most: '90 % at least',
    half: 'Half at least',
    table: 'The figures',
    tableHint:
      'On each line a place and its value, apart by a semicolon, a tab or a comma; the place by its code, its official code or its name. Two columns of a spreadsheet can be pasted. Without a value: there is no figure.',
    calculate: 'Calculate',
    result: (title: string) => `In ${title}`,
    place: 'Place',
    value: 'Figure',
    coverage: 'Coverage',
    parts: 'Where it comes from',
    rule: 'Rule',
    sources: 'Source of the shares',
    noValue: 'No figure',
    noFigure: 'no figure',
    share: (percent: string) => `${percent} of`,
    weighs: 'weighs',
    sumGiven: 'Sum of the figures written',
    sumTold: 'Sum of the results',
    tooLittle:
      'Where it says “No figure”, less is known than was asked for; what the table brings there is not in the sum.',
    outside: 'Outside of the other division',
    outsideLead: 'Of these places a part lies in no place of the other division, and is not shared out among the rest:',
    covered: (percent: string) => `${percent} of it is inside`,
    json: 'The same result as JSON',
    tooLong: 'The table is long: this result has no address of its own. Print the page to keep it.',
    refusedTitle: 'It cannot be calculated',
  },
} as const

/** In the words of the address. */
export const FIGURE_KINDS: Readonly<Record<'conteo' | 'tasa' | 'otro', Text>> = {
  conteo: {
    es: 'Un conteo o una suma: habitantes, permisos, dólares. Cada lugar recibe la parte que le toca.',
    en: 'A count or a sum: inhabitants, permits, dollars. Each place gets the part that falls to it.',
  },
  tasa: {
    es: 'Una tasa o un promedio: porcentaje de viviendas con agua, edad media. Se promedia por lo que pesa cada lugar.',
    en: 'A rate or a mean: share of dwellings with water, mean age. It is averaged by what each place weighs.',
  },
  otro: {
    es: 'Otra cosa: una mediana, un índice, un sí o no.',
    en: 'Something else: a median, an index, a yes or no.',
  },
}

export const RULE_WORDS: Readonly<Record<'sum_of_shares' | 'weighted_mean', Text>> = {
  sum_of_shares: {
    es: 'Suma de partes: de cada lugar de la tabla, la parte que está en el lugar que se quiere.',
    en: 'Sum of shares: of each place of the table, the part that lies in the wanted place.',
  },
  weighted_mean: {
    es: 'Promedio ponderado: cada lugar de la tabla pesa lo que de él está en el lugar que se quiere.',
    en: 'Weighted mean: each place of the table weighs what of it lies in the wanted place.',
  },
}
export const BASIS_WORDS: Readonly<Record<'population' | 'area', Text>> = {
  population: { es: 'Partes por población.', en: 'Shares by population.' },
  area: { es: 'Partes por superficie.', en: 'Shares by area.' },
}
