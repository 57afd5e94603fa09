import { calculationPaths } from '../../capabilities/observatory/calculation-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

/** Figures opened down to what they were computed from. */
export const OBSERVATORY_CALCULATION_PAGES: ExamplesByRoute = {
  '/observatorio/indicadores/:indicator/calculo': () => [
    {
      title: 'a figure that is computed from a computed one',
      path: calculationPaths.calculation('economic_density', { place: 'soyapango', period: '2015' }),
    },
    {
      title: 'a share of all places together, as it was published',
      path: calculationPaths.calculation('population_share', { place: 'apopa', period: '2015', on: '2019-12-31' }),
    },
    { title: 'a figure that a source brought', path: calculationPaths.calculation('population') },
    { title: 'a figure of no indicator', path: calculationPaths.calculation('atlantis'), status: 404 },
  ],
}
