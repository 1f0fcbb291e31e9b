import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDecimal } from '@/sample-cloud/worlds/bill/bill';
import { amountText, medianOf, money, percentOf, sumOf } from './money';

/** Amounts as AWS writes them: up to ten decimal places, credits below zero. */
const exact = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

describe('money', () => {
  it('adds up to the last digit, however it is cut into parts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(exact, fc.nat(6)), { maxLength: 60 }), (lines) => {
        const total = lines.reduce((sum, [amount]) => sum + amount, 0n);
        const parts = new Map<number, string[]>();
        for (const [amount, part] of lines) parts.set(part, [...(parts.get(part) ?? []), asDecimal(amount)]);
        const sums = [...parts.values()].map((amounts) => sumOf(amounts.map(money)));
        expect(sumOf(sums).equals(money(asDecimal(total)))).toBe(true);
      }),
    );
  });

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(exact, (amount) => {
        const text = asDecimal(amount);
        expect(money(amountText(money(text))).equals(money(text))).toBe(true);
        expect(amountText(money(text))).toMatch(/^-?\d+\.\d{2,}$/);
      }),
    );
  });

  it('is not what floats make of it', () => {
    expect(amountText(sumOf(['0.1', '0.2'].map(money)))).toBe('0.30');
    expect(amountText(money('0.0000000001').plus(money('99999999999.99')))).toBe('99999999999.9900000001');
    expect(money('1.5E-8').toFixed()).toBe('0.000000015');
  });

  it('has no percent of nothing, and a median between two', () => {
    expect(percentOf(money('5'), money('0'))).toBe(0);
    expect(percentOf(money('1'), money('3'))).toBe(33.3);
    expect(medianOf(['3', '1', '2', '10'].map(money)).toFixed()).toBe('2.5');
  });

  it.each(['', 'NaN', 'Infinity', 'twelve'])('refuses %j', (text) => {
    expect(() => money(text)).toThrow();
  });
});

/** Where JavaScript numbers may stand in for money: nowhere. Counts, days and ratios are numbers; what may be is listed with its reason. */
const allowed: readonly [file: RegExp, line: RegExp, reason: string][] = [
  [/money\.ts$/, /toNumber\(\)/, 'a percentage, no money'],
  [/report\/trends\.ts$/, /toNumber\(\)/, 'a percentage, no money'],
  [/days\.ts$/, /Number\(day\.slice/, 'a year or a month'],
  [/savings\/(optimizer|hub)\.ts$|ask-forecast\.ts$/, /String\(/, 'AWS writes it as a JSON number, made a text at the door'],
];
const suspicious = /\bparseFloat\b|\bNumber\(|\.toNumber\(|\.valueOf\(\)|::(float|real|double)|\bfloat8\b|\breal\(|doublePrecision/;

describe('the folder of cost', () => {
  const root = join(import.meta.dirname);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|testing\//.test(file),
  );

  it.each(files)('%s makes no float of money', (file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const found = lines.filter((line) => suspicious.test(line) && !allowed.some(([where, what]) => where.test(file) && what.test(line)));
    expect(found).toEqual([]);
  });

  it('keeps amounts as numeric in PostgreSQL', () => {
    const schema = readFileSync(join(root, '../../drizzle/schema/costs.ts'), 'utf8');
    expect(schema).not.toMatch(/\breal\(|doublePrecision|mode: 'number' \}\)\.notNull\(\), \/\/ money/);
    expect(schema.match(/money\('/g)?.length).toBeGreaterThanOrEqual(10);
  });
});
