/** Of what the demonstration invents, so that whoever looks at it knows where: an application and a case of its reading account. */
export const DEMO_IDS = {
  draft: '019aa000-0000-7000-8000-00000000d001',
  case: '019aa000-0000-7000-8000-00000000c001',
} as const

/** Links of the demonstration, known to whoever reads the code: they open nothing that is not invented. */
export const DEMO_LINKS = {
  draft: 'enlace-de-demostracion-borrador',
  consent: 'enlace-de-demostracion-autorizacion',
} as const
