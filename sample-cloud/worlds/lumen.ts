import { serviceAccountId } from '../credentials';
import type { Tags } from './draft';

/** The three accounts of the story, the outsiders that appear in it, and who runs what. */
export const accounts = {
  production: '111122223333',
  staging: '444455556666',
  sandbox: '777788889999',
  /** The tool's own account, which the scan roles trust. */
  cloudLens: serviceAccountId,
  /** A warehouse and a payment provider that Lumen Shop works with. */
  logisticsPartner: '222233334444',
  paymentPartner: '333344445555',
  /** An agency whose contract has ended. */
  formerAgency: '555566667777',
} as const;

const services = {
  storefront: ['web', 'CC-1100'],
  catalog: ['catalogue', 'CC-1300'],
  search: ['catalogue', 'CC-1310'],
  checkout: ['payments', 'CC-1200'],
  payments: ['payments', 'CC-1210'],
  orders: ['fulfilment', 'CC-1400'],
  fulfilment: ['fulfilment', 'CC-1410'],
  invoicing: ['finance', 'CC-1500'],
  analytics: ['data', 'CC-1600'],
  marketing: ['marketing', 'CC-1700'],
  identity: ['platform', 'CC-1010'],
  platform: ['platform', 'CC-1000'],
  security: ['security', 'CC-1020'],
} as const;

export type ServiceName = keyof typeof services;
export type Environment = 'production' | 'staging' | 'sandbox';

/** The tags that a resource of this service should carry. */
export function serviceTags(service: ServiceName, environment: Environment, extra: Tags = {}): Tags {
  const [Team, CostCenter] = services[service];
  return { Environment: environment, Team, CostCenter, Service: service, ...extra };
}
