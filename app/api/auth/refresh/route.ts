import { route } from '@/server/http/route';
import { refresh } from '@/server/identity/local/api';
import { refreshTokenPair } from '@/server/identity/local/refresh-tokens';

export const dynamic = 'force-dynamic';

export const POST = route(refresh, ({ body }) => refreshTokenPair(body.refreshToken));
