import type { Permission } from '../capability/permission.ts'

export const OWN_DATA: Permission = {
  id: 'personal_data.own',
  sentence: {
    es: 'Cada quien ve, descarga y pide corregir los datos que la plataforma tiene de su persona',
    en: 'Everybody sees and downloads what the platform holds on them, and asks for its correction',
  },
  grants: [{ to: 'signed_in' }],
}

export const REVEAL: Permission = {
  id: 'personal_data.reveal',
  sentence: {
    es: 'Quien administra lee un dato protegido de otra persona si dice para qué; la lectura queda anotada',
    en: 'An administrator reads a protected value of another person on saying what for; the reading is noted',
  },
  grants: [{ to: 'administrator' }],
}

export const KEEP_DATA: Permission = {
  id: 'personal_data.keep',
  sentence: {
    es: 'Quien administra decide las correcciones pedidas, ve las lecturas de datos protegidos y qué se olvidará',
    en: 'An administrator decides the corrections asked for and sees the readings of protected values and what will be forgotten',
  },
  grants: [{ to: 'administrator' }],
}

export const FORGET: Permission = {
  id: 'personal_data.forget',
  sentence: {
    es: 'El sistema olvida lo que cumplió su plazo',
    en: 'The system forgets what has passed its time',
  },
  grants: [{ to: 'system' }],
}
