import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { IMPORT_WORDS } from '../../capabilities/planning/pages/staff/import-words.ts'
import { ownTrama, visitors } from './harness.ts'
import { AUDIT_LINES, officeWorkbook } from './plan-workbook.ts'
import { caller, uploadFields } from './site.ts'

const trama = ownTrama()
const { visit } = visitors(trama)

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const AUDIT = 'AUDITORÍA INTERNA'

interface Upload {
  readonly name?: string
  readonly bytes: Buffer
  readonly year?: string
  readonly colours?: string
}

async function upload(page: Page, { name = 'POA Auditoría.xlsx', bytes, year, colours }: Upload): Promise<void> {
  await page.goto('/t/importar')
  await page.getByLabel('Archivo del plan').setInputFiles({ name, mimeType: XLSX, buffer: bytes })
  if (year !== undefined) await page.getByLabel('Año del plan').fill(year)
  if (colours !== undefined) await page.getByLabel('Colores de los meses').fill(colours)
  await page.getByRole('button', { name: 'Leer el archivo' }).click()
}

async function accept(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Aceptar los planes elegidos' }).click()
}

function outcome(page: Page): Promise<string | null> {
  return page.getByRole('table', { name: 'Planes del archivo' }).getByRole('row').nth(1).textContent()
}

/** The plan of a unit as the public API gives it; what imports must change, or must leave exactly as it was. */
async function planOf(unit: string): Promise<string> {
  return (await fetch(`${trama().address}/api/v1/planes/2019/unidades/${unit}`)).text()
}

describe('an administrator takes over a plan that a unit wrote', () => {
  test('a new plan: what was read, what found no place, and then the plan itself', async () => {
    const page = await visit({ as: 'administracion' })
    await upload(page, { bytes: await officeWorkbook({ unit: AUDIT, remark: 'Ver con la Dirección' }) })
    await page.getByRole('heading', { level: 1, name: 'POA Auditoría.xlsx' }).waitFor()
    await expect.poll(() => outcome(page)).toContain('AI · Auditoría Interna')
    await expect.poll(() => outcome(page)).toContain('Plan nuevo')
    const main = await page.getByRole('main').textContent()
    expect(main).toMatch(/Actividades\s*3/)
    expect(main).toMatch(/Resultados\s*1/)
    const unplaced = page.getByRole('table', { name: 'Celdas sin lugar' })
    await expect.poll(() => unplaced.textContent()).toContain('Ver con la Dirección')
    await expect.poll(() => unplaced.textContent(), { message: 'its address' }).toMatch(/POA 1!T4/)
    expect(await planOf('ai'), 'nothing has changed yet').not.toContain('Examinar las compras')

    await accept(page)
    await page.getByText('Planes aceptados: AI.').waitFor()
    await page.getByRole('link', { name: 'Ver el plan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Auditoría Interna' }).waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Examinar las compras del trimestre' })
    await expect.poll(() => row.getByRole('img').first().getAttribute('aria-label')).toMatch(/mar .*jun .*sep /)
    await expect
      .poll(() => page.getByText('R1 Auditorías del año terminadas').count(), { message: 'one cell for three lines' })
      .toBe(1)

    const citizen = await visit()
    await citizen.goto('/planes/2019/unidades/ai')
    expect(await citizen.getByRole('main').textContent()).toContain('Comprobar que se atendieron las recomendaciones')
    await citizen.goto('/buscar?q=recomendaciones')
    expect(await citizen.getByRole('main').textContent()).toContain('Comprobar que se atendieron las recomendaciones')
  })

  test('the same file again: no differences, nothing changes', async () => {
    const before = await planOf('ai')
    const page = await visit({ as: 'administracion' })
    await upload(page, { bytes: await officeWorkbook({ unit: AUDIT, remark: 'Ver con la Dirección' }) })
    await page.getByRole('heading', { level: 1, name: 'POA Auditoría.xlsx' }).waitFor()
    await expect.poll(() => outcome(page)).toContain('Sin diferencias')
    expect(await planOf('ai')).toBe(before)
  })

  test('a corrected file: the differences are shown, wait to be accepted, and reports are kept', async () => {
    const page = await visit({ as: 'administracion' })
    await page.goto('/t/poa/2019/ai')
    const row = page.getByRole('row').filter({ hasText: 'Examinar las compras del trimestre' })
    await row.locator('summary', { hasText: 'Informar' }).click()
    await row.getByRole('link', { name: 'Informar septiembre' }).click()
    await page.getByLabel('¿Cuánto se cumplió este mes?').fill('1')
    await page.getByLabel('Nota').fill('Se examinaron doce compras.')
    await page.getByRole('button', { name: 'Guardar avance' }).click()
    await page.getByText('Se guardó el avance de septiembre.').waitFor()

    const [prepare, examine, check] = AUDIT_LINES
    const corrected = await officeWorkbook({
      unit: AUDIT,
      remark: 'Ver con la Dirección',
      lines: [
        prepare,
        { ...examine, months: [3, 6, 9, 11] },
        { ...check, activity: 'Comprobar que se atendieron las recomendaciones de 2018' },
        { activity: 'Informar a la Corte de Cuentas', months: [12] },
      ],
    })
    const before = await planOf('ai')
    await upload(page, { bytes: corrected })
    await page.getByRole('heading', { level: 1, name: 'POA Auditoría.xlsx' }).waitFor()
    await expect.poll(() => outcome(page)).toContain('Con diferencias')
    await page.locator('summary', { hasText: 'Diferencias de AI' }).click()
    const differences = await page.getByRole('table', { name: /^Diferencias de AI/ }).textContent()
    expect(differences).toMatch(/Otro texto.*recomendaciones.*recomendaciones de 2018/)
    expect(differences).toMatch(/Otro cronograma.*Examinar las compras/)
    expect(differences).toMatch(/Se agrega.*Corte de Cuentas/)

    await accept(page)
    await page.getByText('Quedan por aceptar: AI.').waitFor()
    expect(await planOf('ai'), 'nobody said that the differences are accepted').toBe(before)

    await page.getByLabel('Vi las diferencias y acepto').check()
    await accept(page)
    await page.getByText('Planes aceptados: AI.').waitFor()
    const after = await planOf('ai')
    expect(after).toContain('Informar a la Corte de Cuentas')
    expect(after, 'the report of September is still there').toContain('Se examinaron doce compras.')
  })

  test('a file that moves what a review has signed: the preview says so, nothing is taken over, and the way leads back', async () => {
    const page = await visit({ as: 'administracion' })
    const [prepare, examine, check] = AUDIT_LINES
    const before = await planOf('ai')
    const moved = [prepare, { ...examine, months: [2, 6, 9, 11] }, check]
    await upload(page, { bytes: await officeWorkbook({ unit: AUDIT, remark: 'Ver con la Dirección', lines: moved }) })
    await page.getByRole('heading', { level: 1, name: 'POA Auditoría.xlsx' }).waitFor()
    await page.getByText('Este archivo cambiaría meses cerrados').waitFor()
    await expect
      .poll(() => page.getByRole('main').textContent())
      .toMatch(/Examinar las compras del trimestre en [^.]*marzo/)
    const take = page.getByRole('checkbox', { name: /AI$/ })
    await expect.poll(() => take.isChecked(), { message: 'not proposed' }).toBe(false)
    await take.check()
    await page.getByLabel('Vi las diferencias y acepto').check()
    await accept(page)
    await page.getByText(IMPORT_WORDS.es.closedFlash).waitFor()
    await page.getByRole('heading', { level: 1, name: 'POA Auditoría.xlsx' }).waitFor()
    expect(await planOf('ai')).toBe(before)
  })

  test('a plan whose title names no unit is given one by hand', async () => {
    const page = await visit({ as: 'administracion' })
    await upload(page, { name: 'sin nombre.xlsx', bytes: await officeWorkbook({ unit: 'OFICINA DE CONTROL' }) })
    await page.getByRole('heading', { level: 1, name: 'sin nombre.xlsx' }).waitFor()
    await expect.poll(() => outcome(page)).toContain('Falta decir la unidad')
    const before = await planOf('ai')
    await accept(page)
    await page.getByText(/Quedan por aceptar/).waitFor()
    expect(await planOf('ai')).toBe(before)
    await page.getByLabel('Elija la unidad').selectOption('AI')
    await accept(page)
    await page.getByText('Quedan por aceptar: AI.').waitFor()
    await expect
      .poll(() => page.getByRole('main').textContent(), { message: 'now it can be compared' })
      .toMatch(/Diferencias de AI/)
    await page.getByLabel('Vi las diferencias y acepto').check()
    await accept(page)
    await page.getByText('Planes aceptados: AI.').waitFor()
    expect(await planOf('ai')).not.toContain('Informar a la Corte de Cuentas')
  })

  test('months marked by a fill: the colour is asked for, said once, and then read', async () => {
    const page = await visit({ as: 'administracion' })
    const bytes = await officeWorkbook({ unit: AUDIT, fill: 'FFFF00' })
    await upload(page, { bytes, name: 'colores.xlsx' })
    await page.getByRole('heading', { level: 1, name: 'colores.xlsx' }).waitFor()
    await expect
      .poll(() => page.getByRole('main').textContent(), { message: 'which colour it met' })
      .toContain('FFFF00')

    await upload(page, { bytes, name: 'colores.xlsx', colours: 'POA 1 = amarillo = programado' })
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByLabel('Colores de los meses').inputValue()).toBe('POA 1 = amarillo = programado')

    await upload(page, { bytes, name: 'colores.xlsx', colours: 'POA 1 = FFFF00 = programado' })
    await page.getByRole('heading', { level: 1, name: 'colores.xlsx' }).waitFor()
    await expect
      .poll(() => outcome(page), { message: 'another title, and the same months as by X' })
      .toContain('Con diferencias (1)')
    expect(await page.getByRole('main').textContent()).not.toContain('Otro cronograma')
  })
})

describe('a file that cannot be taken says what is wrong and where, and changes nothing', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  test.each<{ readonly what: string; readonly file: () => Promise<Upload> | Upload; readonly says: RegExp }>([
    {
      what: 'a picture renamed .xlsx',
      file: () => ({ name: 'plan.xlsx', bytes: png }),
      says: /«plan\.xlsx» es una imagen PNG y no se acepta aquí/,
    },
    {
      what: 'an empty file',
      file: () => ({ name: 'plan.xlsx', bytes: Buffer.alloc(0) }),
      says: /El archivo está vacío/,
    },
    {
      what: 'half a workbook',
      file: async () => ({ name: 'plan.xlsx', bytes: (await officeWorkbook({ unit: AUDIT })).subarray(0, 3000) }),
      says: /dañado o incompleto/,
    },
    {
      what: 'the plan of another year',
      file: async () => ({ bytes: await officeWorkbook({ unit: AUDIT, year: 2018 }) }),
      says: /Se pidió el año 2019 y el documento es de 2018: en POA 1!A1/,
    },
    {
      what: 'a year that is none',
      file: async () => ({ bytes: await officeWorkbook({ unit: AUDIT }), year: 'dos mil' }),
      says: /Escriba un número/,
    },
    {
      what: 'a text without a table',
      file: () => ({ name: 'carta.txt', bytes: Buffer.from('Estimados señores:\nadjunto el plan.\n') }),
      says: /No se encontró ninguna tabla/,
    },
    {
      what: 'something with .exe inside',
      file: () => ({ name: 'plan.xlsx', bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000, 1)]) }),
      says: /«plan\.xlsx» es un programa y no se acepta aquí/,
    },
  ])('$what', async ({ file, says }) => {
    const before = await planOf('ai')
    const page = await visit({ as: 'administracion' })
    await upload(page, await file())
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(says)
    expect(await page.getByLabel('Año del plan').inputValue(), 'what was typed is kept').not.toBe('')
    expect(await planOf('ai')).toBe(before)
  })

  test('without script too, and without a file at all', async () => {
    const page = await visit({ as: 'administracion', javaScript: false })
    await upload(page, { name: 'plan.xlsx', bytes: png })
    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toMatch(/«plan\.xlsx» es una imagen PNG y no se acepta aquí/)
    await page.getByRole('button', { name: 'Leer el archivo' }).click()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Elija el archivo del plan.')
  })
})

test('a planner may look at any file, and take over the plan of the own unit only', async () => {
  const before = await planOf('ai')
  const page = await visit({ as: 'planificacion.scdu' })
  await upload(page, { bytes: await officeWorkbook({ unit: AUDIT, objective: 'Otro objetivo' }) })
  await page.getByRole('heading', { level: 1, name: 'POA Auditoría.xlsx' }).waitFor()
  await page.getByLabel('Vi las diferencias y acepto').check()
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    accept(page),
  ])
  expect(answer.status()).toBe(403)
  await expect.poll(() => page.getByRole('main').textContent()).toContain('la persona planificadora, el de su unidad')
  expect(await planOf('ai')).toBe(before)
})

describe('a plan that left as a workbook comes back without differences', () => {
  test('downloaded from its page and uploaded by hand', async () => {
    const page = await visit({ as: 'administracion' })
    await page.goto('/t/poa/2019/scdu')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Hoja de cálculo (.xlsx)' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    await upload(page, { name: download.suggestedFilename(), bytes: await readFile(await download.path()) })
    await page.getByRole('heading', { level: 1, name: download.suggestedFilename() }).waitFor()
    await expect.poll(() => outcome(page)).toContain('Sin diferencias')
  })

  test.each(['spi', 'sdse', 'ugemae', 'sim', 'uaipt', 'uth', 'uj', 'ufia', 'uaci', 'ai'])('%s', async (unit) => {
    const exported = await fetch(`${trama().address}/planes/2019/unidades/${unit}/matriz.xlsx`)
    expect(exported.status).toBe(200)
    const administrator = await caller(trama(), 'administracion')
    const file = new File([await exported.arrayBuffer()], `${unit}.xlsx`)
    const answer = await administrator.post('/t/importar', uploadFields(file))
    expect(answer.status, await answer.clone().text()).toBe(303)
    const preview = await (await administrator.get(answer.headers.get('location') ?? '')).text()
    expect(preview).toContain('Sin diferencias')
    expect(preview).toContain('Todas las celdas de las tablas reconocidas encontraron su lugar.')
  })
})
