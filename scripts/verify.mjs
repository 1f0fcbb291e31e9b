import { boot } from './lib/boot.mjs';

await boot('scripts/verify/main.ts');
