import { diesWithParent, works } from '../programs';

const NOBODY = 65_534;

export interface RunAs {
  /** Goes before the program's own path. */
  prefix: string[];
  /** Set where the files must be handed to another user first. */
  uid?: number;
}

/**
 * How to run PostgreSQL, which refuses to be root. As root it gets a user namespace in which it appears as nobody while its
 * files stay root's (works under a folder that only root may enter); where namespaces are refused, it becomes nobody for real.
 */
export function postgresRunAs(): RunAs {
  const dies = diesWithParent('INT');
  if (process.getuid?.() !== 0) return { prefix: dies };
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (works('unshare', [...namespace.slice(1), 'true'])) return { prefix: [...namespace, ...dies] };
  const become = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'];
  return { prefix: dies.length > 0 ? ['setpriv', ...become, ...dies.slice(1)] : [], uid: NOBODY };
}
