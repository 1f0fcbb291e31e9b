import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId, tenantPolicy } from './columns';

/** For how many days an organization keeps what is over. No row: the defaults. The audit log is never shortened. */
export const retentionSettings = pgTable(
  'retention_settings',
  {
    orgId: orgId(),
    /** Records of scans that have ended, with their coverage. */
    scanDays: integer('scan_days').notNull(),
    /** History: transitions of findings, earlier versions of resources. */
    historyDays: integer('history_days').notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId] }),
    check('retention_settings_scan_days', sql`${t.scanDays} >= 7`),
    check('retention_settings_history_days', sql`${t.historyDays} >= 30`),
    tenantPolicy(),
  ],
);
