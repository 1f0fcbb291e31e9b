import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'app', '(console)');

/** Every page of the console as its address, `[id]` and the like where it names something. */
export const consoleRoutes: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|[\\/])page\.tsx$/.test(file))
  .map((file) => `/${relative('.', join(file, '..')).split(sep).join('/')}`);

/** The number under which the log has what a part of a page threw, as its text names it. What is not found has a word there. */
export const brokenPart = (html: string): string | undefined => html.match(/\\"digest\\":\\"\d+|data-dgst="\d+"/)?.[0];
