import { route } from '@/server/http/route';
import { secondFactorStatus } from '@/server/identity/second-factor/api';
import { secondFactorStatus as statusOf } from '@/server/identity/second-factor/manage';

export const dynamic = 'force-dynamic';

export const GET = route(secondFactorStatus, ({ actor }) => statusOf(actor));
