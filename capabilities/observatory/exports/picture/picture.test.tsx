import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { BarsChart } from '../../../../ui/chart/bars-chart.tsx'
import { SmallMultiples } from '../../../../ui/map/small-multiples.tsx'
import { LIGHT } from '../../../../ui/tokens/palette.ts'
import { picturePng } from './picture-png.ts'
import { pictureSvg } from './picture-svg.ts'

const ABOUT = {
  title: 'Tasa de pobreza (%), 2019',
  source: 'Oficina, Observatorio metropolitano (2019). https://ejemplo.example/observatorio/explorar?v=1&vista=puestos',
  demo: 'demostración',
  keys: [{ look: 'line' as const, colour: 'var(--action)', text: 'Área metropolitana: 21.4 %' }],
}
const bars = <BarsChart label="Pobreza" bars={[{ id: 'a', name: 'Apopa', value: 20, said: '20.0' }]} />
const maps = (
  <SmallMultiples
    id="m"
    label="Pobreza"
    locale="es"
    width={200}
    height={100}
    panels={[
      { id: '2018', title: '2018' },
      { id: '2019', title: '2019' },
    ]}
    areas={[{ id: 'a', name: 'Apopa', path: 'M10 10h80v80h-80z', figures: [3, 'unknown'] }]}
    areaColumn="Municipio"
    format={String}
    rule="natural"
  />
)

describe('a picture that leaves', () => {
  it('carries its title, source, signs and the word for what is made up, and stands alone', () => {
    const svg = pictureSvg(bars, ABOUT) ?? ''
    for (const said of ['DEMOSTRACIÓN · Tasa de pobreza', 'Observatorio metropolitano', 'Área metropolitana: 21.4 %'])
      expect(svg).toContain(said)
    expect(svg).toContain('v=1&amp;vista=puestos')
    expect(svg).not.toMatch(/var\(|class=|style=/)
  })

  it('has every map of several, each with its name', () => {
    const svg = pictureSvg(maps, { ...ABOUT, names: ['2018', '2019'] }) ?? ''
    expect(svg.match(/<svg /g)).toHaveLength(3)
    expect(svg).toContain('>2019</text>')
    expect(svg).toContain('url(#')
  })

  it('is nothing where nothing is drawn', () => {
    expect(pictureSvg(<p>nada</p>, ABOUT)).toBeUndefined()
  })

  it('becomes pixels in our colours', async () => {
    const svg = pictureSvg(bars, { ...ABOUT, demo: undefined }) ?? ''
    const png = await picturePng(svg)
    expect([...png.slice(1, 4)]).toEqual([...Buffer.from('PNG')])
    const { pixels, width, height } = new Resvg(svg).render()
    const colours = new Map<string, number>()
    for (let at = 0; at < width * height * 4; at += 4) {
      const colour = `#${pixels.subarray(at, at + 3).toString('hex')}`
      colours.set(colour, (colours.get(colour) ?? 0) + 1)
    }
    const [surface = '', bar = ''] = [LIGHT.surface, LIGHT.weaveWarp]
    expect(colours.get(surface) ?? 0).toBeGreaterThan(10_000)
    expect(colours.get(bar) ?? 0).toBeGreaterThan(1_000)
  })

  it('is written in our own letters: words leave ink on the paper', async () => {
    const words = pictureSvg(bars, { ...ABOUT, demo: undefined, keys: [] }) ?? ''
    const silent = words.replaceAll(/<text[\s\S]*?<\/text>/g, '')
    const [said, blank] = await Promise.all([picturePng(words), picturePng(silent)])
    expect(said.length).toBeGreaterThan(blank.length * 2)
  })
})
