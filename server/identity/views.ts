import type { z } from 'zod';
import type { Actor } from './actor';
import type { organizationSchema, userSchema } from './api';
import type { ApiKeyRow } from './api-keys';
import type { OrganizationView } from './data';

/** Rows as the API shows them. */

export const userView = ({ userId, email, name, role, orgId, provider }: Actor): z.input<typeof userSchema> => ({
  id: userId,
  email,
  name,
  role,
  organizationId: orgId,
  provider,
});

export const organizationView = (row: OrganizationView): z.input<typeof organizationSchema> => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});

export const apiKeyView = (row: ApiKeyRow) => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});
