import { z } from 'zod';
import { log } from '../../log';
import { clerkSettings, workosSettings } from '../provider';
import { askVendor } from './ask-vendor';
import type { Profile, VendorClaim } from './claim';
import { clerkProfile, clerkUserSchema, workosProfile, workosUserSchema } from './vendor-objects';

const clerkOrganizationSchema = z.object({ name: z.string(), slug: z.string().nullish() });
const workosOrganizationSchema = z.object({ name: z.string() });

/** What could not be learned is left out: nobody is kept out because a vendor's API is slow. */
async function orNothing<T>(what: string, ask: Promise<T>): Promise<T | null> {
  try {
    return await ask;
  } catch (error) {
    log.warn({ err: error }, `${what} could not be learned from the vendor`);
    return null;
  }
}

/** Name and e-mail of a claim's person: as the token says, else as the vendor's API does; empty when neither can tell. */
export async function learnProfile({ provider, subject, profile }: VendorClaim): Promise<Profile> {
  if (profile.email) return profile;
  const path = encodeURIComponent(subject);
  const clerk = clerkSettings();
  if (provider === 'clerk' && clerk?.secretKey) {
    const ask = askVendor(`${clerk.apiUrl}/v1/users/${path}`, { key: clerk.secretKey, answer: clerkUserSchema });
    const user = await orNothing('a profile', ask);
    if (user) return clerkProfile(user);
  }
  const workos = workosSettings();
  if (provider === 'workos' && workos) {
    const ask = askVendor(`${workos.apiUrl}/user_management/users/${path}`, { key: workos.apiKey, answer: workosUserSchema });
    const user = await orNothing('a profile', ask);
    if (user) return workosProfile(user);
  }
  return profile;
}

/** Name and slug of a claim's organization, as far as they can be learned. */
export async function learnOrganization({ provider, organization }: VendorClaim): Promise<{ name?: string; slug?: string }> {
  if (!organization) return {};
  const path = encodeURIComponent(organization.subject);
  const clerk = clerkSettings();
  if (provider === 'clerk' && clerk?.secretKey) {
    const ask = askVendor(`${clerk.apiUrl}/v1/organizations/${path}`, { key: clerk.secretKey, answer: clerkOrganizationSchema });
    const found = await orNothing("an organization's name", ask);
    if (found) return { name: found.name, ...(found.slug ? { slug: found.slug } : {}) };
  }
  const workos = workosSettings();
  if (provider === 'workos' && workos) {
    const ask = askVendor(`${workos.apiUrl}/organizations/${path}`, { key: workos.apiKey, answer: workosOrganizationSchema });
    const found = await orNothing("an organization's name", ask);
    if (found) return { name: found.name };
  }
  return { ...(organization.name ? { name: organization.name } : {}), ...(organization.slug ? { slug: organization.slug } : {}) };
}

/** Ends a session at WorkOS too, else the next click on 'sign in' would begin it anew unasked. */
export async function revokeAtWorkos(sessionId: string): Promise<void> {
  const workos = workosSettings();
  if (!workos) return;
  const body = { session_id: sessionId };
  const url = `${workos.apiUrl}/user_management/sessions/revoke`;
  await orNothing('the end of a session', askVendor(url, { key: workos.apiKey, body, answer: z.unknown() }));
}

/** Ends a session at Clerk too, so that it renews no more tokens. Ours has already ended it here. */
export async function revokeAtClerk(sessionId: string): Promise<void> {
  const clerk = clerkSettings();
  if (!clerk?.secretKey) return;
  const url = `${clerk.apiUrl}/v1/sessions/${encodeURIComponent(sessionId)}/revoke`;
  await orNothing('the end of a session', askVendor(url, { key: clerk.secretKey, body: {}, answer: z.unknown() }));
}
