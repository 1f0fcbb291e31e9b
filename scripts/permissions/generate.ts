import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { permissionArtefacts } from './artefacts';

// npm run permissions:generate: writes deploy/aws/ and docs/permissions.md from what the collectors declare.
const root = fileURLToPath(new URL('../..', import.meta.url));
for (const [path, text] of permissionArtefacts()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text, path.endsWith('.sh') ? { mode: 0o755 } : {});
  console.log(path);
}
