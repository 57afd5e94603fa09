import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { institutionFile, unitsOf } from '../../platform/packs/institution.ts'
import { loadPack } from '../../platform/packs/load-pack.ts'
import { type Pack, readOne } from '../../platform/packs/pack.ts'
import { placesFile } from '../../platform/packs/places.ts'
import { projectRoot } from '../../platform/root.ts'
import { type PlanFilePoa, type PlanFiles, parsePlanFiles } from './deployment.ts'
import type { DraftElement, DraftLine, ElementKind } from './model.ts'
import { checkSchedule } from './rules/schedule.ts'

async function packAt(folder: string): Promise<Pack> {
  const loaded = await loadPack(folder)
  if (!loaded.ok) throw new Error(loaded.refusal.message.es)
  return loaded.value
}

function plansOf(pack: Pack): PlanFiles {
  const plans = parsePlanFiles(pack)
  if (!plans.ok)
    throw new Error(
      plans.refusal.findings.map((finding) => `${finding.file}:${finding.line} ${finding.message.es}`).join('\n'),
    )
  return plans.value
}

const amssPack = await packAt(join(projectRoot, 'deployments/amss'))
const amss = plansOf(amssPack)

function poaOf(unit: string, plans: PlanFiles = amss): PlanFilePoa {
  const poa = plans.poas.find((each) => each.draft.unit === unit)
  if (!poa) throw new Error(`no plan of ${unit}`)
  return poa
}

function count(poa: PlanFilePoa, kind: ElementKind): number {
  return poa.draft.elements.filter((element) => element.kind === kind).length
}

function linesOf(poa: PlanFilePoa): readonly DraftLine[] {
  return poa.draft.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines))
}

function withCode(unit: string, code: string): readonly DraftElement[] {
  return poaOf(unit).draft.elements.filter((element) => element.code === code)
}

describe('the ten operating plans of 2019', () => {
  /**
   * Counted by hand in the document. A cell with numbered or bulleted items counts each activity; a result, indicator or
   * activity that a page break repeats counts once; UTH writes three activities twice, which count once (see its note).
   */
  it.each([
    ['SCDU', { parts: 1, objectives: 2, results: 5, indicators: 7, sources: 11, activities: 14, lines: 14 }],
    ['SPI', { parts: 1, objectives: 3, results: 7, indicators: 12, sources: 12, activities: 18, lines: 14 }],
    ['SDSE', { parts: 1, objectives: 4, results: 4, indicators: 12, sources: 12, activities: 23, lines: 15 }],
    ['UGEMAE', { parts: 1, objectives: 3, results: 5, indicators: 8, sources: 17, activities: 19, lines: 19 }],
    ['UFIA', { parts: 5, objectives: 7, results: 12, indicators: 23, sources: 24, activities: 46, lines: 34 }],
    ['UACI', { parts: 1, objectives: 4, results: 4, indicators: 5, sources: 5, activities: 7, lines: 8 }],
    ['SIM', { parts: 1, objectives: 6, results: 12, indicators: 22, sources: 25, activities: 35, lines: 35 }],
    ['UAIPT', { parts: 1, objectives: 3, results: 3, indicators: 7, sources: 6, activities: 11, lines: 12 }],
    ['UTH', { parts: 1, objectives: 3, results: 5, indicators: 6, sources: 12, activities: 18, lines: 21 }],
    ['UJ', { parts: 1, objectives: 2, results: 5, indicators: 11, sources: 11, activities: 20, lines: 11 }],
  ])('%s holds what its matrix holds', (unit, expected) => {
    const poa = poaOf(unit)
    expect({
      parts: poa.draft.subPlans.length,
      objectives: count(poa, 'specific_objective'),
      results: count(poa, 'result'),
      indicators: count(poa, 'indicator'),
      sources: count(poa, 'verification_source'),
      activities: count(poa, 'activity'),
      lines: linesOf(poa).length,
    }).toEqual(expected)
  })

  it('are ten, and the plan that the institution lists but does not have is named', () => {
    expect(amss.poas).toHaveLength(10)
    expect(amss.missingPlans).toEqual(['AI'])
  })

  it('keep figures, dates and units', () => {
    const targets = (unit: string, code: string) => withCode(unit, code).map((element) => element.indicator?.targets)
    expect(targets('SPI', 'O.2.R.2.S.P.I.3.')).toEqual([
      [
        { value: 20, comparator: 'at_least', unit: 'opiniones técnicas', due: '2019-09-30' },
        { value: 5, comparator: 'at_least', unit: 'asesorías técnicas', due: '2019-09-30' },
      ],
    ])
    expect(targets('UFIA', 'O.1. R.3. U.F. I.3')).toEqual([
      [{ value: 4.5, comparator: 'at_least', unit: '%', due: '2019-12-31' }],
    ])
    expect(targets('UFIA', 'O.2. R.2. U.F. I.2')).toEqual([[{ due: '2019-11-15' }]])
    expect(targets('UFIA', 'O.3. R.1. U.F. I.1')).toEqual([
      [{ value: 14, unit: 'cierres contables', due: '2019-12-10' }],
    ])
    expect(targets('UAIPT', 'O1.R1.I1')).toEqual([
      [{ value: 100, comparator: 'at_least', unit: 'solicitudes', due: '2019-12-31' }],
    ])
  })

  it('keep codes as written, also doubled and mistyped', () => {
    expect(withCode('SPI', 'O.3.R.3.S.P.')).toHaveLength(4)
    expect(withCode('UJ', 'O.1.R.1.U.J. I.5')).toHaveLength(2)
    expect(withCode('SIM', 'O2.R1.13')).toHaveLength(1)
  })

  it('share one value among the lines of a merged cell', () => {
    const lines = linesOf(poaOf('UFIA')).filter((line) => line.key.startsWith('2.1.r3'))
    expect(new Set(lines.map((line) => line.cells.activity?.join())).size).toBe(1)
    expect(lines.map((line) => line.cells.indicator)).toEqual([['2.1.r3.i1'], ['2.1.r3.i2'], ['2.1.r3.i3']])
    const scdu = linesOf(poaOf('SCDU')).filter((line) => line.key.startsWith('1.1.'))
    for (const line of scdu) expect(line.cells.risk).toEqual(['normativa', 'demanda', 'violencia'])
  })

  it('serve objectives of the PEI and scopes of the yearly plan, many to many', () => {
    const served = (unit: string, from: string) =>
      poaOf(unit)
        .alignments.filter((alignment) => alignment.from === from)
        .map((alignment) => alignment.to.key)
    expect(served('SDSE', '1.3.o')).toEqual(['OE4', 'OE3'])
    expect(served('UJ', '1.1.o')).toEqual(['OE4', 'AL5.R1', 'AL5'])
    expect(served('UACI', '1.4.o')).toHaveLength(5)
  })

  it('have a schedule only where the text states one', () => {
    const stated = amss.poas.flatMap((poa) =>
      poa.draft.elements.flatMap((element) => (element.schedule && element.schedule.kind !== 'none' ? [element] : [])),
    )
    expect(
      stated.filter((element) => element.schedule?.kind === 'recurrence').map((element) => element.schedule?.rule),
    ).toContain('primeros 10 días hábiles del mes')
    for (const element of stated) expect(element.schedule && checkSchedule(element.schedule).ok).toBe(true)
  })

  it('place every element on a line, in a heading, or above a part', () => {
    for (const { draft } of amss.poas) {
      const placed = new Set(
        draft.subPlans.flatMap((part) => [
          ...(part.heading === undefined ? [] : [part.heading]),
          ...part.sections.flatMap((section) => [
            ...section.headings,
            ...section.lines.flatMap((line) => Object.values(line.cells).flat()),
          ]),
        ]),
      )
      expect(draft.elements.map((element) => element.key).filter((key) => !placed.has(key))).toEqual([])
      const known = new Set(draft.elements.map((element) => element.key))
      expect([...placed].filter((key) => !known.has(key))).toEqual([])
    }
  })

  it('speak English where a reader of the public page meets them', () => {
    const kinds: readonly ElementKind[] = [
      'specific_objective',
      'result',
      'indicator',
      'objective_heading',
      'scope_heading',
    ]
    for (const { draft } of amss.poas)
      for (const element of draft.elements.filter((each) => kinds.includes(each.kind)))
        expect(element.titleEn, `${draft.unit} ${element.key}`).toBeDefined()
  })

  it('say of a derived responsible that it is derived', () => {
    const posts = poaOf('SDSE').draft.elements.filter((element) => element.kind === 'responsible')
    for (const post of posts) expect(post.proposals?.[0]?.rule).toBe('deployment_inferred')
  })
})

describe('the instruments above', () => {
  it('PEI: mission, vision, goal, seven values, two axes, three areas, five objectives', () => {
    const kinds = Map.groupBy(amss.pei.nodes, (node) => node.kind)
    expect(Object.fromEntries([...kinds].map(([kind, nodes]) => [kind, nodes.length]))).toEqual({
      mission: 1,
      vision: 1,
      goal: 1,
      value: 7,
      cross_axis: 2,
      strategic_area: 3,
      strategic_objective: 5,
    })
    expect(amss.pei.nodes.filter((node) => node.parent === 'AE1').map((node) => node.key)).toEqual(['OE1', 'OE2'])
  })

  it('yearly plan: six scopes serve the five objectives; what was a picture is said to be unread', () => {
    const scopes = amss.actionPlan.nodes.filter((node) => node.kind === 'scope')
    expect(scopes.map((scope) => scope.serves?.join())).toEqual(['OE1', 'OE2', 'OE2', 'OE3', 'OE4', 'OE5'])
    const withoutResults = scopes.filter((scope) => !amss.actionPlan.nodes.some((node) => node.parent === scope.key))
    expect(withoutResults.map((scope) => scope.key)).toEqual(['AL1', 'AL2', 'AL3', 'AL6'])
    for (const scope of withoutResults) expect(scope.proposals?.[0]?.rule).toBe('deployment_unverified')
  })
})

describe('the institution', () => {
  it('names every unit that plans, and no unit twice for one spelling', () => {
    const read = readOne(amssPack, institutionFile)
    if (!read.ok || !read.value) throw new Error('no institution')
    const units = unitsOf(read.value.value, 2019)
    expect(
      units
        .filter((unit) => unit.presentsPlan)
        .map((unit) => unit.code)
        .toSorted(),
    ).toEqual(['AI', 'SCDU', 'SDSE', 'SIM', 'SPI', 'UACI', 'UAIPT', 'UFIA', 'UGEMAE', 'UJ', 'UTH'].toSorted())
    const bearers = new Map<string, Set<string>>()
    for (const unit of units)
      for (const name of [unit.code, unit.name.es, ...unit.synonyms])
        bearers.set(name.toLowerCase(), (bearers.get(name.toLowerCase()) ?? new Set()).add(unit.code))
    expect([...bearers].filter(([, codes]) => codes.size > 1)).toEqual([])
  })

  it('has fourteen municipalities, each with its own tile', () => {
    const read = readOne(amssPack, placesFile)
    const places = read.ok ? (read.value?.value ?? []) : []
    expect(places).toHaveLength(14)
    expect(places.every((place) => place.geometry === 'schematic')).toBe(true)
    // Rough geography holds: north is up and west is left.
    const at = (code: string) => places.find((place) => place.code === code)
    expect(at('nejapa')?.tileRow).toBeLessThan(at('san-marcos')?.tileRow ?? 0)
    expect(at('santa-tecla')?.tileColumn).toBeLessThan(at('san-martin')?.tileColumn ?? 0)
  })
})

describe('another metropolis', () => {
  it('is read by the same code, with its own money, zone, years, units and thresholds', async () => {
    const pack = await packAt(join(projectRoot, 'deployments/example'))
    const plans = plansOf(pack)
    expect(pack.identity).toMatchObject({ id: 'example', currency: 'UYU', zone: 'America/Montevideo', year: 2027 })
    expect(plans.missingPlans).toEqual(['OBR'])
    expect(plans.method).toMatchObject({ near: 70, farAbove: 150 })
    const schedules = poaOf('PLA', plans).draft.elements.flatMap((element) => element.schedule ?? [])
    expect(schedules.map((schedule) => [schedule.kind, schedule.annualTotal])).toEqual([
      ['quantities', 600],
      ['recurrence', 12],
      ['marks', 2],
      ['none', undefined],
      ['marks', 2],
    ])
  })

  it('leaves no trace of the reference deployment', async () => {
    const pack = await packAt(join(projectRoot, 'deployments/example'))
    const texts = await Promise.all(pack.entries.map((entry) => readFile(join(pack.folder, entry.path), 'utf8')))
    expect(texts.join('\n')).not.toMatch(/AMSS|OPAMSS|COAMSS|Salvador/)
  })
})

describe('a plan file that is wrong is refused with its line', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
  })

  it.each([
    ['a reference to nothing shared', 'plans/poa-2027/pla.yaml', 'funding: "@propio"', 'funding: "@ajeno"', /@ajeno/],
    ['an objective that the PEI lacks', 'plans/poa-2027/pla.yaml', 'pei: [OE1]', 'pei: [OE9]', /OE9/],
    ['months that do not add up', 'plans/poa-2027/pla.yaml', 'total: 600', 'total: 601', /suman 600/],
    ['a risk the catalogue lacks', 'plans/poa-2027/pla.yaml', 'catalogue: [R1]', 'catalogue: [R2]', /R2/],
    ['a unit the institution lacks', 'plans/poa-2027/pla.yaml', 'unit: PLA', 'unit: XYZ', /XYZ/],
    ['a day that is none', 'plans/poa-2027/pla.yaml', 'due: 2027-12-31', 'due: 2027-02-30', /fecha/],
    ['a scope that serves nothing', 'plans/plan-de-accion-2027.yaml', 'serves: [OE1]', 'serves: [OE7]', /OE7/],
    [
      'a citation that is nowhere',
      'methods/progress.yaml',
      'certainty: invented',
      'certainty: invented\ncitation: ley-x',
      /ley-x/,
    ],
    ['thresholds out of order', 'methods/progress.yaml', 'near: 70', 'near: 170', /umbrales/],
  ])('%s', async (_case, path, right, wrong, complaint) => {
    const folder = await mkdtemp(join(tmpdir(), 'trama-plans-'))
    folders.push(folder)
    await cp(join(projectRoot, 'deployments/example'), folder, { recursive: true })
    const text = await readFile(join(folder, path), 'utf8')
    expect(text).toContain(right)
    await writeFile(join(folder, path), text.replace(right, wrong))
    const plans = parsePlanFiles(await packAt(folder))
    if (plans.ok) throw new Error('read without complaint')
    const [finding] = plans.refusal.findings
    expect(finding?.message.es).toMatch(complaint)
    expect(finding?.message.en).toBeDefined()
    expect(finding?.file).toBe(path)
  })
})
