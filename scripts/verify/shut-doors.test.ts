import { expect, test } from 'vitest';
import { root } from '../lib/root.mjs';
import { complaintsOf, shutDoorComplaints } from './shut-doors';

test('the sources open none of them', () => {
  expect(shutDoorComplaints(root)).toEqual([]);
});

test.each([
  "import { ImageResponse } from 'next/og';",
  "export async function findings() {\n  'use cache';\n}",
  "'use cache: remote';",
  "import { unstable_cache } from 'next/cache';",
  'export const revalidate = 60;',
  "export const dynamic = 'force-static';",
  'export async function generateStaticParams() {}',
  "const answer = eval('1');",
])('a source is refused that says %j', (text) => {
  expect(complaintsOf('app/page.tsx', text)).toHaveLength(1);
});

test('what only looks like it is let through', () => {
  expect(complaintsOf('app/page.tsx', "export const dynamic = 'force-dynamic';\nconst retrieval = medieval(1);")).toEqual([]);
});
