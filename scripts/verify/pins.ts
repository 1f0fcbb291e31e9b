import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Manifest = Record<string, Record<string, string> | undefined>;

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];

/** Packages of package.json whose version is not exact: what a range leads to is decided by whoever publishes next. */
export function pinComplaints(manifest: Manifest): string[] {
  return KINDS.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
      .map(([name, version]) => `package.json, ${kind}: ${name} is '${version}' and must be one exact version.`),
  );
}

/** Actions in the text of a workflow that are not pinned to a commit with its version beside it: tags can be moved. */
export function actionComplaints(file: string, text: string): string[] {
  return [...text.matchAll(/^\s*(?:-\s+)?uses:\s*(\S.*)$/gm)]
    .map(([, used = '']) => used.trim())
    .filter((used) => !used.startsWith('./') && !/^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d/.test(used))
    .map((used) => `${file}: ${used} must be pinned to a full commit, with its version as a comment: owner/name@<40 hex digits> # v1.2.3`);
}

/** @param root of the repository */
export function allPinComplaints(root: string): string[] {
  const workflows = join(root, '.github', 'workflows');
  return [
    ...pinComplaints(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest),
    ...readdirSync(workflows).flatMap((file) => actionComplaints(`.github/workflows/${file}`, readFileSync(join(workflows, file), 'utf8'))),
  ];
}
