import { expect, test } from 'vitest'
import { editorPaths } from './definition-editor-paths.ts'

test('what stood in an address leads on as one part of an address, whatever it was', () => {
  expect(editorPaths.draft('\r\nset-cookie: x=1')).toBe('/t/tramites/borradores/%0D%0Aset-cookie%3A%20x%3D1')
  expect(editorPaths.publish('a/b')).toBe('/t/tramites/borradores/a%2Fb/publicar')
})
