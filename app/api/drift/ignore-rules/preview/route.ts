import { previewIgnoreRule } from '@/server/drift/api';
import { previewRule } from '@/server/drift/ignore/preview';
import { route } from '@/server/http/route';

export const GET = route(previewIgnoreRule, ({ actor, query }) => previewRule(actor, query));
