import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const guard = readFileSync(new URL('./check-node.cjs', import.meta.url), 'utf8')

function runOn(node: string): { said: string; exit: number | null } {
  const seen = { said: '', exit: null as number | null }
  const process = {
    versions: { node },
    stderr: { write: (text: string) => (seen.said += text) },
    exit: (code: number) => (seen.exit = code),
  }
  runInNewContext(guard, { process })
  return seen
}

describe('the first thing that runs', () => {
  it.each(['0.10.48', '8.17.0', '18.20.8', '19.9.0'])('on Node %s says what to do, in both languages', (version) => {
    const { said, exit } = runOn(version)
    expect(exit).toBe(1)
    expect(said).toContain(`this is Node.js ${version}`)
    expect(said).toContain(`este es Node.js ${version}`)
  })

  it.each(['20.0.0', '22.14.0', '24.21.0', '100.0.0'])('on Node %s is silent', (version) => {
    expect(runOn(version)).toEqual({ said: '', exit: null })
  })

  it('uses no syntax newer than the oldest Node it must speak to', () => {
    const code = guard.replace(/\/\*[\s\S]*?\*\//g, '').replace(/'[^']*'/g, "''")
    expect(code).not.toMatch(/=>|\b(const|let|class|import|async)\b|`|\?\.|\?\?/)
  })
})
