import { expect, it } from 'vitest';
import { findSpellings } from './spellings';

const groups = (...values: string[]) => findSpellings(values.map((value) => ({ value, count: null }))).map((group) => group.values);

it.each([
  [['production', 'Production', 'PRODUCTION'], [['PRODUCTION', 'Production', 'production']]],
  [['cost-center', 'CostCenter', 'cost_center'], [['CostCenter', 'cost-center', 'cost_center']]],
  [['prod', 'production', 'staging'], [['prod', 'production']]],
  [['web', 'worker'], []],
  [['---', '___'], []],
])('groups %j', (values, expected) => {
  expect(groups(...values)).toEqual(expected);
});

it('puts the spelling that is used most first', () => {
  expect(
    findSpellings([
      { value: 'Env', count: 2 },
      { value: 'Environment', count: 90 },
    ]),
  ).toEqual([{ values: ['Environment', 'Env'] }]);
});
