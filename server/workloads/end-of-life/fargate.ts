import type { EndOfLife } from './types';

const source = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-versions-retired.html';
const checkedOn = '2026-11-26';

/** Since when tasks on a Linux platform version are stopped; null: it is current. */
const ends: Readonly<Record<string, string | null>> = {
  '1.0.0': '2020-12-14',
  '1.1.0': '2020-12-14',
  '1.2.0': '2020-12-14',
  '1.3.0': '2026-03-31',
  '1.4.0': null,
};

/** @param version as a service has it: `1.4.0`, or `LATEST`, which is the current one */
export function fargateEnd(version: string | undefined): EndOfLife | undefined {
  const asked = version === undefined || version === 'LATEST' ? '1.4.0' : version;
  const end = ends[asked];
  if (end === undefined) return undefined;
  return { name: `Fargate ${asked}`, end, meaning: 'the platform version', source, checkedOn };
}
