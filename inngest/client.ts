import { Inngest } from 'inngest';
import { RunFigures } from './middleware/run-figures';

/**
 * The one client that sends events and owns the functions. Where it talks to comes from the environment alone
 * (INNGEST_DEV, INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY), so that any of the four engines can be behind it.
 * Checkpointing stays off: the embedded engine records each step from the answer, as all engines can.
 */
export const inngest = new Inngest({ id: 'cloudlens', checkpointing: false, middleware: [RunFigures] });
