import { calendarPaths } from '../../capabilities/observatory/calendar-paths.ts'
import { publicationPaths } from '../../capabilities/observatory/publications-paths.ts'
import { storyWorkPaths } from '../../capabilities/observatory/stories-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

/** What was published and when, and what is told about it. */
export const OBSERVATORY_PUBLICATION_PAGES: ExamplesByRoute = {
  '/observatorio/publicaciones': () => [{ title: 'what was published', path: publicationPaths.publications() }],
  '/observatorio/publicaciones/:number': () => [
    { title: 'a publication', path: publicationPaths.publication(1) },
    { title: 'no such publication', path: publicationPaths.publication(987654), status: 404 },
  ],
  '/t/observatorio/calendario': () => [
    { title: 'the calendar of publication', path: calendarPaths.calendar(), as: 'planificacion.sim' },
    { title: 'the calendar, for who may not keep it', path: calendarPaths.calendar(), as: 'lectura', status: 403 },
  ],
  '/t/observatorio/calendario/:indicator/:period': () => [
    {
      title: 'an announced publication',
      path: calendarPaths.announced('poverty_rate', '2019'),
      as: 'planificacion.sim',
    },
    {
      title: 'a publication that nobody announced',
      path: calendarPaths.announced('atlantis', '2019'),
      as: 'planificacion.sim',
      status: 404,
    },
  ],
  '/observatorio/analisis': () => [{ title: 'stories', path: publicationPaths.stories() }],
  '/observatorio/analisis/:story': () => [
    { title: 'a story with live figures', path: publicationPaths.story('pobreza-y-estudio') },
    { title: 'no such story', path: publicationPaths.story('atlantis'), status: 404 },
  ],
  '/observatorio/analisis/:story/versiones/:number': () => [
    { title: 'an edition of a story', path: publicationPaths.storyEdition('pobreza-y-estudio', 1) },
    { title: 'no such edition', path: publicationPaths.storyEdition('pobreza-y-estudio', 99), status: 404 },
  ],
  '/t/observatorio/analisis': () => [
    { title: 'stories and drafts', path: storyWorkPaths.stories(), as: 'planificacion.sim' },
    { title: 'stories, for who may not write them', path: storyWorkPaths.stories(), as: 'lectura', status: 403 },
  ],
  '/t/observatorio/analisis/nuevo': () => [
    { title: 'a story is begun', path: storyWorkPaths.start(), as: 'planificacion.sim' },
  ],
  '/t/observatorio/analisis/:story': ({ brought }) => [
    { title: 'a story with a draft', path: storyWorkPaths.story(brought.draft), as: 'planificacion.sim' },
    { title: 'a story that is published', path: storyWorkPaths.story('pobreza-y-estudio'), as: 'administracion' },
    { title: 'no story to write', path: storyWorkPaths.story('atlantis'), as: 'administracion', status: 404 },
  ],
  '/t/observatorio/analisis/:story/editar': () => [
    { title: 'a story is written', path: storyWorkPaths.edit('pobreza-y-estudio'), as: 'planificacion.sim' },
    { title: 'no story is written', path: storyWorkPaths.edit('atlantis'), as: 'planificacion.sim', status: 404 },
  ],
  '/t/observatorio/analisis/:story/vista-previa': ({ brought }) => [
    { title: 'a draft as it would be read', path: storyWorkPaths.preview(brought.draft), as: 'planificacion.sim' },
    { title: 'no draft to look at', path: storyWorkPaths.preview('atlantis'), as: 'planificacion.sim', status: 404 },
  ],
}

export const OBSERVATORY_PUBLICATION_FILES: Readonly<Record<string, FileExample>> = {
  '/observatorio/publicaciones.rss': { path: publicationPaths.feed(), type: 'application/rss+xml' },
  '/observatorio/publicaciones.ics': { path: publicationPaths.calendar(), type: 'text/calendar' },
}
