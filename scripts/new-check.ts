import { relative } from 'node:path';
import { checksFolder, writeRegistry } from './checks/generate-registry';
import { scaffoldCheck } from './checks/scaffold';
import { explain, Problem } from './lib/explain.mjs';
import { root } from './lib/root.mjs';

const usage = 'Usage: npm run new:check -- <service>/<name> <resource type>, such as s3/bucket-not-public AWS::S3::Bucket';

try {
  const [id, type, ...rest] = process.argv.slice(2);
  if (!id || !type || rest.length > 0) throw new Problem(usage);
  const files = scaffoldCheck(checksFolder, id, type).map((path) => relative(root, path));
  writeRegistry();
  console.log(`Written: ${files.join(', ')}, and the registry.`);
  console.log(`Write the test first: npx vitest run --config scripts/test/vitest.config.ts ${files[1]}`);
  console.log('When it passes: npm run checks:registry, which brings the docs and the list of ids up to date.');
} catch (error) {
  console.error(`✗ ${explain(error)}`);
  process.exitCode = 1;
}
