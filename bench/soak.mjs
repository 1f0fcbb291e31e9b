import { boot } from '../scripts/lib/boot.mjs';

await boot('bench/soak/main.ts');
