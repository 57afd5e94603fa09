import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { deliverFigures } from '../data/deliver-figures.ts'
import { DELIVERY_KEY, deliveryKeysQuery, giveDeliveryKey, revokeDeliveryKey } from '../data/delivery-keys.ts'
import { deliveryPaths } from '../deliveries-paths.ts'
import { DELIVERIES_PERMISSIONS, MANAGE_DELIVERY_KEYS } from '../deliveries-permissions.ts'
import { deliveryRoutes } from '../exports/delivery-routes.ts'
import { keyRoutes } from '../pages/staff/deliveries/keys-routes.tsx'

/** Programs of other institutions bring figures, each with a key. */
export const deliveriesPart: ManifestPart = {
  permissions: DELIVERIES_PERMISSIONS,
  routes: [...deliveryRoutes, ...keyRoutes],
  menu: [
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Llaves para entregar cifras', en: 'Keys for delivering figures' },
      path: deliveryPaths.keys(),
      permission: MANAGE_DELIVERY_KEYS,
      order: 30,
    },
  ],
  commands: [deliverFigures, giveDeliveryKey, revokeDeliveryKey],
  queries: [deliveryKeysQuery],
  records: [{ kind: DELIVERY_KEY, title: { es: 'Llave para entregar cifras', en: 'Key for delivering figures' } }],
}
