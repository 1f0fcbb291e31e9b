import { expect, it } from 'vitest';
import { collectors } from '@/server/collect/registry';
import { serviceName, services } from './services';

it('a scan can be narrowed to services that are read, each under the name that people use', () => {
  const read = new Set(collectors.map(({ service }) => service));
  expect(services.filter((service) => !read.has(service))).toEqual([]);
  expect(services.filter((service) => serviceName(service) === service)).toEqual([]);
});
