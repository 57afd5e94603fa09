import type { DraftPoa } from '../model.ts'
import type { Notes } from './findings.ts'

export function sayReview(_poas: readonly DraftPoa[], _notes: Notes): void {}
