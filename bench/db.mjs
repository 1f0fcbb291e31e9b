import { boot } from '../scripts/lib/boot.mjs';

await boot('bench/db/main.ts');
