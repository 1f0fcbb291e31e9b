import { expect, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { collectors } from '@/server/collect/registry';
import { serviceName, services } from './services';

it('every service that is read or judged has a name, and a scan can be narrowed to those that are read', () => {
  const read = [...new Set(collectors.map(({ service }) => service))].sort();
  expect([...services].sort()).toEqual(read);
  const judged = [...new Set(checks.map(({ id }) => id.split('/')[0] ?? ''))];
  expect([...read, ...judged].filter((service) => serviceName(service) === service)).toEqual([]);
});
