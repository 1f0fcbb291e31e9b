import { route } from '@/server/http/route';
import { getSandbox } from '@/server/workflows/api';
import { sandboxStatus } from '@/server/workflows/sandbox-status';

export const GET = route(getSandbox, async ({ actor }) => ({ sandbox: await sandboxStatus(actor) }));
