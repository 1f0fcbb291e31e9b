import { boot } from './lib/boot.mjs';

await boot('scripts/db/main.ts');
