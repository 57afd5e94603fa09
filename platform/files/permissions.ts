import type { Permission } from '../capability/permission.ts'

export const SEND_FILES: Permission = {
  id: 'files.send',
  sentence: {
    es: 'Quien tiene una cuenta envía archivos para lo que su cuenta permite y ve solo los envíos propios',
    en: 'Who has an account sends files for what the account allows, and sees own uploads alone',
  },
  grants: [{ to: 'signed_in' }],
}

export const NOTE_INFECTED: Permission = {
  id: 'files.note_infected',
  sentence: {
    es: 'Queda en el historial que el antivirus rechazó un archivo, sea quien sea que lo envió',
    en: 'That the antivirus refused a file is written into the history, whoever sent it',
  },
  grants: [{ to: 'signed_in' }, { to: 'system' }],
}
