import { outPaths } from '../../capabilities/planning/out-paths.ts'
import type { ExamplesByRoute } from './page-example.ts'

/** Of what every room stands on: entry, accounts, history, jobs, search. */
export const HOUSE_PAGES: ExamplesByRoute = {
  '/': () => [{ title: 'home of the portal', path: '/' }],
  '/t/cuenta/calendario': () => [{ title: 'the own calendar', path: outPaths.calendar(), as: 'planificacion.scdu' }],
  '/historial': () => [{ title: 'daily heads of the history', path: '/historial' }],
  '/api': () => [{ title: 'open data', path: '/api' }],
  '/t/permisos': () => [
    { title: 'who may what', path: '/t/permisos', as: 'administracion' },
    { title: 'what a role may', path: '/t/permisos?funcion=unit_planner', as: 'administracion' },
    {
      title: 'why an account may or may not',
      path: '/t/permisos?cuenta=planificacion.scdu',
      as: 'administracion',
    },
    { title: 'an account that is not there', path: '/t/permisos?cuenta=nadie', as: 'administracion', status: 404 },
  ],
  '/acceso': () => [{ title: 'sign in', path: '/acceso?volver=%2Ft' }],
  // Who has no step open is led back to where signing in begins; the step itself is looked at by factors.e2e.test.ts.
  // Without a provider its addresses say so on the page from which they are reached; single-sign-on.e2e.test.ts has one.
  '/acceso/institucion': () => [{ title: 'sign in by a provider that is not there', path: '/acceso/institucion' }],
  '/acceso/institucion/vuelta': () => [
    { title: 'back from a provider without having left', path: '/acceso/institucion/vuelta?code=x&state=y' },
  ],
  '/t/confirmar/institucion': () => [
    { title: 'confirm by a provider that is not there', path: '/t/confirmar/institucion', as: 'lectura' },
  ],
  '/t/cuenta/seguridad/institucion': () => [
    { title: 'link to a provider that is not there', path: '/t/cuenta/seguridad/institucion', as: 'lectura' },
  ],
  '/t/cuenta/seguridad/institucion/vincular': () => [
    { title: 'nothing to link', path: '/t/cuenta/seguridad/institucion/vincular', as: 'lectura' },
  ],
  '/acceso/paso': () => [{ title: 'second step without a first', path: '/acceso/paso' }],
  '/t/cuenta/sesiones': () => [{ title: 'own sessions', path: '/t/cuenta/sesiones', as: 'lectura' }],
  '/t/cuenta/seguridad': () => [{ title: 'security of the own account', path: '/t/cuenta/seguridad', as: 'lectura' }],
  // Nothing to confirm leads back to the page before it; the square is looked at by factors.e2e.test.ts.
  '/t/cuenta/seguridad/codigos': () => [
    { title: 'codes without having asked for them', path: '/t/cuenta/seguridad/codigos', as: 'lectura' },
  ],
  '/t/confirmar': () => [{ title: 'confirm who one is', path: '/t/confirmar?volver=%2Ft', as: 'lectura' }],
  '/buscar': () => [
    { title: 'search, nothing asked', path: '/buscar' },
    { title: 'search with hits', path: '/buscar?q=tramites' },
    { title: 'search in one subject', path: '/buscar?q=plan&tema=planes' },
    { title: 'search without hits', path: '/buscar?q=zanahoria' },
  ],
  '/diseno': () => [{ title: 'design system', path: '/diseno' }],
  '/t': () => [
    { title: 'workspace of a planner', path: '/t', as: 'planificacion.scdu' },
    { title: 'workspace without a unit', path: '/t', as: 'lectura' },
  ],
  '/t/buscar': () => [{ title: 'search in the workspace', path: '/t/buscar?q=tramites', as: 'lectura' }],
  '/t/avisos': () => [
    { title: 'notices', path: '/t/avisos', as: 'planificacion.sim' },
    { title: 'no notices', path: '/t/avisos', as: 'lectura' },
  ],
  '/t/avisos/preferencias': () => [
    { title: 'which notices to get', path: '/t/avisos/preferencias', as: 'planificacion.scdu' },
  ],
  '/t/correo': () => [
    { title: 'mailbox of the demonstration', path: '/t/correo', as: 'administracion' },
    { title: 'mailbox refused', path: '/t/correo', as: 'direccion', status: 403 },
  ],
  '/t/correo/:id': ({ letter }) => [{ title: 'a letter', path: letter, as: 'administracion' }],
  '/t/personas': () => [
    { title: 'people', path: '/t/personas', as: 'administracion' },
    {
      title: 'people of an office that nobody is of',
      path: '/t/personas?oficina=ACU&q=zanahoria',
      as: 'administracion',
    },
    { title: 'people refused', path: '/t/personas', as: 'direccion', status: 403 },
  ],
  '/t/personas/invitar': () => [{ title: 'invite a person', path: '/t/personas/invitar', as: 'administracion' }],
  '/t/personas/:id': ({ account }) => [{ title: 'a person', path: account, as: 'administracion' }],
  '/t/personas/:id/seguridad': ({ account }) => [
    { title: 'with what an account is entered', path: `${account}/seguridad`, as: 'administracion' },
  ],
  '/invitacion/:token': () => [{ title: 'an invitation that is over', path: '/invitacion/nada', status: 404 }],
  '/recuperar': () => [
    { title: 'recover the password', path: '/recuperar' },
    { title: 'recover the password, said', path: '/recuperar?enviado=si' },
  ],
  '/recuperar/:token': () => [{ title: 'a recovery that is over', path: '/recuperar/nada', status: 404 }],
  '/registro': () => [
    { title: 'ask for an account', path: '/registro' },
    { title: 'ask for an account, said', path: '/registro?enviado=si' },
  ],
  '/registro/:token': () => [{ title: 'a registration that is over', path: '/registro/nada', status: 404 }],
  '/t/cuenta/sustitucion': () => [{ title: 'substitutions', path: '/t/cuenta/sustitucion', as: 'lectura' }],
  '/t/cuenta/clave': () => [{ title: 'own password', path: '/t/cuenta/clave', as: 'planificacion.scdu' }],
  '/t/cuenta': () => [{ title: 'own account', path: '/t/cuenta', as: 'planificacion.scdu' }],
  '/t/trabajos': () => [
    { title: 'jobs', path: '/t/trabajos', as: 'administracion' },
    { title: 'jobs set aside', path: '/t/trabajos?estado=apartados', as: 'administracion' },
  ],
  '/t/trabajos/:id': ({ job }) => [{ title: 'a job', path: job, as: 'administracion' }],
  '/salud': () => [
    { title: 'state of the service', path: '/salud' },
    { title: 'state of the service, for who runs it', path: '/salud', as: 'administracion' },
  ],
  '/t/historial': () => [
    { title: 'history', path: '/t/historial', as: 'administracion' },
    { title: 'history, nothing found', path: '/t/historial?persona=nadie', as: 'administracion' },
    { title: 'history refused', path: '/t/historial', as: 'direccion', status: 403 },
  ],
  '/t/historial/comprobacion': () => [
    { title: 'verification of the history', path: '/t/historial/comprobacion', as: 'administracion' },
  ],
  '/t/historial/:seq': ({ entry }) => [
    { title: 'the loading of the deployment', path: '/t/historial/1', as: 'administracion' },
    { title: 'an entry of the history', path: entry, as: 'administracion' },
    { title: 'no entry', path: '/t/historial/999999', as: 'administracion', status: 404 },
  ],
  '/t/cuenta/mis-datos': () => [
    { title: 'my data', path: '/t/cuenta/mis-datos', as: 'lectura' },
    { title: 'my data, with a correction asked for', path: '/t/cuenta/mis-datos', as: 'administracion' },
  ],
  '/t/datos-personales': () => [
    { title: 'corrections, readings and times', path: '/t/datos-personales', as: 'administracion' },
    { title: 'personal data refused', path: '/t/datos-personales', as: 'direccion', status: 403 },
  ],
  '/t/datos-personales/mostrar/:person/:field': ({ person }) => [
    {
      title: 'why a sensitive value is needed',
      path: `/t/datos-personales/mostrar/${person}/email`,
      as: 'administracion',
    },
    {
      title: 'a value that is not sensitive',
      path: `/t/datos-personales/mostrar/${person}/name`,
      as: 'administracion',
      status: 404,
    },
  ],
}
