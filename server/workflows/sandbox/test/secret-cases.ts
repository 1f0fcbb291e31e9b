import { expect } from 'vitest';
import type { EscapeCase } from './escape-case';

const secret = 'Tr0ub4dor&3/horse+battery';
const base64 = (before: string) => Buffer.from(before + secret).toString('base64');

/** Secrets, exit codes and names. */
export const secretCases: readonly EscapeCase[] = [
  {
    number: 29,
    title: 'printing a secret raw, backwards, encoded and in pieces',
    script: `echo "$TOKEN"; cat /run/secrets/token; echo; printf '%s' "$TOKEN" | rev; echo; printf '%s' "$TOKEN" | base64; printf 'x%s' "$TOKEN" | base64; printf 'xy%s' "$TOKEN" | base64
printf '%s' "$TOKEN" | od -An -v -tx1 | tr -d ' \\n'; echo
printf '%s' "$TOKEN" | while IFS= read -r -n1 c 2>/dev/null; do printf '%s' "$c"; done; echo
perl -e '$| = 1; for (split //, $ENV{TOKEN}) { print; select(undef, undef, undef, 0.005) } print "\\n"; print "$_\\n" for split //, $ENV{TOKEN}'
perl -e 'my $t = $ENV{TOKEN}; $t =~ s/([^A-Za-z0-9])/sprintf("%%%02X", ord $1)/ge; print "$t\\n"' >&2
set -x; : "$TOKEN"`,
    job: { secrets: [{ name: 'token', value: secret, env: 'TOKEN' }] },
    check: ({ output }) => {
      const text = output.replaceAll('\n', '');
      for (const form of [secret, [...secret].reverse().join(''), Buffer.from(secret).toString('hex'), encodeURIComponent(secret)])
        expect(text).not.toContain(form.slice(3, -3));
      for (const before of ['', 'x', 'xy']) expect(text).not.toContain(base64(before).slice(6, -6));
      expect(output.match(/\*\*\*/g)?.length).toBeGreaterThan(3);
    },
  },
  {
    number: 17,
    title: 'links as artefacts',
    script: `ln -s /etc/passwd out; ln -s /etc folder; ln /etc/hosts hard 2>/dev/null || ln -s /etc/hosts hard; mkfifo pipe; mkdir good; echo fine > good/file; ln -s ../../../../etc/shadow good/link; ln -s /proc/self/environ good/env`,
    job: { artefacts: ['out', 'folder', 'hard', 'pipe', 'good', 'missing'] },
    check: ({ result }) => {
      const got = Object.fromEntries(result.artefacts.map(({ path, content, problem }) => [path, content?.toString() ?? problem]));
      expect(got['good/file']).toBe('fine\n');
      expect(got.missing).toContain('no such file');
      for (const path of ['out', 'folder', 'pipe', 'good/link', 'good/env']) expect(got[path]).toContain('only plain files');
      expect(result.artefacts.filter(({ content }) => content !== null)).toHaveLength(1);
    },
  },
  ...(
    [
      [0, 'succeeded', null],
      [1, 'failed', null],
      [42, 'failed', null],
      [137, 'failed', null],
      [255, 'failed', null],
    ] as const
  ).map(
    ([code, status, killedBy]): EscapeCase => ({
      number: 34,
      title: `exit code ${code}`,
      script: `exit ${code}`,
      check: ({ result }) => expect(result).toMatchObject({ status, exitCode: code, killedBy }),
    }),
  ),
  {
    number: 34,
    title: 'ended by its own fault',
    script: 'kill -SEGV $$',
    check: ({ result }) => expect(result).toMatchObject({ status: 'failed', exitCode: 139, signal: 'SIGSEGV' }),
  },
  {
    number: 34,
    title: 'a child out of memory, and the script goes on',
    script: 'head -c 1G /dev/zero | tail; echo went on; exit 0',
    limits: { memoryMb: 48 },
    check: ({ result, output }) => {
      expect(output).toContain('went on');
      expect(result).toMatchObject({ status: 'succeeded', exitCode: 0 });
      expect(result.usage.outOfMemoryKills).toBeGreaterThan(0);
    },
  },
  {
    number: 35,
    title: 'odd but honest names',
    script: `sh "sp ace'quo\\"te\\$(id).sh" && cat '#ünï code/*'`,
    job: {
      files: [
        { path: 'script', content: `sh "sp ace'quo\\"te\\$(id).sh" && cat '#ünï code/*'; echo out > "it's & out"` },
        { path: `sp ace'quo"te$(id).sh`, content: 'echo ran' },
        { path: '#ünï code/*', content: 'read\n' },
      ],
      artefacts: ["it's & out"],
    },
    check: ({ output, result }) => {
      expect(output).toBe('ran\nread\n');
      expect(result.artefacts).toMatchObject([{ path: "it's & out", problem: null }]);
    },
  },
];
