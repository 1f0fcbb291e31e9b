import { fail, pass, unknown } from '../define-check';
import type { Verdict } from '../types';

/** Names that AWS proposes for the master user. */
const defaultUsers = ['admin', 'postgres'];

export function judgeMasterUser(name: string | undefined): Verdict {
  if (!name) return unknown('Not known: AWS did not tell the name of the master user');
  const evidence = { masterUser: name };
  return defaultUsers.includes(name.toLowerCase())
    ? fail(`The master user has the default name ${name}`, evidence)
    : pass('The master user has a name of its own', evidence);
}

/** The start of an engine's name, and the port that it listens on unless told otherwise. */
const defaultPorts: readonly (readonly [engine: string, port: number])[] = [
  ['aurora-postgresql', 5432],
  ['aurora', 3306],
  ['postgres', 5432],
  ['mysql', 3306],
  ['mariadb', 3306],
  ['oracle', 1521],
  ['sqlserver', 1433],
  ['db2', 50_000],
];

export function judgePort(engine: string | undefined, port: number | undefined): Verdict {
  if (!port) return unknown('Not known: AWS did not tell the port');
  const plain = (engine ?? '').replace(/^custom-/, '');
  const usual = defaultPorts.find(([prefix]) => plain.startsWith(prefix))?.[1];
  if (usual === undefined) return unknown(`Not known: no default port is known for ${engine ?? 'this engine'}`);
  const evidence = { port, defaultPort: usual };
  return port === usual
    ? fail(`The database listens on its default port ${port}`, evidence)
    : pass(`The database listens on port ${port}`, evidence);
}
