import { editorPaths } from '../../capabilities/cases/definition-editor-paths.ts'
import { definitionPaths } from '../../capabilities/cases/definitions-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

const trial = (code: string, search: string) => `${definitionPaths.trial(code)}?${search}`

/** The catalogue of procedures, a guide, where anybody tries whether it passes, and where procedures are written. */
export const DEFINITION_PAGES: ExamplesByRoute = {
  '/tramites': () => [
    { title: 'procedures', path: definitionPaths.catalogue() },
    { title: 'procedures that are looked for', path: definitionPaths.catalogue('casas') },
    { title: 'procedures that nobody offers', path: definitionPaths.catalogue('pasaporte') },
  ],
  '/tramites/:code': () => [
    { title: 'the guide of a procedure', path: definitionPaths.guide('permiso-de-construccion') },
    { title: 'a guide in one municipality', path: definitionPaths.guide('registro-de-empresas', 'san-salvador') },
    { title: 'a procedure that is none', path: definitionPaths.guide('atlantis'), status: 404 },
  ],
  '/tramites/:code/revision': () => [
    { title: 'a procedure to be tried', path: definitionPaths.trial('permiso-de-construccion') },
    {
      title: 'a permit that would be stopped',
      path: trial('permiso-de-construccion', 'r_site_area=100&r_use=housing&r_floor_area=250&r_storeys=2'),
    },
    {
      title: 'a business in one municipality',
      path: trial('registro-de-empresas', 'municipio=san-salvador&r_premises_area=80&r_renewal=no'),
    },
    {
      title: 'an answer that is none',
      path: trial('permiso-de-construccion', 'r_site_area=grande&r_use=castle'),
      status: 422,
    },
  ],
  '/t/tramites': () => [
    { title: 'definitions of procedures, for who writes them', path: editorPaths.list(), as: 'administracion' },
    { title: 'definitions of procedures, for who reads', path: editorPaths.list(), as: 'lectura' },
  ],
  '/t/tramites/borradores/:id': ({ definitions: { draft } }) => [
    { title: 'a draft of a procedure', path: editorPaths.draft(draft), as: 'administracion' },
    { title: 'a draft, for who reads', path: editorPaths.draft(draft), as: 'lectura' },
    { title: 'no such draft', path: editorPaths.draft('atlantis'), as: 'lectura', status: 404 },
  ],
  '/t/tramites/borradores/:id/parte': ({ definitions: { draft } }) => [
    { title: 'general data of a draft', path: editorPaths.part(draft, 'basics'), as: 'administracion' },
    { title: 'a field of a draft', path: editorPaths.part(draft, 'sections.1.fields.0'), as: 'administracion' },
    { title: 'a new action', path: editorPaths.add(draft, 'steps.0.actions'), as: 'planificacion.scdu' },
    { title: 'what a municipality says', path: editorPaths.add(draft, 'overrides'), as: 'planificacion.scdu' },
    { title: 'a part that is none', path: editorPaths.part(draft, 'steps.99'), as: 'administracion', status: 404 },
  ],
  '/t/tramites/borradores/:id/probar': ({ definitions: { draft } }) => [
    { title: 'a draft to be tried', path: editorPaths.try(draft), as: 'administracion' },
    {
      title: 'a draft whose steps were walked',
      path: editorPaths.try(draft, '?r_site_area=150&r_use=industry&paso=draft.file&paso=intake.accept'),
      as: 'administracion',
    },
    {
      title: 'a draft tried with no number',
      path: editorPaths.try(draft, '?r_site_area=grande'),
      as: 'lectura',
      status: 422,
    },
  ],
  '/t/tramites/comparar': ({ definitions: { draft, edition } }) => [
    { title: 'two editions compared', path: editorPaths.compare(edition, draft), as: 'administracion' },
    { title: 'an edition with itself', path: editorPaths.compare(edition, edition), as: 'lectura' },
    { title: 'editions that are none', path: editorPaths.compare('a', 'b'), as: 'lectura', status: 404 },
  ],
}

export const DEFINITION_FILES = {
  '/t/tramites/definiciones/:id/definicion.yaml': 'by definitions.e2e.test.ts',
} as const
