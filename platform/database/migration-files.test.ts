import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashOfMigrations, readMigrationFiles } from './migration-files.ts'

function folder(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'trama-migrations-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

test('numbered files are read in order and cut at the breakpoints', () => {
  const files = readMigrationFiles(
    folder({
      '0001_b.sql': 'select 2',
      '0000_a.sql': 'select 1;\n--> statement-breakpoint\nselect 1;',
      'notes.md': '',
    }),
  )
  expect(files.map((file) => [file.name, file.statements.length])).toEqual([
    ['0000_a', 2],
    ['0001_b', 1],
  ])
})

test('two files with one number are a mistake', () => {
  expect(() => readMigrationFiles(folder({ '0001_a.sql': '', '0001_b.sql': '' }))).toThrow('0001')
})

test('line ends of the checkout do not change what a file is', () => {
  const unix = readMigrationFiles(folder({ '0000_a.sql': 'select 1;\nselect 2;\n' }))
  const windows = readMigrationFiles(folder({ '0000_a.sql': 'select 1;\r\nselect 2;\r\n' }))
  expect(hashOfMigrations(unix)).toBe(hashOfMigrations(windows))
})

test('the house’s own migrations begin with the foundation', () => {
  expect(readMigrationFiles()[0]?.name).toBe('0000_foundation')
})
