import type { ExampleSet } from '../examples.ts'
import { ICON_NAMES, Icon } from './icon.tsx'

export const examples: ExampleSet = {
  id: 'iconos',
  title: { es: 'Iconos', en: 'Icons' },
  use: {
    es: 'Líneas sobre una cuadrícula de 20. Siempre con una palabra al lado o en la etiqueta del control.',
    en: 'Lines on a grid of 20. Always with a word beside them or in the label of the control.',
  },
  examples: [
    {
      id: 'iconos-todos',
      title: { es: 'Todos', en: 'All' },
      render: () => (
        <ul class="legend">
          {ICON_NAMES.map((name) => (
            <li key={name} class="button-row">
              <Icon name={name} />
              <code>{name}</code>
            </li>
          ))}
        </ul>
      ),
    },
  ],
}
