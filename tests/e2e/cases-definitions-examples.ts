import { definitionPaths } from '../../capabilities/cases/definitions-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

const trial = (code: string, search: string) => `${definitionPaths.trial(code)}?${search}`

/** The catalogue of procedures, a guide, and where anybody tries whether it passes. */
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
}
