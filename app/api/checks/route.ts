import { z } from 'zod';
import { listChecks as operation } from '@/server/catalogue/api';
import { listChecks } from '@/server/catalogue/data';
import { wordsOf } from '@/server/findings/tokens';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { route } from '@/server/http/route';

export const GET = route(operation, async ({ actor, query: { limit, cursor, service, severity, q } }) => {
  const words = wordsOf(q ?? '');
  const matching = (await listChecks(actor)).filter(
    (check) =>
      (!service || service.includes(check.service)) &&
      (!severity || severity.includes(check.severity)) &&
      words.every((word) => wordsOf(`${check.id} ${check.title}`).some((each) => each.startsWith(word))),
  );
  const [after] = cursor ? decodeCursor(actor.orgId, 'checks', cursor, z.tuple([z.string()])) : [''];
  const rest = matching.filter((check) => check.id > after);
  const checks = rest.slice(0, limit);
  const last = checks[checks.length - 1];
  return {
    checks,
    pagination: { total: matching.length, nextCursor: rest.length > limit && last ? encodeCursor(actor.orgId, 'checks', [last.id]) : null },
  };
});
