import { expect, it } from 'vitest';
import { isNotOffered } from './offered-regions';

const noHost = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

it('takes a missing host for a missing service only where AWS lists none', () => {
  expect(isNotOffered('macie2', 'ca-west-1', noHost)).toBe(true);
  expect(isNotOffered('macie2', 'eu-central-1', noHost)).toBe(false);
  expect(isNotOffered('glacier', 'il-central-1', noHost)).toBe(true);
});

it('takes no other error for it', () => {
  for (const error of [new Error('denied'), Object.assign(new Error(), { code: 'ECONNRESET' }), null, 'ENOTFOUND'])
    expect(isNotOffered('macie2', 'ca-west-1', error)).toBe(false);
});
