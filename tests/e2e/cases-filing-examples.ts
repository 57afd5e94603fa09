import { DEMO_IDS, DEMO_LINKS } from '../../capabilities/cases/demo-ids.ts'
import { filingPaths } from '../../capabilities/cases/filing-paths.ts'
import { staffPaths } from '../../capabilities/cases/staff-paths.ts'
import type { FileExample } from './file-examples.ts'
import type { ExamplesByRoute } from './page-example.ts'

/** Cases of the demonstration were filed in the hundred days before it was loaded. */
const FILED_IN = new Date(Date.now() - 60 * 86_400_000).getUTCFullYear()
const NOBODYS = '01999999-0000-7000-8000-000000000000'

/** What the clock of a case was asked. */
export const STATUS_CLOCK: FileExample = {
  path: filingPaths.statusClock(`OPAMSS-PC-${FILED_IN}-00001`),
  type: 'application/json',
}

/** The receipt on paper, for its applicant and at the counter. */
export const RECEIPT_FILES = {
  '/expedientes/:id/constancia.pdf': {
    path: filingPaths.receiptFile(DEMO_IDS.case),
    as: 'lectura',
    type: 'application/pdf',
  },
  '/t/expedientes/:id/constancia.pdf': {
    path: staffPaths.receiptFile(DEMO_IDS.case),
    as: 'administracion',
    type: 'application/pdf',
  },
} as const satisfies Readonly<Record<string, FileExample>>

/** Of applications and cases, for who files them and for everybody. */
export const FILING_PAGES: ExamplesByRoute = {
  '/tramites/:code/solicitud': () => [
    { title: 'an application is begun without an account', path: filingPaths.start('permiso-de-construccion') },
    { title: 'an application is begun', path: filingPaths.start('linea-de-construccion'), as: 'lectura' },
    { title: 'an application for nothing', path: filingPaths.start('atlantis'), status: 404 },
  ],
  '/mis-tramites': () => [
    { title: 'one’s applications and cases', path: filingPaths.mine(), as: 'lectura' },
    { title: 'no applications', path: filingPaths.mine() },
  ],
  '/solicitudes/enlace/:token': () => [
    { title: 'an application by the link of a guest', path: filingPaths.link(DEMO_LINKS.draft) },
    { title: 'a link that opens nothing', path: filingPaths.link('enlace-que-no-existe'), status: 404 },
  ],
  '/solicitudes/autorizacion/:token': () => [
    { title: 'consent is asked for', path: filingPaths.consent(DEMO_LINKS.consent) },
  ],
  '/solicitudes/:id': () => [
    { title: 'an application', path: filingPaths.draft(DEMO_IDS.draft), as: 'lectura' },
    { title: 'an application that is somebody else’s', path: filingPaths.draft(DEMO_IDS.draft), status: 404 },
  ],
  '/solicitudes/:id/revision': () => [
    { title: 'an application is reviewed before filing', path: filingPaths.review(DEMO_IDS.draft), as: 'lectura' },
  ],
  '/expedientes/:id': () => [
    { title: 'a case, for its applicant', path: filingPaths.case(DEMO_IDS.case), as: 'lectura' },
    { title: 'a case that is nobody’s', path: filingPaths.case(NOBODYS), as: 'lectura', status: 404 },
  ],
  '/expedientes/:id/constancia': () => [
    { title: 'the receipt of a filing', path: filingPaths.receipt(DEMO_IDS.case), as: 'lectura' },
  ],
  '/t/ventanilla': () => [
    { title: 'an application is taken at the counter', path: filingPaths.counter(), as: 'administracion' },
    { title: 'the counter of who may not', path: filingPaths.counter(), as: 'lectura', status: 403 },
  ],
  '/t/expedientes/:id/constancia': () => [
    {
      title: 'the receipt that is printed at the counter',
      path: staffPaths.receipt(DEMO_IDS.case),
      as: 'administracion',
    },
  ],
  '/t/caja': () => [
    { title: 'payments at the till', path: filingPaths.till(), as: 'administracion' },
    { title: 'the till of who may not', path: filingPaths.till(), as: 'lectura', status: 403 },
  ],
  '/estado': () => [{ title: 'a case is looked for by its number', path: filingPaths.statusSearch() }],
  '/estado/:number': () => [
    { title: 'how a case stands', path: filingPaths.status(`OPAMSS-PC-${FILED_IN}-00001`) },
    { title: 'a number of no case', path: filingPaths.status('OPAMSS-PC-1999-00001'), status: 404 },
  ],
}
