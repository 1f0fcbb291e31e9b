import { env } from '@/server/env';
import { openApi } from '@/server/health/api';
import { version } from '@/server/health/version';
import { openApiDocument } from '@/server/http/openapi';
import { operations } from '@/server/http/operations';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(openApi, async () => {
  const document = openApiDocument(operations, { version, url: env().APP_URL });
  return { openapi: '3.1.0', ...document };
});
