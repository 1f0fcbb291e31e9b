import { boot } from './lib/boot.mjs';

await boot('scripts/test/upgrade.ts');
