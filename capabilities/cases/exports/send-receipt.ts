import { refusalPage } from '../../../platform/web/answers.tsx'
import type { WebContext } from '../../../platform/web/page.tsx'
import { localPath } from '../../../platform/web/paths.ts'
import type { WholeCase } from '../data/case-query.ts'
import { filingPaths } from '../filing-paths.ts'
import { staffPaths } from '../staff-paths.ts'
import { receiptPdf } from './receipt-pdf.ts'

/** The receipt of a case as a file, for whoever may see it; who may is asked before. */
export async function sendReceipt(c: WebContext, of: WholeCase): Promise<Response> {
  const locale = c.get('locale')
  const { institution, entrance } = c.get('services')
  const origin = entrance.publicUrl ?? new URL(c.req.url).origin
  const absolute = (path: string) => new URL(path, origin).href
  const made = await receiptPdf({
    of,
    institution: institution.title.es,
    zone: institution.zone,
    statusUrl: absolute(localPath(locale, filingPaths.status(of.row.number))),
    verifyUrl: absolute(staffPaths.verified(of.row.verificationCode)),
    locale,
  })
  if (!made.ok) return refusalPage(c, 422, made.refusal)
  c.header('cache-control', 'private, no-cache')
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `attachment; filename="constancia-${of.row.number}.pdf"`)
  return c.body(new Uint8Array(made.value))
}
