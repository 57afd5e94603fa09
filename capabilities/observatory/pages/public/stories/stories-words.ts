import type { Locale } from '../../../../../kernel/text.ts'

const ES = {
  title: 'Análisis',
  lead: 'Lo que dicen las cifras, contado por partes. Cada número y cada imagen sale del observatorio en el momento en que usted lee, y lleva a sus datos.',
  by: (office: string, day: string) => `${office}, ${day}`,
  none: 'Todavía no hay ningún análisis publicado.',
  live: (day: string) => `Cifras según lo publicado hasta el ${day}.`,
  open: 'Abrir esta vista en el explorador',
  noFigure: 'De lo que muestra esta imagen no hay nada publicado.',
  standsOn: 'En qué se apoya',
  editions: 'Versiones',
  edition: (number: number, day: string) => `Versión ${number}, del ${day}`,
  reading: 'la que está leyendo',
  replaced: 'Esta versión fue reemplazada. Se lee con las cifras que mostraba cuando la reemplazaron.',
  newest: 'Leer la versión vigente',
  demo: 'Este análisis es de demostración: muestra cómo se cuenta, con cifras que no miden nada.',
}

const EN: typeof ES = {
  title: 'Stories',
  lead: 'What the figures say, told part by part. Each number and each picture is drawn from the observatory at the moment you read, and leads to its data.',
  by: (office, day) => `${office}, ${day}`,
  none: 'No story has been published yet.',
  live: (day) => `Figures as published up to ${day}.`,
  open: 'Open this view in the explorer',
  noFigure: 'Nothing is published of what this picture shows.',
  standsOn: 'What it rests on',
  editions: 'Editions',
  edition: (number, day) => `Edition ${number}, of ${day}`,
  reading: 'the one that you are reading',
  replaced: 'This edition was replaced. It reads with the figures that it showed when it was.',
  newest: 'Read the present edition',
  demo: 'This story is a demonstration: it shows how one is told, with figures that measure nothing.',
}

export const STORY_WORDS: Readonly<Record<Locale, typeof ES>> = { es: ES, en: EN }
