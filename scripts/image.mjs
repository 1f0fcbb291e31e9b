import { boot } from './lib/boot.mjs';

const commands = { build: 'scripts/image/main.ts', check: 'scripts/image/check.ts' };
const name = process.argv.splice(2, 1)[0] ?? '';
await boot(commands[/** @type {keyof typeof commands} */ (name)]);
