import { describe, expect, it } from 'vitest';
import { csvResponse } from './csv';
import { jsonDownload } from './json-download';

async function* cutOff() {
  yield ['first'];
  throw new Error('the database went away');
}

async function* endless(onEnd: () => void) {
  try {
    for (let n = 0; ; n++) yield [n];
  } finally {
    onEnd();
  }
}

describe.each([
  ['CSV', (rows: AsyncIterable<(string | number)[]>) => csvResponse('rows', ['n'], rows)],
  ['JSON', (rows: AsyncIterable<(string | number)[]>) => jsonDownload('rows', rows)],
])('a download as %s', (_, download) => {
  it('breaks off when its rows do, instead of looking whole', async () => {
    await expect(download(cutOff()).text()).rejects.toThrow('the database went away');
  });

  it('reads no further when the reader leaves', async () => {
    await new Promise<void>((resolve, reject) => {
      const reader = download(endless(resolve)).body?.getReader();
      reader
        ?.read()
        .then(() => reader.cancel())
        .catch(reject);
    });
  });
});

describe('cells', () => {
  it.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1'])('that begin like %j begin with an apostrophe', async (cell) => {
    async function* rows() {
      yield [cell];
    }
    expect((await csvResponse('rows', ['n'], rows()).text()).replaceAll('"', '')).toBe(`n\r\n'${cell}\r\n`);
  });
});
