import { boot } from '../scripts/lib/boot.mjs';

await boot('bench/paths/main.ts');
