import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tarOf } from '@/sample-cloud/services/contents/tar-of';
import { lookThrough } from './look-through';

const limits = { packed: 5_000_000, unpacked: 20_000_000, files: 1_000 };
// Put together at run time, so that scanners of this repository stay calm.
const token = `ghp_${'aB3dE5gH7jK9mN2pQ4sT6vW8'.repeat(2).slice(0, 36)}`;
const script = `#!/bin/sh\nexport GITHUB_TOKEN=${token}\n`;
const clean = 'print("hello")\n';

async function* inParts(bytes: Uint8Array, size = 700): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
const look = (bytes: Uint8Array, over = limits) => lookThrough(inParts(bytes), over);
const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])),
  );

describe('looking through archives', () => {
  it.each([
    ['a zip', zip({ 'app/run.sh': script, 'app/main.py': clean }), 'app/run.sh'],
    ['a tar', tarOf({ 'app/run.sh': script, 'app/main.py': clean }), 'app/run.sh'],
    ['a gzipped tar', gzipSync(tarOf({ 'app/run.sh': script, 'app/main.py': clean })), 'app/run.sh'],
    ['a zip in a zip', zip({ 'lib/inner.jar': zip({ 'run.sh': script }), 'a.py': clean }), 'lib/inner.jar/run.sh'],
    ['a gzipped tar in a tar', tarOf({ 'opt/x.tgz': gzipSync(tarOf({ 'run.sh': script })), 'a.py': clean }), 'opt/x.tgz/run.sh'],
    ['long names', tarOf({ [`${'long/'.repeat(40)}run.sh`]: script, 'a.py': clean }), `${'long/'.repeat(40)}run.sh`],
  ])('finds what is in %s, and tells nothing of it', async (_, bytes, path) => {
    const seen = await look(bytes);
    expect(seen).toMatchObject({
      files: 2,
      compiled: 0,
      unseen: [],
      secrets: [{ kind: 'github-token', place: `${path}, line 2, GITHUB_TOKEN` }],
    });
    expect(JSON.stringify(seen)).not.toContain(token.slice(-12));
  });

  it('finds nothing where nothing is', async () =>
    expect(await look(zip({ 'a.py': clean, 'b/': '', 'empty.txt': '' }))).toMatchObject({ secrets: [], files: 2, unseen: [] }));

  it('finds values with a form of their own in what is no text, also between two searches', async () => {
    const noise = Buffer.alloc(2_300_000, '\0');
    noise.write(token, 999_990, 'latin1');
    expect(await look(zip({ bootstrap: noise }))).toMatchObject({ compiled: 1, secrets: [{ kind: 'github-token', place: 'bootstrap' }] });
  });

  it('finds them beyond two megabytes of a text', async () => {
    const long = `${`${'x y z '.repeat(400)}\n`.repeat(900)}token=${token}\n`;
    expect((await look(zip({ 'a.log': long }))).secrets).toMatchObject([{ kind: 'github-token', place: 'a.log' }]);
  });

  it('says what it did not see: a bomb, too many files, archives that it cannot open, one that breaks off', async () => {
    const bomb = zip({ 'a.txt': Buffer.alloc(3_000_000, 'a\n') });
    const small = { ...limits, unpacked: 1_000_000 };
    expect(bomb.length).toBeLessThan(100_000);
    expect((await look(bomb, small)).unseen).toEqual(['what comes after 1 MB unpacked']);
    expect((await look(gzipSync(Buffer.alloc(3_000_000, 'a\n')), small)).unseen).toEqual(['what comes after 1 MB unpacked']);
    const many = zip(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.txt`, clean])));
    expect(await look(many, { ...limits, files: 5 })).toMatchObject({ files: 5, unseen: ['what comes after 5 files'] });
    const xz = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2]);
    expect((await look(zip({ 'a.xz': xz, 'b.xz': xz, 'c.py': clean }))).unseen).toEqual([
      'archives that could not be opened: a.xz and 1 more',
    ]);
    const noise = zip({ 'noise.bin': randomBytes(100_000), 'z.sh': script });
    for (const broken of [noise.subarray(0, 60_000), tarOf({ 'a.bin': randomBytes(9_000) }).subarray(0, 4_000)])
      expect((await look(broken)).unseen).toEqual(['the rest, which could not be unpacked']);
    expect((await look(noise, { ...limits, packed: 50_000 })).unseen).toEqual(['what comes after 0 MB']);
  });

  it('throws what reading throws, for that is no archive’s fault', async () => {
    async function* failing() {
      yield zip({ 'a.py': clean }).subarray(0, 20);
      throw new Error('the line is dead');
    }
    await expect(lookThrough(failing(), limits)).rejects.toThrow('the line is dead');
  });

  it('gives the same for the same bytes however they come', async () => {
    const bytes = zip({ 'a.sh': script, 'b.bin': createHash('sha512').update('x').digest(), 'c/d.txt': clean.repeat(5_000) });
    const all = await Promise.all([1, 7, 700, 100_000].map((size) => lookThrough(inParts(bytes, size), limits)));
    for (const each of all) expect(each).toEqual(all[0]);
  });
});
