import { boot } from './lib/boot.mjs';

await boot('scripts/setup/main.ts');
