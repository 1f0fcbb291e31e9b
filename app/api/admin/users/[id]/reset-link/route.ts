import { route } from '@/server/http/route';
import { createResetLink } from '@/server/identity/local/api';
import { createResetLink as makeLink } from '@/server/identity/local/reset-password';

export const dynamic = 'force-dynamic';

export const POST = route(createResetLink, async ({ actor, params }) => {
  const { link, expiresAt } = await makeLink(actor, params.id);
  return { link, expiresAt: expiresAt.toISOString() };
});
