import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { accounts } from '@/sample-cloud/worlds/lumen';
import { dataDir } from '@/scripts/lib/data-dir';
import { works } from '@/scripts/lib/programs';
import { sandboxTools } from '@/scripts/sandbox/tools';
import { haveBubblewrap } from '@/scripts/test/bubblewrap';
import { findSandbox } from '@/server/workflows/sandbox/find-sandbox';
import { see } from '@/server/workflows/sandbox/test/run-case';
import { type SandboxJob, type ScriptKind, usualLimits } from '@/server/workflows/sandbox/types';

/** Every kind of script really run in the sandbox of this machine, with the tools that are here or can be fetched. */
const { sandbox, tried } = haveBubblewrap() ? await findSandbox() : { sandbox: null, tried: [{ note: 'Bubblewrap is not installed.' }] };
if (!sandbox) console.log(`- skipped: scripts in the sandbox. ${tried.map(({ note }) => note).join(' ')}`);

// Fetching Ansible takes its time: only when all is asked for, or where it is already.
const fetched = process.env.CLOUDLENS_TEST_ALL ? await sandboxTools().catch(() => null) : null;
const folders = [fetched ?? join(dataDir(), 'sandbox-tools'), ...(process.env.AWS_CLI ? [dirname(dirname(process.env.AWS_CLI))] : [])];
process.env.PATH = [...folders.map((folder) => join(folder, 'bin')), process.env.PATH].join(':');
const hasAws = works('aws', ['--version']);
const hasAnsible = works('ansible-playbook', ['--version']);
if (sandbox && !hasAws) console.log('- skipped: the AWS CLI in the sandbox. It is not installed.');
if (sandbox && !hasAnsible) console.log('- skipped: Ansible in the sandbox. It is not installed: npm run sandbox:tools.');
const hasTerraform = works('terraform', ['version']);
if (sandbox && !hasTerraform) console.log('- skipped: Terraform in the sandbox. It is not installed.');

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startSampleCloud({
    world: createDefaultWorld({ anchor: new Date(new Date().toISOString().slice(0, 10)) }),
    limits: 'none',
  });
});
afterAll(() => cloud.close());

function run(kind: ScriptKind, command: string[], files: Record<string, string>, more: Partial<SandboxJob> = {}) {
  if (!sandbox) throw new Error('no sandbox');
  return see(sandbox, {
    id: `kind-${kind}`,
    kind,
    command,
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
    env: {},
    secrets: [],
    limits: { ...usualLimits, seconds: 60, files: 512 },
    network: { allow: [] },
    artefacts: [],
    ...more,
  });
}

it.skipIf(!sandbox)('runs a shell script with its inputs and a secret', async () => {
  const seen = await run(
    'sh',
    ['sh', 'script.sh'],
    { 'script.sh': 'echo "Hello $NAME"; wc -c < /run/secrets/token; cat inputs.json', 'inputs.json': '{}' },
    { env: { NAME: 'world' }, secrets: [{ name: 'token', value: 'four' }] },
  );
  expect(seen).toMatchObject({ output: 'Hello world\n4\n{}', result: { status: 'succeeded' } });
});

it.skipIf(!sandbox)('runs a program for Node.js', async () => {
  const seen = await run('node', ['node', 'script.mjs'], { 'script.mjs': 'console.log(process.version, process.getuid())' });
  expect(seen.output).toBe(`${process.version} 65534\n`);
});

it.skipIf(!sandbox || !works('python3', ['--version']))('runs a program in Python', async () => {
  const script = 'import json, ssl, sqlite3, os\nprint(json.dumps({"uid": os.getuid()}))\nraise SystemExit(3)';
  const seen = await run('python', ['python3', 'script.py'], { 'script.py': script });
  expect(seen).toMatchObject({ output: '{"uid": 65534}\n', result: { status: 'failed', exitCode: 3 } });
});

it.skipIf(!sandbox || !hasAws)('runs the AWS CLI against the sample cloud, by the proxy', async () => {
  const { host } = new URL(cloud.url);
  const keys = accessKeys({ id: accounts.production });
  const environment = {
    AWS_ENDPOINT_URL: cloud.url,
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  };
  const secrets = [{ name: 'key', value: keys.secretAccessKey, env: 'AWS_SECRET_ACCESS_KEY' }];
  const files = { 'script.sh': 'aws sts get-caller-identity --output text; echo "$AWS_SECRET_ACCESS_KEY"' };
  const seen = await run('aws', ['sh', 'script.sh'], files, { env: environment, secrets, network: { allow: [], vouched: [host] } });
  expect(seen.output).toMatch(/^\d{12}\tarn:aws:/);
  expect(seen.output).toContain('***');
});

it.skipIf(!sandbox || !hasTerraform)('plans and applies a Terraform configuration that needs no provider', async () => {
  const configuration = `variable "name" { default = "lumen" }
resource "terraform_data" "note" { input = "hello \${var.name}" }
output "said" { value = terraform_data.note.output }`;
  const script =
    'terraform init -input=false -no-color && terraform plan -input=false -no-color -out=plan && terraform apply -input=false -no-color plan';
  const seen = await run(
    'terraform',
    ['sh', 'script.sh'],
    { 'main.tf': configuration, 'script.sh': script },
    { env: { CHECKPOINT_DISABLE: '1' }, artefacts: ['terraform.tfstate'] },
  );
  expect(seen.output).toContain('Apply complete! Resources: 1 added');
  expect(seen.result).toMatchObject({ status: 'succeeded', artefacts: [{ path: 'terraform.tfstate', problem: null }] });
  expect(seen.result.artefacts[0]?.content?.toString()).toContain('hello lumen');
});

it.skipIf(!sandbox || !hasAnsible)('plays an Ansible playbook on localhost', async () => {
  const playbook = `- hosts: localhost
  connection: local
  gather_facts: false
  tasks:
    - ansible.builtin.copy: { dest: /tmp/made, content: "by ansible" }
    - ansible.builtin.command: cat /tmp/made
      register: read
    - ansible.builtin.debug: { var: read.stdout }
`;
  const seen = await run('playbook', ['ansible-playbook', '-i', 'localhost,', 'playbook.yml'], { 'playbook.yml': playbook });
  expect(seen.output).toContain('"read.stdout": "by ansible"');
  expect(seen.output).toMatch(/localhost\s+: ok=3\s+changed=2/);
});
