import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../lib/explain.mjs';
import { works } from '../lib/programs';
import { root } from '../lib/root.mjs';
import { composeEnv } from './compose-env';
import { deployComplaints } from './files';
import { remediesInTerraform, terraformValidate } from './terraform-validate';

interface Check {
  name: string;
  /** Programs, any of which will do, as the arguments that show that it is here. */
  needs: readonly (readonly [string, ...string[]])[];
  /** What it complains of; empty: nothing. */
  run: (program: string, scratch: string) => string;
}

/** Tools in Python take seconds to begin, and more on a busy machine: slow is not absent. */
const PATIENCE_MS = 60_000;

const deploy = join(root, 'deploy');
const overlay = join(deploy, 'kubernetes', 'overlays', 'example');

/** What `terraform validate` says of words that the provider does not know. */
const unknownNames = [
  'Unsupported argument',
  'Unsupported block type',
  'Invalid resource type',
  'Invalid data source',
  'Invalid expression',
  'Invalid or unknown key',
];

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.tf'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

const checks: readonly Check[] = [
  { name: 'our own rules', needs: [['node', '--version']], run: () => deployComplaints(root).join('\n') },
  {
    name: 'Compose by docker compose or podman-compose, with either engine',
    needs: [
      ['docker', 'compose', 'version'],
      ['docker-compose', '--version'],
      // Debian 12's, 1.0.3, knows no such option.
      ['podman-compose', '--env-file', '/dev/null', 'version'],
    ],
    run: (program, scratch) =>
      (['embedded', 'inngest'] as const)
        .map((engine) => {
          const file = join(scratch, `${engine}.env`);
          writeFileSync(file, composeEnv(engine, 'cloudlens.example.com'), { mode: 0o600 });
          const args = ['--env-file', file, '--file', join(deploy, 'compose', 'compose.yml'), 'config', '--quiet'];
          return said(program, program === 'docker' ? ['compose', ...args] : args);
        })
        .join(''),
  },
  ...(
    [
      ['Compose', 'compose-spec', 'deploy/compose/compose.yml'],
      ['workflow of CI', 'github-workflows', '.github/workflows/ci.yml'],
      ['workflow of releases', 'github-workflows', '.github/workflows/release.yml'],
      ['Renovate', 'renovate', 'renovate.json'],
    ] as const
  ).map(
    ([what, schema, file]): Check => ({
      name: `${what} by its schema`,
      needs: [['check-jsonschema', '--version']],
      run: () => said('check-jsonschema', ['--builtin-schema', `vendor.${schema}`, join(root, file)]),
    }),
  ),
  {
    name: 'Kubernetes by kubectl kustomize',
    needs: [['kubectl', 'version', '--client']],
    run: () => said('kubectl', ['kustomize', overlay]),
  },
  {
    name: 'Kubernetes by its schemas',
    needs: [
      ['kubeconform', '-v'],
      ['kubernetes-validate', '--version'],
    ],
    run: (program, scratch) => {
      const file = join(scratch, 'kubernetes.yaml');
      const { stdout } = spawnSync('kubectl', ['kustomize', overlay], { encoding: 'utf8' });
      writeFileSync(file, stdout ?? '');
      return said(program, program === 'kubeconform' ? ['-strict', '-summary', file] : ['--strict', file]);
    },
  },
  {
    name: 'Terraform by terraform fmt',
    needs: [['terraform', 'version']],
    run: () => said('terraform', ['fmt', '-check', '-diff', '-recursive', join(deploy, 'terraform')]),
  },
  {
    name: 'Terraform by terraform validate',
    needs: [['terraform', 'version']],
    run: (_, scratch) => terraformValidate(scratch, filesIn(join(deploy, 'terraform', 'aws'))),
  },
  ...['scan-role.tf', 'operator-role.tf'].map(
    (file): Check => ({
      name: `${file} by terraform validate`,
      needs: [['terraform', 'version']],
      run: (_, scratch) => terraformValidate(scratch, { 'main.tf': readFileSync(join(deploy, 'aws', file), 'utf8') }),
    }),
  ),
  {
    name: 'names in the remedies of checks by terraform validate',
    needs: [['terraform', 'version']],
    // They show what matters of a resource, so what else it needs is not there.
    run: (_, scratch) => terraformValidate(scratch, remediesInTerraform(), unknownNames),
  },
  {
    name: 'alert rules by promtool',
    needs: [['promtool', '--version']],
    run: () => said('promtool', ['check', 'rules', join(deploy, 'prometheus', 'alerts.yml')]),
  },
  {
    name: 'when alerts ring, by promtool',
    needs: [['promtool', '--version']],
    run: () => said('promtool', ['test', 'rules', join(deploy, 'prometheus', 'alerts.test.yml')]),
  },
  {
    name: 'Dockerfile by hadolint',
    needs: [['hadolint', '--version']],
    run: () => said('hadolint', [join(deploy, 'image', 'Dockerfile')]),
  },
];

/** `npm run deploy:check`: our own rules, and every tool that is here; what is not here is said. */
export async function main(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'cloudlens-deploy-'));
  const failed: string[] = [];
  try {
    for (const { name, needs, run } of checks) {
      const found = needs.find(([program, ...args]) => works(program, args, PATIENCE_MS));
      const complaint = found ? run(found[0], scratch) : `skipped: ${needs.map(([program]) => program).join(' or ')} is not here`;
      const skipped = complaint.startsWith('skipped: ');
      console.log(`${complaint === '' ? '✓' : skipped ? '–' : '✗'} ${name}${complaint === '' ? '' : `\n${complaint}`}`);
      if (complaint !== '' && !skipped) failed.push(name);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  if (failed.length > 0) throw new Problem(`${failed.join(', ')} failed.`);
}

/** What a program says when it fails. */
function said(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? '' : `${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`.trim() || `exit ${status}`;
}
