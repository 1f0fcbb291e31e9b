import { boot } from './lib/boot.mjs';

await boot('scripts/packages/main.ts');
