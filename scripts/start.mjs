import { boot } from './lib/boot.mjs';

await boot('scripts/start/main.ts');
