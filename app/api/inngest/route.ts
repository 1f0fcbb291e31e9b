import { serve } from 'inngest/next';
import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions/functions';

export const dynamic = 'force-dynamic';

/** The engine calls in here. Signed both ways; an unsigned or stale call is answered with 401 and does nothing. */
export const { GET, POST, PUT } = serve({ client: inngest, functions });
