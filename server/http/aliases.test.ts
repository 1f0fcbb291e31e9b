import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { proxy } from '@/proxy';
import { aliases, aliasTarget } from './aliases';
import { operations } from './operations';

const app = join(import.meta.dirname, '../../app');
/** Groups in parentheses take no part in the path. */
const pageRoots = readdirSync(app, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  return /^\(.*\)$/.test(entry.name) ? readdirSync(join(app, entry.name)) : [entry.name];
});
const paths = [...new Set(operations.map(({ path }) => path))];
const sent = (path: string, method = 'GET') => proxy(new NextRequest(`http://localhost:3000${path}`, { method }));
const rewrittenTo = (path: string, method?: string) => sent(path, method).headers.get('x-middleware-rewrite');

/** Every call that an alias stands for, by the earlier path. */
const cases = Object.entries(aliases).flatMap(([from, to]): [string, string][] =>
  from.endsWith('/')
    ? paths.filter((path) => path.startsWith(to)).map((path): [string, string] => [from + path.slice(to.length), path])
    : [[from, to]],
);

describe.each(cases)('%s', (from, path) => {
  it(`is answered by ${path}`, () => {
    expect(paths).toContain(path);
    expect(aliasTarget(from)).toBe(path);
    const plain = (text: string) => text.replaceAll(/[{}]/g, '');
    expect(rewrittenTo(`${plain(from)}?limit=3`)).toBe(`http://localhost:3000${plain(path)}?limit=3`);
  });
});

describe('aliases', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThan(30);
  });

  it('take no page’s place, and no other call’s', () => {
    for (const from of Object.keys(aliases)) {
      const [root = ''] = from.split('/').filter(Boolean);
      if (root === 'api') expect(existsSync(join(app, from))).toBe(false);
      else expect(pageRoots).not.toContain(root);
    }
  });

  it('lead from the earliest path to the newest', () => {
    expect(aliasTarget('/scan/cspm-multi')).toBe('/api/scan/cspm');
    expect(aliasTarget('/results/history-multi')).toBe('/api/results/history');
  });

  it('are the API to the proxy: any method, its policy, its preflight', () => {
    expect(rewrittenTo('/scan/results/x', 'DELETE')).toBe('http://localhost:3000/api/scan/results/x');
    expect(sent('/scan/start', 'OPTIONS').status).toBe(sent('/api/scan/start', 'OPTIONS').status);
    const policy = 'content-security-policy';
    expect(sent('/scan/start').headers.get(policy)).toBe(sent('/api/scan/start').headers.get(policy));
  });

  it.each(['/', '/scan', '/scan/', '/scans/1', '/authx/login', '/aws-account/x', '/aws-accounts', '/x/scan/start', '/findings'])(
    'leave %s alone',
    (path) => {
      expect(aliasTarget(path)).toBeNull();
    },
  );
});
