/** As links call an item of a catalogue of alignment, and entries of the history what an element contributes to. */
export const ALIGNMENT_ITEM = 'planning.alignment_item'
export const ALIGNMENT = 'planning.alignment'
