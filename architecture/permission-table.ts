import { type AccessRow, accessOf, STANDINGS } from '../platform/capability/access.ts'
import { ACCESS_WORDS, sayAnswer } from '../platform/capability/access-words.ts'
import type { Manifest } from '../platform/capability/manifest.ts'

/** `docs/security/permissions.md`: who may what, for an auditor who reads no code. A widened grant shows in its review. */
export function permissionTable(manifests: readonly Manifest[]): string {
  const rows = accessOf(manifests)
  const words = ACCESS_WORDS.es
  return [
    '# Quién puede hacer qué',
    '',
    'Generado de lo que cada parte de la plataforma declara; una prueba lo compara con el programa y otra con el servidor en marcha, también en lo que niega. Después de un cambio: `npx vitest run architecture/permissions.test.ts -u`.',
    '',
    '*Generated from what each part of the platform declares; one test compares it with the program and another with the running server, denials included.*',
    '',
    `**Columnas.** ${STANDINGS.map((standing) => words.standings[standing]).join(' · ')}. Quien tiene cuenta puede además lo que puede cualquiera. «De su unidad», «de su oficina» y «lo propio» se preguntan del registro: si no se sabe de quién es, la respuesta es no.`,
    '',
    ...manifests.flatMap((manifest) => roomOf(manifest, rows)),
  ].join('\n')
}

function roomOf(manifest: Manifest, all: readonly AccessRow[]): readonly string[] {
  const rows = all.filter(({ room }) => room.id === manifest.id)
  if (rows.length === 0) return []
  const head = ['Permiso', ...STANDINGS.map((standing) => ACCESS_WORDS.es.standings[standing])]
  return [
    `## ${manifest.title.es}`,
    '',
    `| ${head.join(' | ')} |`,
    `| --- |${' :-: |'.repeat(STANDINGS.length)}`,
    ...rows.map(
      ({ permission, answers }) =>
        `| ${[`\`${permission.id}\``, ...STANDINGS.map((standing) => sayAnswer(answers[standing], 'es'))].join(' | ')} |`,
    ),
    '',
    ...rows.flatMap(({ permission, acts }) => [
      `- **${permission.sentence.es}** (\`${permission.id}\`): ${acts.length === 0 ? 'se pregunta dentro de otros actos' : acts.map(sayAct).join(', ')}.`,
    ]),
    '',
  ]
}

const KINDS = { route: '', command: 'orden ', query: 'consulta ' } as const

function sayAct({ kind, id }: AccessRow['acts'][number]): string {
  return `${KINDS[kind]}\`${id}\``
}
