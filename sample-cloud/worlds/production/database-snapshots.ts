import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addClusterSnapshot, addDatabaseSnapshot } from '../parts/database-snapshot';
import { keyArn } from '../parts/kms-key';
import type { Networks } from './network';
import { dataKey, main, tagsOf } from './places';

/** Snapshots of databases: those that RDS takes, and those that people took and shared. */
export function addDatabaseSnapshots(draft: Draft, { shop, payments, legacy }: Networks): void {
  const { clock } = draft;
  const key = keyArn(draft, main, 'lumen-databases');
  const base = { region: main, engine: 'postgres', version: '16.4', vpcId: shop.id, kmsKeyArn: key } as const;
  for (const source of ['orders', 'invoicing', 'identity']) {
    for (let age = 60; age > 0; age -= 10) {
      const taken = clock.ago(age);
      draft.when(clock.during(age, age > 20 ? age - 20 : undefined), () =>
        addDatabaseSnapshot(draft, {
          ...base,
          source,
          name: `${source}-${taken.toISOString().slice(0, 10)}`,
          taken,
          automated: true,
          tags: tagsOf('orders'),
        }),
      );
    }
  }
  addDatabaseSnapshot(draft, {
    ...base,
    source: 'orders',
    name: 'orders-before-16-upgrade',
    taken: clock.ago(230),
    tags: tagsOf('orders'),
  });
  addDatabaseSnapshot(draft, {
    ...base,
    vpcId: payments.id,
    source: 'ledger',
    name: 'ledger-year-end',
    taken: clock.ago(325),
    kmsKeyArn: dataKey(draft, main, 'payments'),
    tags: tagsOf('payments'),
  });
  addDatabaseSnapshot(draft, {
    ...base,
    engine: 'mysql',
    version: '5.7.44',
    vpcId: legacy.id,
    source: 'warehouse-mirror',
    name: 'warehouse-for-partner',
    taken: clock.ago(410),
    kmsKeyArn: null,
    sharedWith: clock.turn(['all'], [35, [accounts.logisticsPartner]], [24, ['all']], [10, [accounts.logisticsPartner]]),
  });
  addDatabaseSnapshot(draft, {
    ...base,
    engine: 'mysql',
    version: '5.6.51',
    vpcId: legacy.id,
    source: 'shop-2018',
    name: 'shop-2018-final',
    taken: clock.ago(1700),
    kmsKeyArn: null,
    sharedWith: ['all'],
  });
  const cluster = { ...base, engine: 'aurora-mysql', version: '8.0.39' } as const;
  addClusterSnapshot(draft, {
    ...cluster,
    source: 'checkout',
    name: 'checkout-before-black-week',
    taken: clock.ago(63),
    tags: tagsOf('checkout'),
  });
  addClusterSnapshot(draft, {
    ...cluster,
    source: 'catalog',
    engine: 'aurora-postgresql',
    version: '16.4',
    name: 'catalog-monthly',
    taken: clock.ago(61),
    tags: tagsOf('catalog'),
  });
  addClusterSnapshot(draft, {
    ...cluster,
    source: 'reviews',
    version: '5.7.44',
    name: 'reviews-for-data-science',
    taken: clock.ago(300),
    kmsKeyArn: null,
    sharedWith: ['all'],
  });
}
