import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countsOf, failuresOf, shakyOf } from './test.mjs'

const folder = mkdtempSync(join(tmpdir(), 'trama-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(json: object): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(json))
  return path
}

const green = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] }

describe('the last line of npm test', () => {
  it('counts the tests of the report', () => {
    expect(countsOf(report(green), 0)).toEqual({ passed: 12, failed: 0, skipped: 1 })
    expect(countsOf(report({ ...green, numFailedTests: 2 }), 1)).toEqual({ passed: 12, failed: 2, skipped: 1 })
  })

  it('counts a file that could not be read as one failure', () => {
    const unread = { ...green, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(countsOf(report(unread), 1).failed).toBe(1)
  })

  it('never says “0 failed” of a run that failed', () => {
    expect(countsOf(report(green), 1).failed).toBe(1)
    expect(countsOf(join(folder, 'never-written.json'), 1).failed).toBe(1)
    expect(countsOf(join(folder, 'never-written.json'), 0).failed).toBe(1)
  })
})

describe('the tests that failed', () => {
  it('are named with their file and the first line of why, as is a file that could not be read', () => {
    const failed = {
      ...green,
      testResults: [
        {
          name: join(process.cwd(), 'kernel/money.test.ts'),
          status: 'failed',
          assertionResults: [
            { fullName: 'cents add up', status: 'failed', failureMessages: ['expected 3 to be 4\n  at line 7'] },
            { fullName: 'cents are whole', status: 'passed' },
          ],
        },
        {
          name: join(process.cwd(), 'kernel/ids.test.ts'),
          status: 'failed',
          message: 'Cannot find x',
          assertionResults: [],
        },
      ],
    }
    expect(failuresOf(report(failed))).toEqual([
      'kernel/money.test.ts › cents add up · expected 3 to be 4',
      'kernel/ids.test.ts · Cannot find x',
    ])
    expect(failuresOf(report(green))).toEqual([])
  })
})

describe('a test that passed only when it was asked again', () => {
  it('is no failure, and is named with what was wrong the first time', () => {
    const shaky = {
      ...green,
      testResults: [
        {
          name: join(process.cwd(), 'tests/e2e/map.e2e.test.ts'),
          status: 'passed',
          assertionResults: [
            {
              fullName: 'the map moves',
              status: 'passed',
              failureMessages: ['Timeout 30000ms exceeded.\n  at line 7'],
            },
            { fullName: 'the map stays', status: 'passed', failureMessages: [] },
            { fullName: 'the map prints', status: 'failed', failureMessages: ['nothing printed'] },
          ],
        },
      ],
    }
    expect(shakyOf(report(shaky))).toEqual(['tests/e2e/map.e2e.test.ts › the map moves · Timeout 30000ms exceeded.'])
    expect(shakyOf(report(green))).toEqual([])
  })
})
