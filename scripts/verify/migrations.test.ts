import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { complaintsOf, migrationComplaints } from './migrations';

/** Judged together, since each start of squawk takes its time. */
const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the gate of migrations', () => {
  it('lets pass ours, which are newer than the last release', () => {
    expect(migrationComplaints(root)).toEqual([]);
  });

  const safe: [string, string][] = [
    [
      'a new table with keys and indexes',
      'CREATE TABLE "n" ("id" uuid NOT NULL);--> statement-breakpoint\nALTER TABLE "n" ADD CONSTRAINT "k" FOREIGN KEY ("id") REFERENCES "public"."b"("id");--> statement-breakpoint\nCREATE INDEX "i" ON "n" USING btree ("id");',
    ],
    ['a column that may be empty', 'ALTER TABLE "b" ADD COLUMN "q" text;'],
    ['a column with a default', 'ALTER TABLE "b" ADD COLUMN "q" text[] DEFAULT \'{}\' NOT NULL;'],
    ['a policy', 'CREATE POLICY "p" ON "b" AS PERMISSIVE FOR ALL TO "r" USING (true);'],
    ['a constraint for new rows', 'ALTER TABLE "b" ADD CONSTRAINT "k" CHECK ("x" > 1) NOT VALID;'],
    ['an index, built while people write', '-- concurrently\nCREATE INDEX CONCURRENTLY IF NOT EXISTS "i" ON "b" ("x");'],
    [
      'what is meant, with its reason',
      '-- because no release has read it since 0.3\n-- squawk-ignore ban-drop-column\nALTER TABLE "b" DROP COLUMN "z";',
    ],
    ['what is meant by our own rules', '-- because the table has one row an organization\nUPDATE "b" SET "x" = 1;'],
  ];
  const unsafe: [string, string][] = [
    ['ban-drop-column', 'ALTER TABLE "b" DROP COLUMN "z";'],
    ['ban-drop-table', 'DROP TABLE "b";'],
    ['renaming-column', 'ALTER TABLE "b" RENAME COLUMN "y" TO "z";'],
    ['renaming-table', 'ALTER TABLE "b" RENAME TO "z";'],
    ['adding-required-field', 'ALTER TABLE "b" ADD COLUMN "q" text NOT NULL;'],
    ['adding-not-nullable-field', 'ALTER TABLE "b" ALTER COLUMN "r" SET NOT NULL;'],
    ['changing-column-type', 'ALTER TABLE "b" ALTER COLUMN "c" SET DATA TYPE bigint;'],
    ['constraint-missing-not-valid', 'ALTER TABLE "b" ADD CONSTRAINT "k" CHECK ("x" > 1);'],
    ['adding-foreign-key-constraint', 'ALTER TABLE "b" ADD CONSTRAINT "k" FOREIGN KEY ("id") REFERENCES "c"("id");'],
    ['disallowed-unique-constraint', 'ALTER TABLE "b" ADD CONSTRAINT "u" UNIQUE ("x");'],
    ['require-concurrent-index-creation', 'CREATE INDEX "i" ON "b" ("x");'],
    ['require-concurrent-index-deletion', 'DROP INDEX "i";'],
    ['ban-concurrent-index-creation-in-transaction', 'CREATE INDEX CONCURRENTLY "i" ON "b" ("x");\nSELECT 1;'],
    ['adding-field-with-default', 'ALTER TABLE "b" ADD COLUMN "g" text GENERATED ALWAYS AS (lower("x")) STORED;'],
    ['ours', 'ALTER TABLE "b" DROP CONSTRAINT "c";'],
    ['ours', 'DROP FUNCTION f();'],
    ['ours', 'SELECT 1;--> statement-breakpoint\nUPDATE "b" SET "x" = 1;'],
    ['ours', 'DELETE FROM "b";'],
    ['ours', 'INSERT INTO "a" ("x") SELECT "x" FROM "b";'],
    ['ours', 'TRUNCATE "b";'],
    ['ours', 'REVOKE UPDATE ON "b" FROM "r";'],
    ['syntax-error', 'ALTER TABLE oh no;'],
  ];
  const complaints = complaintsOf(
    [...safe, ...unsafe].map(([, text], index) => {
      const file = join(folder, `${index}.sql`);
      writeFileSync(file, text);
      return file;
    }),
  );
  const of = (index: number): string[] => complaints.filter((each) => each.startsWith(`${index}.sql,`));

  it.each(safe.map(([what], index) => [what, index] as const))('lets pass %s', (_, index) => {
    expect(of(index)).toEqual([]);
  });

  it.each(unsafe.map(([rule, text], index) => [rule, text, safe.length + index] as const))('refuses %s: %s', (rule, _, index) => {
    expect(of(index).map((each) => /line \d+: ([a-z-]+)/.exec(each)?.[1])).toContain(rule);
  });

  it('says the line, and refuses a mark without a reason', () => {
    const file = join(folder, 'x.sql');
    const judge = (text: string) => {
      writeFileSync(file, text);
      return complaintsOf([file]).join('\n');
    };
    const said = judge(
      'SELECT 1;--> statement-breakpoint\n\nUPDATE "b" SET "x" = 1;\n-- squawk-ignore ban-drop-column\nALTER TABLE "b" DROP COLUMN "z";',
    );
    expect(said).toMatch(/^x\.sql, line 3: ours: rewrites/);
    expect(said).toMatch(/line 4: say in the line above why/);
    expect(said).not.toContain('ban-drop-column:');
  });
});
