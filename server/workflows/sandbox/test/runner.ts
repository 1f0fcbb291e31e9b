import type { SandboxKind } from '../types';
import { jobOf } from './escape-case';
import { findPlace } from './places';

/** A runner for a test to kill: starts a script that never ends, in a sandbox of the kind that it is told, and tells the run's name. */
const found = await findPlace(process.argv[2] as SandboxKind);
if (typeof found === 'string') throw new Error(found);
const script = 'setsid sleep 600 & sleep 600';
await found.sandbox.run(
  jobOf({ number: 32, title: '', script, limits: { seconds: 600 }, check: () => {} }),
  { chunk: () => {}, started: ({ name }) => console.log(name) },
  new AbortController().signal,
);
