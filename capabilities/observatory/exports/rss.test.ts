import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import { rss } from './rss.ts'

it('is well-formed RSS whatever titles say, with what RSS 2.0 requires', () => {
  const title = 'Pobreza & «empleo» <2019>'
  const feed = rss(
    [
      {
        id: 'urn:uuid:1',
        title,
        address: 'https://x.example/p/1?a=1&b=2',
        description: 'D',
        at: '2020-06-30 15:00:00+00',
      },
    ],
    { title: 'T', description: 'D', address: 'https://x.example', self: 'https://x.example/r', language: 'es' },
  )
  const texts: string[] = []
  const tags: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => tags.push(name))
  parser.on('text', (text) => texts.push(text))
  parser.write(feed).close()
  expect(texts).toContain(title)
  expect(texts).toContain('Tue, 30 Jun 2020 15:00:00 GMT')
  expect(tags.slice(0, 5)).toEqual(['rss', 'channel', 'title', 'link', 'description'])
})
