/**
 * What other rooms may ask of the observatory, inside their own transaction. They name an indicator by its code, a place by the id
 * that the ground gave it, and read what is published.
 */

export { observatoryPaths } from './catalogue-paths.ts'
export { type Indicator, indicators } from './data/catalogue-store.ts'
export { type CellChoice, readCells } from './data/cells-query.ts'
export { OBSERVATORY_MEASURES } from './measures.ts'
