import type { PlaybookRecap } from '../types';

const row =
  /^(\S+)\s*:\s*ok=(\d+)\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)(?:\s+skipped=(\d+))?(?:\s+rescued=(\d+))?(?:\s+ignored=(\d+))?\s*$/;

/** Ansible's closing table, `PLAY RECAP`, out of what it printed; null: it printed none. The last one counts. */
export function parseRecap(output: string): PlaybookRecap | null {
  const from = output.lastIndexOf('PLAY RECAP');
  if (from < 0) return null;
  const hosts = output
    .slice(from)
    .split('\n')
    .flatMap((line) => {
      const match = row.exec(line.trim());
      if (!match) return [];
      const [, host = '', ...counts] = match;
      const [ok = 0, changed = 0, unreachable = 0, failed = 0, skipped = 0, rescued = 0, ignored = 0] = counts.map((count) =>
        Number(count ?? 0),
      );
      return [{ host, ok, changed, unreachable, failed, skipped, rescued, ignored }];
    });
  return hosts.length > 0 ? { kind: 'recap', hosts } : null;
}
