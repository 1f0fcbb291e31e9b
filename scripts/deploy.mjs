import { boot } from './lib/boot.mjs';

const commands = { 'compose-env': 'scripts/deploy/compose-env.ts', check: 'scripts/deploy/check.ts' };
const name = process.argv.splice(2, 1)[0] ?? '';
await boot(commands[/** @type {keyof typeof commands} */ (name)]);
