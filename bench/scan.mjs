import { boot } from '../scripts/lib/boot.mjs';

await boot('bench/scan/main.ts');
