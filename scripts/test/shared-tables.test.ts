import { expect, it } from 'vitest';
import { testFiles } from './own-process';

/** Statements that lock a table against everybody, or change what it is for everybody. */
const changesTables = /\b(alter (table|policy) |truncate (table )?[$a-z_]+ cascade|(drop|create) (policy|trigger|index) |lock table )/;

/** What they run on is a database of their own. */
const hasOwnDatabase = /takeOwnDatabase|makeOwnDatabase|create database/;

/** Migrations are read there, and not run. */
const excepted = ['scripts/test/shared-tables.test.ts', 'scripts/verify/migrations.test.ts'];

it('no test changes or locks tables that other suites are using at the same time', () => {
  const changing = testFiles.filter(({ path, text }) => changesTables.test(text) && !excepted.includes(path));
  expect(changing.length).toBeGreaterThan(3);
  expect(changing.filter(({ text }) => !hasOwnDatabase.test(text)).map(({ path }) => path)).toEqual([]);
});
