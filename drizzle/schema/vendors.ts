import { boolean, index, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { identity, identityPolicy } from './identity';

const vendor = () => text('provider', { enum: ['clerk', 'workos'] }).notNull();

/** Events of a sign-in vendor that have had their effect, for as long as the vendor may send them again. */
export const webhookEvents = identity.table(
  'webhook_events',
  {
    provider: vendor(),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
    /** What the tenants' side has yet to hear, as a list of `Aftermath`; null once it has. A repeat by the vendor makes up for it. */
    untold: jsonb('untold').$type<unknown[]>(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.eventId] }), index('webhook_events_received').on(t.receivedAt), identityPolicy()],
);

/**
 * What a vendor last told us about each of its objects, and when that was true there: an older word never undoes a newer one.
 * Rows of what is gone stay, so that a token or event that is still on its way brings nobody back.
 */
export const vendorObjects = identity.table(
  'vendor_objects',
  {
    provider: vendor(),
    kind: text('kind', { enum: ['user', 'organization', 'membership', 'session'] }).notNull(),
    /** The vendor's id; of a membership `<organization> <user>`. */
    subject: text('subject').notNull(),
    changedAt: instant('changed_at').notNull(),
    gone: boolean('gone').notNull().default(false),
    /** Of a membership: the vendor's own word for the role. */
    role: text('role'),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.kind, t.subject] }),
    index('vendor_objects_ended').on(t.kind, t.changedAt),
    identityPolicy(),
  ],
);
