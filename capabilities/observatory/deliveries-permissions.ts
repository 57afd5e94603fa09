import type { Permission } from '../../platform/capability/permission.ts'

export const MANAGE_DELIVERY_KEYS: Permission = {
  id: 'observatory.manage_delivery_keys',
  sentence: {
    es: 'Quien administra da llaves con que programas de otras instituciones entregan cifras, y las retira',
    en: 'Administrators give keys with which programs of other institutions deliver figures, and withdraw them',
  },
  grants: [{ to: 'administrator' }],
}

export const DELIVER_FIGURES: Permission = {
  id: 'observatory.deliver_figures',
  sentence: {
    es: 'Un programa que trae una llave entrega cifras, que esperan revisión y publicación como las demás; sin llave no entra nada',
    en: 'A program that brings a key delivers figures, which wait for review and publication like all others; without a key nothing enters',
  },
  grants: [{ to: 'public' }],
}

export const DELIVERIES_PERMISSIONS: readonly Permission[] = [MANAGE_DELIVERY_KEYS, DELIVER_FIGURES]
