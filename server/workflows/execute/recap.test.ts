import { expect, it } from 'vitest';
import { parseRecap } from './recap';

const recap = (counts: string) => `PLAY RECAP *********\n${counts}\n`;

it('reads the last table that Ansible printed, whatever stands around it', () => {
  const first = recap('localhost                  : ok=1    changed=0    unreachable=0    failed=1    skipped=0    rescued=0    ignored=0');
  const last = recap(
    'web-1 : ok=3    changed=2    unreachable=0    failed=0    skipped=1    rescued=0    ignored=4\nold : ok=1 changed=0 unreachable=1 failed=0',
  );
  const none = { changed: 0, unreachable: 0, failed: 0, skipped: 0, rescued: 0, ignored: 0 };
  expect(parseRecap(`TASK [x]\n${first}again\n${last}\nbye: ok=1`)).toEqual({
    kind: 'recap',
    hosts: [
      { ...none, host: 'web-1', ok: 3, changed: 2, skipped: 1, ignored: 4 },
      { ...none, host: 'old', ok: 1, unreachable: 1 },
    ],
  });
});

it.each(['', 'ok=1', 'PLAY RECAP', recap('not a row')])('sees no table in %j', (output) => expect(parseRecap(output)).toBeNull());
