import { closeDatabase } from '@/server/db';
import { rotateSecrets } from '../rotate';

/** A process of its own that rotates, so that a test can let it die. */
await rotateSecrets();
await closeDatabase();
