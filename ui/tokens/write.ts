import { writeFileSync } from 'node:fs'
import { tokensCss } from './css.ts'

writeFileSync(new URL('../styles/tokens.css', import.meta.url), tokensCss())
