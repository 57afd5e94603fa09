import { describe, expect, it } from 'vitest'
import { acceptedWords, acceptOf } from '../../platform/files/file-use.ts'
import { EVIDENCE_FILES, PLAN_FILES } from './file-uses.ts'
import { IMPORT_WORDS } from './pages/staff/import-words.ts'

describe('files of plans', () => {
  it.each(['es', 'en'] as const)('the form, its picker and its refusal ask for the same (%s)', (locale) => {
    const extensions = (text: string) => new Set(text.match(/\.[a-z]{3,4}\b/g))
    const read = new Set(['.xlsx', '.docx', '.txt', '.tsv'])
    expect(extensions(IMPORT_WORDS[locale].fileHint)).toEqual(read)
    expect(extensions(acceptedWords(PLAN_FILES, locale))).toEqual(read)
    expect(extensions(acceptOf(PLAN_FILES))).toEqual(read)
  })

  it('evidence is kept as it is, also a list parted by commas', () => {
    expect(acceptedWords(EVIDENCE_FILES, 'es')).toContain('texto (.txt, .csv, .tsv)')
  })
})
