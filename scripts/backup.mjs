import { boot } from './lib/boot.mjs';

await boot('scripts/backup/main.ts');
