import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { mutantPlugin } from '../../e2e/faults/mutants/plugin';
import { shared, sharedTest } from './vitest-shared.mjs';

/** Cases of the fault rig on a product that is broken on purpose, with the database of the run that asks for it. */
export default defineConfig({
  ...shared,
  plugins: [mutantPlugin(process.env.CLOUDLENS_MUTANT ?? '')],
  test: {
    ...sharedTest,
    maxWorkers: 1,
    include: ['e2e/faults/{wire,slow,races,kill}.test.ts'],
    globalSetup: fileURLToPath(new URL('./borrowed-database.ts', import.meta.url)),
  },
});
