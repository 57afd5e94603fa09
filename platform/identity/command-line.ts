import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { say } from '../../kernel/text.ts'
import type { CliCommand, CliShell } from '../capability/manifest.ts'
import { addAccount } from './add-account.ts'
import { hashPassword } from './password.ts'
import { inviteAccount } from './people/invite.ts'

const USAGE = {
  es: 'account add USUARIO --name "NOMBRE" --role ROL [--unit CÓDIGO]   crea una cuenta y muestra su contraseña (roles: administrator, executive_director, unit_planner, reader)',
  en: 'account add LOGIN --name "NAME" --role ROLE [--unit CODE]        creates an account and shows its password (roles: administrator, executive_director, unit_planner, reader)',
}

/** The first administrator of a server database is made here; nobody can sign in before. The password is shown once. */
async function addFromShell(shell: CliShell, args: readonly string[]): Promise<number> {
  const asked = ask(args)
  if (asked === undefined) {
    shell.err(say(USAGE, shell.locale))
    return 2
  }
  const session = await shell.open()
  if (!session.ok) {
    shell.err(say(session.refusal.message, shell.locale))
    return 1
  }
  const password = randomBytes(12).toString('base64url')
  const input = { ...asked, passwordHash: await hashPassword(password) }
  const done = await session.value.runner.command(addAccount, session.value.ctx, input)
  if (!done.ok) {
    shell.err(say(done.refusal.message, shell.locale))
    return 1
  }
  shell.out(
    say(
      {
        es: `Cuenta ${asked.login} creada. Contraseña (no se volverá a mostrar): ${password}`,
        en: `Account ${asked.login} created. Password (it will not be shown again): ${password}`,
      },
      shell.locale,
    ),
  )
  return 0
}

function ask(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, role: { type: 'string' }, unit: { type: 'string' } },
    })
    const [login] = positionals
    if (login === undefined || positionals.length > 1 || values.name === undefined || values.role === undefined)
      return undefined
    return { login, name: values.name, role: values.role, ...(values.unit === undefined ? {} : { unit: values.unit }) }
  } catch {
    return undefined
  }
}

const INVITE_USAGE = {
  es: 'account invite CORREO --name "NOMBRE" --office CÓDIGO --role ROL [--kind staff|professional|citizen] [--unit CÓDIGO] [--from AAAA-MM-DD] [--to AAAA-MM-DD] [--locale es|en]   envía por correo un enlace para elegir la contraseña',
  en: 'account invite ADDRESS --name "NAME" --office CODE --role ROLE [--kind staff|professional|citizen] [--unit CODE] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--locale es|en]   sends a link by letter to choose the password',
}
const INVITE_OPTIONS = ['name', 'office', 'role', 'kind', 'unit', 'from', 'to', 'locale'] as const

/** The letter is put down here and leaves when a process that runs jobs does. Nobody else ever sees a password. */
async function inviteFromShell(shell: CliShell, args: readonly string[]): Promise<number> {
  const asked = askInvitation(args)
  if (asked === undefined) {
    shell.err(say(INVITE_USAGE, shell.locale))
    return 2
  }
  const session = await shell.open()
  if (!session.ok) {
    shell.err(say(session.refusal.message, shell.locale))
    return 1
  }
  const done = await session.value.runner.command(inviteAccount, session.value.ctx, asked)
  if (!done.ok) {
    shell.err(say(done.refusal.message, shell.locale))
    return 1
  }
  const { login } = done.value
  shell.out(
    say(
      {
        es: `Cuenta ${login} creada. El enlace para elegir la contraseña sale por correo y sirve siete días.`,
        en: `Account ${login} created. The link to choose the password leaves by letter and works for seven days.`,
      },
      shell.locale,
    ),
  )
  return 0
}

function askInvitation(args: readonly string[]): Readonly<Record<string, string>> | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(INVITE_OPTIONS.map((name) => [name, { type: 'string' as const }])),
    })
    const [email] = positionals
    if (email === undefined || positionals.length > 1) return undefined
    const given = INVITE_OPTIONS.flatMap((name) => {
      const value = values[name]
      return typeof value === 'string' ? [[name, value] as const] : []
    })
    const asked = { email, ...Object.fromEntries(given) }
    return ['name', 'office', 'role'].every((name) => name in asked) ? asked : undefined
  } catch {
    return undefined
  }
}

export const identityCommandLine: readonly CliCommand[] = [
  { words: ['account', 'add'], usage: USAGE, run: addFromShell },
  { words: ['account', 'invite'], usage: INVITE_USAGE, run: inviteFromShell },
]
