import { route } from '@/server/http/route';
import { confirm } from '@/server/identity/second-factor/api';
import { confirmEnrolment } from '@/server/identity/second-factor/enrol';

export const dynamic = 'force-dynamic';

export const POST = route(confirm, async ({ actor, body, request }) => ({
  recoveryCodes: await confirmEnrolment(actor, body.code, request.headers),
}));
