import { boot } from './lib/boot.mjs';

await boot('scripts/image/main.ts');
