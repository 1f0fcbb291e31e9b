import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { intro, outro } from '@clack/prompts';
import { Problem } from '../lib/explain.mjs';
import { writePrivateFile } from '../lib/private-file';
import { root } from '../lib/root.mjs';
import { type Answers, mergeEnv } from './env-file';
import { terminal } from './prompter';
import { askAll } from './questions';
import { trials } from './trials';

const secretName = /(KEY|SECRET|TOKEN|PASSWORD|_URL)$/;

/** `npm run setup`: asks what an installation needs to know and writes `.env`. Nothing is written before the last question. */
export async function main(args: readonly string[]): Promise<void> {
  if (args.length > 0)
    throw new Problem('npm run setup takes no words: it asks. Whoever cannot be asked copies lines of .env.example to .env.');
  if (!process.stdin.isTTY)
    throw new Problem('npm run setup asks questions, so it needs a terminal. Without one, copy lines of .env.example to .env.');
  const file = join(root, '.env');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  intro('CloudLens: settings. Enter takes the default; Ctrl-C ends without writing.');
  const answers = await askAll(terminal, { ...parseEnv(text) }, trials);
  const merged = mergeEnv(text, answers);
  terminal.tell(merged === text ? 'Nothing changes' : 'What .env will say', summary(answers));
  if (merged === text) return outro('CloudLens starts with npm start.');
  if (!(await terminal.agree('Write it?', true))) throw new Problem('Nothing was written.');
  writePrivateFile(file, merged);
  outro('Written to .env, readable by you alone. CloudLens starts with npm start.');
}

/** Names with their values, but for secrets. */
export function summary(answers: Answers): string {
  const set = Object.entries(answers).flatMap(([name, value]) => {
    if (value === null) return [];
    return [`${name}=${secretName.test(name) && name !== 'APP_URL' ? '(hidden)' : value}`];
  });
  return set.length === 0 ? 'No setting is needed: all defaults.' : set.join('\n');
}
