/** What other rooms may ask of cases: the figures that they feed. */
export { CASE_MEASURES } from './measures.ts'
