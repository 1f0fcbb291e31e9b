import { route } from '@/server/http/route';
import { enrol } from '@/server/identity/second-factor/api';
import { startEnrolment } from '@/server/identity/second-factor/enrol';

export const dynamic = 'force-dynamic';

export const POST = route(enrol, ({ actor }) => startEnrolment(actor));
