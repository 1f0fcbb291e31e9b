import { createIgnoreRule, listIgnoreRules } from '@/server/drift/api';
import { listRules } from '@/server/drift/ignore/data';
import { createRule } from '@/server/drift/ignore/mutations';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';

export const GET = route(listIgnoreRules, async ({ actor, query }) => pageOf(actor, 'rules', await listRules(actor), query));

export const POST = route(createIgnoreRule, ({ actor, body }) => createRule(actor, body));
