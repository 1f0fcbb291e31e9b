import { z } from 'zod';
import { clerkProfile, clerkUserSchema } from '../vendors/vendor-objects';
import type { VendorEvent } from './vendor-event';

const id = z.string().min(1).max(255);
const milliseconds = z.number().nullish();
const text = z.string().max(500).nullish();

const envelopeSchema = z.object({ type: z.string().min(1).max(100), data: z.looseObject({}), timestamp: milliseconds });
const organizationSchema = z.object({ id, name: z.string().max(500), slug: text, updated_at: milliseconds });
const membershipSchema = z.object({
  organization: z.object({ id, name: text, slug: text }),
  public_user_data: z.object({ user_id: id, first_name: text, last_name: text, identifier: text }),
  role: text,
  updated_at: milliseconds,
});
const endedSchema = z.object({ id });

/** Clerk writes instants in milliseconds, and envelopes of old in seconds. */
const instantOf = (value: number): Date => new Date(value < 1e12 ? value * 1000 : value);

/**
 * A webhook of Clerk in our words.
 * @param eventId the message's id, from its header
 * @throws ZodError for a body that is no event of Clerk
 */
export function readClerkEvent(body: unknown, eventId: string, receivedAt: Date): VendorEvent {
  const { type, data, timestamp } = envelopeSchema.parse(body);
  const told = timestamp ? instantOf(timestamp) : receivedAt;
  const base = (updatedAt?: number | null) =>
    ({ provider: 'clerk', id: eventId, type, changedAt: updatedAt ? instantOf(updatedAt) : told }) as const;
  switch (type) {
    case 'user.created':
    case 'user.updated': {
      const user = clerkUserSchema.parse(data);
      return { ...base(user.updated_at), kind: 'user', subject: user.id, profile: clerkProfile(user), banned: user.banned ?? false };
    }
    case 'user.deleted':
      return { ...base(), kind: 'user-gone', subject: endedSchema.parse(data).id };
    case 'organization.created':
    case 'organization.updated': {
      const { id: subject, name, slug, updated_at } = organizationSchema.parse(data);
      return { ...base(updated_at), kind: 'organization', organization: { subject, name, slug: slug ?? undefined } };
    }
    case 'organization.deleted':
      return { ...base(), kind: 'organization-gone', subject: endedSchema.parse(data).id };
    case 'organizationMembership.created':
    case 'organizationMembership.updated':
      return { ...base(membershipSchema.parse(data).updated_at), ...membership(data) };
    case 'organizationMembership.deleted': {
      const { organization, public_user_data: user } = membershipSchema.parse(data);
      return { ...base(), kind: 'membership-gone', organization: organization.id, user: user.user_id };
    }
    case 'session.ended':
    case 'session.removed':
    case 'session.revoked':
      return { ...base(), kind: 'session-gone', subject: endedSchema.parse(data).id };
    default:
      return { ...base(), kind: 'other' };
  }
}

function membership(data: unknown) {
  const { organization, public_user_data: user, role } = membershipSchema.parse(data);
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ') || undefined;
  const email = user.identifier?.includes('@') ? user.identifier : undefined;
  return {
    kind: 'membership' as const,
    organization: { subject: organization.id, name: organization.name ?? undefined, slug: organization.slug ?? undefined },
    user: { subject: user.user_id, profile: { name, email } },
    role: role ?? null,
  };
}
