import type { Draft } from '../draft';
import { addEventSubscription, addParameterGroup } from '../parts/database-settings';
import { main, recovery } from './places';

/** Parameter groups, and who hears of what happens to databases. */
export function addDatabaseSettings(draft: Draft): void {
  const { clock } = draft;
  const tls = { 'rds.force_ssl': '1', log_connections: '1', log_min_duration_statement: '500' };
  for (const region of [main, recovery]) addParameterGroup(draft, { region, name: 'lumen-postgres16', family: 'postgres16', set: tls });
  addParameterGroup(draft, {
    region: main,
    name: 'lumen-mysql8',
    family: 'mysql8.0',
    set: { require_secure_transport: '1', slow_query_log: '1' },
  });
  addParameterGroup(draft, {
    region: main,
    name: 'default.postgres13',
    family: 'postgres13',
    description: 'Default parameter group for postgres13',
    set: {},
  });
  addParameterGroup(draft, {
    region: main,
    name: 'default.mysql5.7',
    family: 'mysql5.7',
    description: 'Default parameter group for mysql5.7',
    set: {},
  });
  addParameterGroup(draft, {
    region: main,
    name: 'default.sqlserver-se-14.0',
    family: 'sqlserver-se-14.0',
    description: 'Default parameter group for sqlserver-se-14.0',
    set: {},
  });
  addParameterGroup(draft, {
    region: main,
    name: 'default.aurora-postgresql16',
    family: 'aurora-postgresql16',
    description: 'Default parameter group for aurora-postgresql16',
    set: {},
  });
  addParameterGroup(draft, {
    region: main,
    name: 'default.aurora-mysql8.0',
    family: 'aurora-mysql8.0',
    description: 'Default parameter group for aurora-mysql8.0',
    set: {},
  });
  addParameterGroup(draft, {
    region: main,
    name: 'default.aurora-mysql5.7',
    family: 'aurora-mysql5.7',
    description: 'Default parameter group for aurora-mysql5.7',
    set: {},
  });
  addParameterGroup(draft, {
    region: 'us-east-1',
    name: 'default.postgres16',
    family: 'postgres16',
    description: 'Default parameter group for postgres16',
    set: {},
  });

  addEventSubscription(draft, {
    region: main,
    name: 'database-trouble',
    created: clock.ago(500),
    sourceType: 'db-instance',
    categories: ['maintenance', 'configuration change', 'failure'],
  });
  addEventSubscription(draft, {
    region: main,
    name: 'cluster-trouble',
    created: clock.ago(470),
    sourceType: 'db-cluster',
    categories: ['maintenance', 'failure'],
    // Written before there were reviews.
    sourceIds: ['catalog', 'checkout'],
  });
  draft.when(clock.during(33), () =>
    addEventSubscription(draft, {
      region: main,
      name: 'parameter-changes',
      created: clock.ago(33),
      sourceType: 'db-parameter-group',
      categories: ['configuration change'],
    }),
  );
  draft.when(clock.during(2000, 36), () =>
    addEventSubscription(draft, {
      region: main,
      name: 'firewall-changes',
      created: clock.ago(2000),
      sourceType: 'db-security-group',
      categories: ['configuration change', 'failure'],
    }),
  );
  addEventSubscription(draft, {
    region: recovery,
    name: 'standby-trouble',
    created: clock.ago(290),
    sourceType: 'db-instance',
    categories: ['failure'],
    sourceIds: ['orders-standby'],
  });
}
