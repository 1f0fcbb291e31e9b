import { expect } from 'vitest';
import type { EscapeCase } from './escape-case';

const forEver = 'sleep 600';

/** Scripts that take all there is: each has to end at its limit and be told for what it was. */
export const resourceCases: readonly EscapeCase[] = [
  {
    number: 1,
    title: 'a fork bomb',
    script: `b() { b | b & }; b 2>/dev/null; ${forEver}`,
    limits: { pids: 16, seconds: 2 },
    check: ({ result }) => expect(['timed_out', 'failed']).toContain(result.status),
  },
  {
    number: 2,
    title: 'a thread bomb',
    kind: 'node',
    script: `const { Worker } = require('node:worker_threads');
let n = 0; setInterval(() => { n++; new Worker('setInterval(() => {}, 1000)', { eval: true }).on('error', () => {}); }, 5);`,
    limits: { seconds: 3 },
    check: ({ result }) => expect(result.status).not.toBe('succeeded'),
  },
  {
    number: 3,
    title: 'a memory bomb',
    script: 'head -c 1G /dev/zero | tail',
    limits: { memoryMb: 48 },
    check: ({ result }) => expect(result).toMatchObject({ status: 'killed', killedBy: 'memory' }),
  },
  {
    number: 4,
    title: 'filling the file systems in memory',
    script: `for d in /tmp /dev/shm /run; do for i in 1 2 3 4 5; do head -c 3m /dev/zero > $d/f$i || true; done; echo "$d $(du -sm $d | cut -f1)"; done
(echo x > /dev/file) && echo written`,
    limits: { diskMb: 4 },
    check: ({ output }) => {
      const sizes = [...output.matchAll(/^\/\S+ (\d+)$/gm)].map((match) => Number(match[1]));
      expect(sizes).toHaveLength(3);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(5);
      expect(output).not.toContain('written');
    },
  },
  {
    number: 5,
    title: 'filling the disk',
    script: `for d in / /usr /usr/bin /usr/lib /etc /var /home /root /opt /proc /sys; do (echo x > $d/cloudlens-file) 2>/dev/null && echo "written $d"; done
for i in 1 2 3 4 5; do head -c 3m /dev/zero > /work/f$i; done; du -sm /work | cut -f1`,
    limits: { diskMb: 4 },
    check: ({ output }) => {
      expect(output).not.toContain('written');
      expect(Number(/^(\d+)$/m.exec(output)?.[1])).toBeLessThanOrEqual(5);
    },
  },
  {
    number: 6,
    title: 'using up all inodes',
    script: `cd /tmp; perl -e 'my $n = 0; while (open(my $f, ">", "f$n")) { close $f; $n++; last if $n > 200000 } print "made $n\\n"'`,
    limits: { memoryMb: 64 },
    // Either the file system holds no more, or their memory is at its end.
    check: ({ output, result }) => expect(result.killedBy === 'memory' || Number(/made (\d+)/.exec(output)?.[1]) <= 10_000).toBe(true),
  },
  {
    number: 7,
    title: 'using up file descriptors',
    script: `perl -e 'my @f; while (open(my $f, "<", "/dev/null")) { push @f, $f; last if @f > 5000 } print "opened " . @f . "\\n"'; prlimit --nofile=4096 true 2>/dev/null && echo raised`,
    limits: { files: 64 },
    check: ({ output }) => {
      expect(Number(/opened (\d+)/.exec(output)?.[1])).toBeLessThan(64);
      expect(output).not.toContain('raised');
    },
  },
  {
    number: 8,
    title: 'spinning on all cores',
    script: 'for i in 1 2 3 4; do (while :; do :; done) & done; wait',
    limits: { cpu: 0.5, seconds: 3 },
    check: ({ result }) => {
      expect(result.status).toBe('timed_out');
      if (result.usage.cpuSeconds !== null) expect(result.usage.cpuSeconds).toBeLessThan(result.usage.wallSeconds * 0.5 + 0.5);
    },
  },
  {
    number: 9,
    title: 'sleeping for ever',
    script: forEver,
    limits: { seconds: 1 },
    check: ({ result }) => expect(result).toMatchObject({ status: 'timed_out', killedBy: null }),
  },
  {
    number: 10,
    title: 'ignoring every signal that can be ignored',
    script: `trap '' INT TERM HUP QUIT USR1; while :; do sleep 600; done`,
    limits: { seconds: 1 },
    check: ({ result }) => expect(result.status).toBe('timed_out'),
  },
  {
    number: 11,
    title: 'leaving a daemon behind',
    script: `setsid sh -c '(sleep 600 & sleep 600) &' </dev/null >/dev/null 2>&1; (setsid sleep 600 &) ; echo left`,
    check: ({ result, output }) => {
      expect(result.status).toBe('succeeded');
      expect(output).toBe('left\n');
    },
  },
  {
    number: 12,
    title: 'flooding the log',
    script: 'yes "a line that nobody reads to its end"',
    limits: { outputKb: 64 },
    check: ({ result, bytes }) => {
      expect(result).toMatchObject({ status: 'killed', killedBy: 'output', truncated: true });
      expect(bytes.length).toBeLessThan(66 * 1024);
    },
  },
  {
    number: 13,
    title: 'one line of a gigabyte',
    script: `head -c 1G /dev/zero | tr '\\0' a`,
    limits: { outputKb: 64 },
    check: ({ result, bytes, output }) => {
      expect(result).toMatchObject({ status: 'killed', killedBy: 'output', truncated: true });
      expect(bytes.length).toBeLessThan(66 * 1024);
      expect(output).toContain('cut off after 64 KiB');
    },
  },
  {
    number: 14,
    title: 'output that is no text',
    script: `printf '\\000\\001\\377\\376\\033[31mred\\033[0m\\033]0;title\\007\\r\\nlast\\r'`,
    check: ({ bytes, result }) => {
      expect(bytes.equals(Buffer.from('\x00\x01\xff\xfe\x1b[31mred\x1b[0m\x1b]0;title\x07\r\nlast\r', 'latin1'))).toBe(true);
      expect(result.status).toBe('succeeded');
    },
  },
];
