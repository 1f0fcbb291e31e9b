import { z } from 'zod';
import { getFramework as read, deleteFramework as remove } from '@/server/compliance/api';
import { deleteFramework } from '@/server/compliance/custom/mutations';
import { getFramework } from '@/server/compliance/data';
import { notFound } from '@/server/errors';
import { route } from '@/server/http/route';

export const GET = route(read, async ({ actor, params, query }) => ({ framework: await getFramework(actor, params.id, query) }));

export const DELETE = route(remove, ({ actor, params }) => {
  // Ours have words for ids, and stay.
  if (!z.uuid().safeParse(params.id).success) throw notFound('uploaded framework');
  return deleteFramework(actor, params.id);
});
