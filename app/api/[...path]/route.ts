import { notFound } from '@/server/errors';
import { requestIdOf } from '@/server/http/context';
import { errorAnswer } from '@/server/http/respond';
import { toErrorAnswer } from '@/server/http/to-error-answer';

export const dynamic = 'force-dynamic';

/** What has no route gets an answer of the API, not a page. */
async function nothingHere(request: Request): Promise<Response> {
  return errorAnswer(toErrorAnswer(notFound('API call')), requestIdOf(request.headers));
}

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
