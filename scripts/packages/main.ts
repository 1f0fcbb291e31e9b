import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Problem } from '../lib/explain.mjs';
import { root } from '../lib/root.mjs';
import { type Advisory, type Answer, askOsv, askRegistry } from './advisories';

const usage = `usage: npm run packages:check -- [--required]
Asks npm's registry and OSV about every package that is installed in production; refuses high and critical advisories.
  --required   nobody to ask is a failure too, as in CI`;

const acceptedSchema = z.array(z.strictObject({ id: z.string(), because: z.string().min(20), until: z.iso.date() }));
/** Advisories that do not reach us, each with its reason and the day on which it is looked at again. */
export type Accepted = z.infer<typeof acceptedSchema>;

/** `npm run packages:check`. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { required: { type: 'boolean', default: false }, help: { type: 'boolean' } } });
  if (values.help) return console.log(usage);
  const accepted = acceptedSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'accepted.json'), 'utf8')));
  const answers = [askRegistry(root), await askOsv(productionPackages(), process.env.OSV_URL || 'https://api.osv.dev')];
  const { lines, fails } = judge(answers, accepted, new Date().toISOString().slice(0, 10), values.required);
  for (const line of lines) console.log(line);
  if (fails.length > 0) throw new Problem(fails.join('\n'));
}

/** What is said of the answers, and what must not pass. @param today as 2026-01-31 */
export function judge(
  answers: readonly Answer[],
  accepted: Accepted,
  today: string,
  required: boolean,
): { lines: string[]; fails: string[] } {
  const lines: string[] = [];
  const fails: string[] = [];
  for (const answer of answers) {
    if ('unasked' in answer) {
      lines.push(`– ${answer.source} was not asked: ${answer.unasked}`);
      if (required) fails.push(`${answer.source} could not be asked.`);
      continue;
    }
    const grave = answer.advisories.filter(({ severity }) => severity === 'high' || severity === 'critical');
    const open = grave.filter(({ id }) => !accepted.some((each) => each.id === id && each.until >= today));
    lines.push(
      `${open.length > 0 ? '✗' : '✓'} ${answer.source}: ${answer.advisories.length} advisories, ${grave.length} of them high or critical, ${grave.length - open.length} of those accepted`,
      ...answer.advisories.map((each) => `  ${inWords(each)}`),
    );
    fails.push(...open.map((each) => `${answer.source}: ${inWords(each)}`));
  }
  if (answers.every((answer) => 'unasked' in answer))
    lines.push('Nobody was asked: what is known to be wrong with the packages is not known here.');
  return { lines, fails };
}

const inWords = ({ id, package: name, severity, title }: Advisory): string => `${severity} ${id} in ${name}: ${title}`;

function productionPackages(): { name: string; version: string }[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; dev?: boolean }>;
  };
  return Object.entries(packages).flatMap(([path, { version, dev }]) =>
    path === '' || dev || !version ? [] : [{ name: path.replace(/^.*node_modules\//, ''), version }],
  );
}
