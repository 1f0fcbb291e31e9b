import { boot } from './lib/boot.mjs';

await boot('scripts/secrets/main.ts');
