import { findBubblewrap } from '../bubblewrap/find';
import { jobOf } from './escape-case';

/** A runner for a test to kill: starts a script that never ends, in a sandbox, and tells the name of its control group. */
const found = await findBubblewrap();
if (typeof found === 'string') throw new Error(found);
const script = 'setsid sleep 600 & sleep 600';
await found.run(
  jobOf({ number: 32, title: '', script, limits: { seconds: 600 }, check: () => {} }),
  { chunk: () => {}, started: ({ name }) => console.log(name) },
  new AbortController().signal,
);
