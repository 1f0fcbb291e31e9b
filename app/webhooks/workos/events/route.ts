import { route } from '@/server/http/route';
import { answerWorkosWebhook } from '@/server/identity/webhooks/answer-webhook';
import { workosWebhook } from '@/server/identity/webhooks/api';

export const dynamic = 'force-dynamic';

export const POST = route(workosWebhook, ({ bytes, request }) => answerWorkosWebhook(bytes, request.headers));
