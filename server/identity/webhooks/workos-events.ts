import { z } from 'zod';
import { workosProfile, workosUserSchema } from '../vendors/vendor-objects';
import type { VendorEvent } from './vendor-event';

const id = z.string().min(1).max(255);
const instant = z.iso.datetime({ offset: true }).nullish();

const envelopeSchema = z.object({ id, event: z.string().min(1).max(100), data: z.looseObject({}), created_at: instant });
const organizationSchema = z.object({ id, name: z.string().max(500), updated_at: instant });
const membershipSchema = z.object({
  organization_id: id,
  user_id: id,
  organization_name: z.string().max(500).nullish(),
  role: z.object({ slug: z.string().max(100) }).nullish(),
  status: z.string().nullish(),
  updated_at: instant,
});
const endedSchema = z.object({ id });

/**
 * An event of WorkOS in our words.
 * @throws ZodError for a body that is no event of WorkOS
 */
export function readWorkosEvent(body: unknown, receivedAt: Date): VendorEvent {
  const { id: eventId, event: type, data, created_at } = envelopeSchema.parse(body);
  const told = created_at ? new Date(created_at) : receivedAt;
  const base = (updatedAt?: string | null) =>
    ({ provider: 'workos', id: eventId, type, changedAt: updatedAt ? new Date(updatedAt) : told }) as const;
  switch (type) {
    case 'user.created':
    case 'user.updated': {
      const user = workosUserSchema.parse(data);
      return { ...base(user.updated_at), kind: 'user', subject: user.id, profile: workosProfile(user), banned: false };
    }
    case 'user.deleted':
      return { ...base(), kind: 'user-gone', subject: endedSchema.parse(data).id };
    case 'organization.created':
    case 'organization.updated': {
      const { id: subject, name, updated_at } = organizationSchema.parse(data);
      return { ...base(updated_at), kind: 'organization', organization: { subject, name } };
    }
    case 'organization.deleted':
      return { ...base(), kind: 'organization-gone', subject: endedSchema.parse(data).id };
    case 'organization_membership.created':
    case 'organization_membership.updated':
    case 'organization_membership.deleted': {
      const {
        organization_id: organization,
        organization_name: name,
        user_id: user,
        role,
        status,
        updated_at,
      } = membershipSchema.parse(data);
      if (type.endsWith('deleted')) return { ...base(), kind: 'membership-gone', organization, user };
      if (status === 'inactive') return { ...base(updated_at), kind: 'membership-gone', organization, user };
      // Invited, but not there yet.
      if (status === 'pending') return { ...base(updated_at), kind: 'other' };
      return {
        ...base(updated_at),
        kind: 'membership',
        organization: { subject: organization, name: name ?? undefined },
        user: { subject: user, profile: {} },
        role: role?.slug ?? null,
      };
    }
    case 'session.revoked':
      return { ...base(), kind: 'session-gone', subject: endedSchema.parse(data).id };
    default:
      return { ...base(), kind: 'other' };
  }
}
