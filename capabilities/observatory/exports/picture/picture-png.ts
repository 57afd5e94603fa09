import { renderAsync } from '@resvg/resvg-js'
import { fontFiles } from '../../../../platform/documents/document-fonts.ts'

/** Twice the points of the picture: sharp on screens and on paper. */
const SCALE = 2

/** A picture that is written out, in pixels; drawn beside the other work, with our own letters and never those of the machine. */
export async function picturePng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: [...fontFiles()], loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
  })
  return new Uint8Array(drawn.asPng())
}
