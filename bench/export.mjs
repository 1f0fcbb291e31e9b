import { boot } from '../scripts/lib/boot.mjs';

await boot('bench/export/main.ts');
