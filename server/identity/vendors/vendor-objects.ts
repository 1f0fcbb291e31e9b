import { z } from 'zod';
import type { Profile } from './claim';

/** Users as the vendors' APIs and events show them: only what we keep. */

const text = z.string().max(500).nullish();

export const clerkUserSchema = z.object({
  id: z.string().min(1).max(255),
  first_name: text,
  last_name: text,
  username: text,
  primary_email_address_id: text,
  email_addresses: z
    .array(z.object({ id: text, email_address: z.string().max(254), verification: z.object({ status: text }).nullish() }))
    .default([]),
  banned: z.boolean().nullish(),
  /** Milliseconds. */
  updated_at: z.number().nullish(),
});

export const workosUserSchema = z.object({
  id: z.string().min(1).max(255),
  email: z.string().max(254),
  email_verified: z.boolean().nullish(),
  first_name: text,
  last_name: text,
  updated_at: z.iso.datetime({ offset: true }).nullish(),
});

const fullName = (...parts: (string | null | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' ').slice(0, 200) || undefined;

export function clerkProfile(user: z.output<typeof clerkUserSchema>): Profile {
  const primary = user.email_addresses.find(({ id }) => id === user.primary_email_address_id) ?? user.email_addresses[0];
  return {
    name: fullName(user.first_name, user.last_name) ?? user.username ?? undefined,
    email: primary?.email_address,
    emailVerified: primary?.verification?.status === 'verified',
  };
}

export const workosProfile = (user: z.output<typeof workosUserSchema>): Profile => ({
  name: fullName(user.first_name, user.last_name),
  email: user.email,
  emailVerified: user.email_verified ?? false,
});
