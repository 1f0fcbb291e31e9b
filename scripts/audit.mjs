import { boot } from './lib/boot.mjs';

await boot('scripts/audit/main.ts');
