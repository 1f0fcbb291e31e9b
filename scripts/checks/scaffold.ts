import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { collectors } from '@/server/collect/registry';
import type { Collector, ResourceType } from '@/server/collect/types';
import { Problem } from '../lib/explain.mjs';

interface Idea {
  id: string;
  type: ResourceType;
  collector: Collector;
}

/**
 * Writes a check and its test, which fails until the check judges. The contract test over the catalogue fails too, until
 * title, reason and remedy are there.
 * @param folder where checks live, `server/checks` of the repository
 * @returns the files written
 * @throws Problem for a bad id, an unknown resource type or a file that exists
 */
export function scaffoldCheck(folder: string, id: string, type: string): string[] {
  const idea = understand(id, type);
  const files = [
    { path: join(folder, `${id}.ts`), text: checkText(idea) },
    { path: join(folder, `${id}.test.ts`), text: testText(idea) },
  ];
  const taken = files.find(({ path }) => existsSync(path));
  if (taken) throw new Problem(`${taken.path} exists already.`);
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  }
  return files.map(({ path }) => path);
}

function understand(id: string, type: string): Idea {
  const [, service] = /^([a-z0-9]+)\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.exec(id) ?? [];
  const services = collectors.map((collector) => collector.service);
  if (!service) throw new Problem(`'${id}' is no id of a check: write <service>/<words-with-hyphens>, such as s3/bucket-not-public.`);
  if (!services.includes(service)) throw new Problem(`There is no service '${service}': choose one of ${services.join(', ')}.`);
  const collector = collectors.find((each) => each.types.some((known) => known === type));
  if (!collector) {
    const known = collectors.find((each) => each.service === service)?.types ?? [];
    throw new Problem(`Nobody collects '${type}'. Of ${service} there are: ${known.join(', ')}.`);
  }
  if (collector.service !== service) throw new Problem(`${type} is read by ${collector.service}: name the check ${collector.service}/….`);
  return { id, type: type as ResourceType, collector };
}

/** The listing that says which resources there are, where there is one. What more the check reads, its author adds. */
const listingOf = ({ type, collector }: Idea): string =>
  collector.operations
    .filter((spec) => spec.types.includes(type))
    .sort((a, b) => Number(b.level === 'list') - Number(a.level === 'list'))[0]?.operation ?? '';

function checkText(idea: Idea): string {
  return `import { defineCheck, unknown } from '../define-check';

export const check = defineCheck({
  id: '${idea.id}',
  title: '',
  severity: 'medium',
  resourceType: '${idea.type}',
  needs: ['${listingOf(idea)}'],
  why: '',
  remedy: { text: '' },
  aliases: {},
  evaluate: () => unknown('This check does not judge yet'),
});
`;
}

function testText(idea: Idea): string {
  return `import { describe, expect, it } from 'vitest';
import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf, statusOf, verdictsOf } from '../shared/testing';
import { check } from './${idea.id.split('/')[1]}';

type Data = Resource<'${idea.type}'>['data'];

/** With only the fields that the check reads. */
const resource = (data: Partial<Data>, gaps: Gap[] = []) => resourceOf('${idea.type}', { data: data as Data, gaps });

describe('${idea.id}', () => {
  it('passes in the good state', () => {
    expect(statusOf(check, resource({})), 'write the good state here, and judge it in the check').toBe('pass');
  });

  it('fails in the bad state, and says what is wrong', () => {
    expect(verdictsOf(check, resource({})), 'write the bad state here, and judge it in the check').toMatchObject([{ status: 'fail' }]);
  });

  it('is unknown when a call that it needs was refused', () => {
    expect(statusOf(check, resource({}, [{ operation: '${listingOf(idea)}', kind: 'denied', code: 'AccessDenied' }]))).toBe('unknown');
  });
});
`;
}
