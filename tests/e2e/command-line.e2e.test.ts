import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { ownTrama } from './harness.ts'
import { copyOfDemonstration } from './homes.ts'
import { AUDIT_LINES, officeWorkbook } from './plan-workbook.ts'
import { runTrama } from './trama-process.ts'

const trama = ownTrama('embedded')
const AUDIT = 'AUDITORÍA INTERNA'

/** A folder where a person keeps files; the program is called from there. */
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(inject('e2e').folder, 'person-'))
  const [prepare, examine] = AUDIT_LINES
  writeFileSync(join(folder, 'plan.xlsx'), await officeWorkbook({ unit: AUDIT, remark: 'Ver con la Dirección' }))
  writeFileSync(join(folder, 'corregido.xlsx'), await officeWorkbook({ unit: AUDIT, lines: [prepare, examine] }))
  writeFileSync(join(folder, 'viejo.xlsx'), await officeWorkbook({ unit: AUDIT, year: 2018 }))
  writeFileSync(join(folder, 'vacio.xlsx'), '')
})

/** Nobody is shown where in the program something went wrong; a person is told what to do. */
function expectSentence(text: string): void {
  expect(text).not.toMatch(/^\s+at |\bError:|undefined|\[object/m)
  expect(text.trim()).toMatch(/[.)]$/)
}

describe('reading a plan without writing anything', () => {
  test('--json gives JSON and nothing else, also for a name relative to where the person stands', async () => {
    const run = await runTrama(['import', 'plan', 'plan.xlsx', '--year', '2019', '--dry-run', '--json'], {}, folder)
    expect(run).toMatchObject({ code: 0, err: '' })
    const said = JSON.parse(run.out) as {
      counts: { activities: number; results: number; units: number }
      unplaced: { sheet: string; address: string; text: string }[]
    }
    expect(said.counts).toMatchObject({ units: 1, results: 1, activities: 3 })
    expect(said.unplaced).toEqual([expect.objectContaining({ address: 'T4', text: 'Ver con la Dirección' })])
  })

  test('a refusal is JSON on one stream and a sentence on the other', async () => {
    const run = await runTrama(['import', 'plan', 'viejo.xlsx', '--year', '2019', '--dry-run', '--json'], {}, folder)
    expect(run.code).toBe(1)
    expect(JSON.parse(run.out)).toMatchObject({
      refusal: { kind: 'wrong_year', address: expect.stringContaining('A1') },
    })
    expect(run.err).toContain('Se pidió el año 2019 y el documento es de 2018')
    expectSentence(run.err)
  })

  test.concurrent.each([
    { args: ['plan.xlsx'], code: 2, says: /Uso: .*import plan/ },
    { args: ['plan.xlsx', '--year', 'dos mil'], code: 2, says: /Uso: .*import plan/ },
    { args: ['plan.xlsx', '--year', '2019', '--sin-tal-opcion'], code: 2, says: /Uso: .*import plan/ },
    { args: ['no-esta.xlsx', '--year', '2019'], code: 1, says: /No se encuentra el archivo «no-esta\.xlsx»/ },
    { args: ['vacio.xlsx', '--year', '2019', '--dry-run'], code: 1, says: /El archivo está vacío/ },
  ])('import plan $args ends with $code and says why', async ({ args, code, says }) => {
    const run = await runTrama(['import', 'plan', ...args], {}, folder)
    expect(run).toMatchObject({ code, out: '' })
    expect(run.err).toMatch(says)
  })
})

test('a plan is taken over, is the same the second time, and a corrected one waits to be accepted', async () => {
  const data = { TRAMA_DATA: copyOfDemonstration() }
  const take = (file: string, ...more: string[]) =>
    runTrama(['import', 'plan', file, '--year', '2019', ...more], data, folder)
  const first = await take('plan.xlsx')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('AI: plan nuevo')
  expect((await take('plan.xlsx')).out).toContain('AI: sin diferencias')
  const waiting = await take('corregido.xlsx')
  expect(waiting.code, 'scripts can tell that something waits').toBe(3)
  expect(waiting.out).toContain('--accept')
  expect(waiting.out, 'which differences, and where').toMatch(
    /^ {2}.+![A-Z]+\d+ \(antes\) Actividad, Ya no está: .+ → —$/m,
  )
  const json = JSON.parse((await take('corregido.xlsx', '--json')).out)
  const [{ plan, changes }] = json.outcome.differences
  expect(plan).toBe('AI')
  expect(changes).toHaveLength(Number(/Diferencias de AI \((\d+)\)/.exec(waiting.out)?.[1]))
  const accepted = await take('corregido.xlsx', '--accept')
  expect(accepted).toMatchObject({ code: 0, err: '' })
  expect(accepted.out).toMatch(/AI: \d+ diferencias aceptadas/)
})

describe('a start that cannot be says what to do, and ends', () => {
  test('the port is taken', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const data = join(folder, 'sin-puerto')
    const run = await runTrama(['start'], { PORT: String(port), TRAMA_DATA: data })
    other.close()
    expect(existsSync(data), 'no database is made first').toBe(false)
    expect(run.code).toBe(1)
    expect(run.err).toContain(`El puerto ${port} ya está en uso en 127.0.0.1`)
    expect(run.err).toContain(`PORT=${port + 1} npm start`)
  })

  test('the data belong to a server that runs; an import into them is told the same', async () => {
    const data = { TRAMA_DATA: trama().dataDir, PORT: '0' }
    for (const args of [['start'], ['import', 'plan', 'plan.xlsx', '--year', '2019']]) {
      const run = await runTrama(args, data, folder)
      expect(run.code, args.join(' ')).toBe(1)
      expect(run.err).toContain(trama().dataDir)
      expect(run.err).toMatch(/otro proceso|en uso/)
      expectSentence(run.err)
    }
    expect((await fetch(trama().address)).status, 'the one that runs goes on').toBe(200)
  })

  test('a demonstration is never open to other machines', async () => {
    const run = await runTrama(['start'], { HOST: '0.0.0.0', PORT: '0', TRAMA_DATA: copyOfDemonstration() })
    expect(run.code).toBe(1)
    expect(run.err).toContain('cuentas de demostración')
    expect(run.err).toContain('HOST=127.0.0.1')
    expect(run.out).not.toContain('http://')
  })

  test.runIf(existsSync('/proc/self'))('a folder that the system does not make', async () => {
    for (const args of [['start'], ['import', 'plan', 'plan.xlsx', '--year', '2019']]) {
      const run = await runTrama(args, { TRAMA_DATA: '/proc/trama', PORT: '0' }, folder)
      expect(run.code, args.join(' ')).toBe(1)
      expect(run.err).toContain('No se puede escribir en la carpeta de datos /proc/trama ')
      expectSentence(run.err)
    }
  })

  test.concurrent.each([
    { env: { TRAMA_LANG: 'xx' }, says: /La variable TRAMA_LANG tiene el valor «xx»; se esperaba es o en/ },
    { env: { PORT: 'ochenta' }, says: /La variable PORT tiene el valor «ochenta»; se esperaba un puerto/ },
    { env: { PORT: '70000' }, says: /La variable PORT tiene el valor «70000»/ },
    { env: { TRAMA_DEMO: 'tal vez' }, says: /La variable TRAMA_DEMO .* se esperaba 1 o 0/ },
    { env: { DATABASE_URL: 'mysql://localhost' }, says: /La variable DATABASE_URL .* postgres:\/\// },
    { env: { DATABASE_URL: 'postgres://trama:secreto@127.0.0.1:9/trama' }, says: /127\.0\.0\.1:9/ },
    { env: { TRAMA_DEPLOYMENT: 'deployments/ninguna' }, says: /deployments\/ninguna/ },
  ])('$env', async ({ env, says }) => {
    const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
    const run = await runTrama(['start'], { TRAMA_DATA: join(folder, 'nueva'), PORT: '0', ...given })
    expect(run.code).toBe(1)
    expect(run.err).toMatch(says)
    expect(run.err, 'no password on the terminal').not.toContain('secreto')
    expectSentence(run.err)
  })

  test('in English on a machine that speaks English', async () => {
    const run = await runTrama(['start'], { PORT: 'eighty', TRAMA_LANG: 'en' })
    expect(run.err).toContain('The variable PORT has the value “eighty”; expected: a port from 0 to 65535.')
  })
})

test('unknown orders are answered with those there are; help is no error', async () => {
  const unknown = await runTrama(['volar'])
  expect(unknown.code).toBe(2)
  for (const command of ['start', 'migrate', 'check', 'import plan']) expect(unknown.err).toContain(command)
  expect((await runTrama(['--help'])).code).toBe(0)
})

test('the deployment that comes with the program is whole', async () => {
  expect(await runTrama(['check'])).toMatchObject({ code: 0, err: '' })
  expect(await runTrama(['check'], { TRAMA_DEPLOYMENT: 'deployments/example' })).toMatchObject({ code: 0, err: '' })
})
