import { boot } from './lib/boot.mjs';

await boot('scripts/build/main.ts');
