import { route } from '@/server/http/route';
import { answerClerkWebhook } from '@/server/identity/webhooks/answer-webhook';
import { clerkWebhook } from '@/server/identity/webhooks/api';

export const dynamic = 'force-dynamic';

export const POST = route(clerkWebhook, ({ bytes, request }) => answerClerkWebhook(bytes, request.headers));
