/** As links and entries of the history call an entry of the risk catalogue, and what happened of one. */
export const RISK = 'planning.risk'
export const RISK_OCCURRENCE = 'planning.risk_occurrence'
