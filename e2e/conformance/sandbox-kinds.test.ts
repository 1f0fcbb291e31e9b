import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { accounts } from '@/sample-cloud/worlds/lumen';
import { dataDir } from '@/scripts/lib/data-dir';
import { works } from '@/scripts/lib/programs';
import { sandboxTools } from '@/scripts/sandbox/tools';
import { haveBubblewrap } from '@/scripts/test/bubblewrap';
import { haveContainers } from '@/scripts/test/containers';
import { builtInImage } from '@/server/workflows/sandbox/container/image-names';
import { type Place, placesHere } from '@/server/workflows/sandbox/test/places';
import { see } from '@/server/workflows/sandbox/test/run-case';
import { type SandboxJob, type ScriptKind, sandboxKinds, scriptKinds, usualLimits } from '@/server/workflows/sandbox/types';

/** Every kind of script really run in each sandbox of this machine, with the tools and images that are here or can be fetched. */
await haveBubblewrap();
// Fetching Ansible takes its time: only when all is asked for, or where it is already.
const fetched = process.env.CLOUDLENS_TEST_ALL ? await sandboxTools().catch(() => null) : null;
const folders = [fetched ?? join(dataDir(), 'sandbox-tools'), ...(process.env.AWS_CLI ? [dirname(dirname(process.env.AWS_CLI))] : [])];
process.env.PATH = [...folders.map((folder) => join(folder, 'bin')), process.env.PATH].join(':');
await haveContainers(scriptKinds);
const places = await placesHere('a script of every kind');

const programs: Record<ScriptKind, [command: string, ...args: string[]] | null> = {
  sh: null,
  node: null,
  python: ['python3', '--version'],
  aws: ['aws', '--version'],
  terraform: ['terraform', 'version'],
  playbook: ['ansible-playbook', '--version'],
};

/** Whether scripts of this kind can be run there: by a program of the machine, or an image. What cannot is told. */
async function canRun({ kind: place, sandbox }: Place, kind: ScriptKind): Promise<boolean> {
  const [command = '', ...args] = programs[kind] ?? [];
  const problem =
    place === 'container'
      ? await sandbox.checkImage?.(kind, builtInImage(kind)).then(
          () => null,
          (error: Error) => error.message,
        )
      : command === '' || works(command, args)
        ? null
        : `${command} is not installed.`;
  if (problem) console.log(`- skipped: ${kind} in ${place === 'container' ? 'containers' : place}. ${problem}`);
  return !problem;
}

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startSampleCloud({
    world: createDefaultWorld({ anchor: new Date(new Date().toISOString().slice(0, 10)) }),
    limits: 'none',
  });
});
afterAll(() => cloud.close());

describe.each(sandboxKinds)('%s', async (name) => {
  const place = places[name];
  if (typeof place === 'string') {
    it.skip(`is not here: ${place}`, () => {});
    return;
  }
  const able = new Set<ScriptKind>();
  for (const kind of scriptKinds) if (await canRun(place, kind)) able.add(kind);

  function run(kind: ScriptKind, command: string[], files: Record<string, string>, more: Partial<SandboxJob> = {}) {
    return see((place as Place).sandbox, {
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

  it.skipIf(!able.has('sh'))('runs a shell script with its inputs and a secret', async () => {
    const seen = await run(
      'sh',
      ['sh', 'script.sh'],
      { 'script.sh': 'echo "Hello $NAME"; wc -c < /run/secrets/token; cat inputs.json', 'inputs.json': '{}' },
      { env: { NAME: 'world' }, secrets: [{ name: 'token', value: 'four' }] },
    );
    expect(seen).toMatchObject({ output: 'Hello world\n4\n{}', result: { status: 'succeeded' } });
  });

  it.skipIf(!able.has('node'))('runs a program for Node.js', async () => {
    const seen = await run('node', ['node', 'script.mjs'], { 'script.mjs': 'console.log(process.version, process.getuid())' });
    // An image may hold another one.
    expect(seen.output).toMatch(name === 'container' ? /^v\d+\.\d+\.\d+ 65534\n$/ : new RegExp(`^${process.version} 65534\\n$`));
  });

  it.skipIf(!able.has('python'))('runs a program in Python', async () => {
    const script = 'import json, ssl, sqlite3, os\nprint(json.dumps({"uid": os.getuid()}))\nraise SystemExit(3)';
    const seen = await run('python', ['python3', 'script.py'], { 'script.py': script });
    expect(seen).toMatchObject({ output: '{"uid": 65534}\n', result: { status: 'failed', exitCode: 3 } });
  });

  it.skipIf(!able.has('aws'))('runs the AWS CLI against the sample cloud, by the proxy', async () => {
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

  it.skipIf(!able.has('terraform'))('plans and applies a Terraform configuration that needs no provider', async () => {
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

  it.skipIf(!able.has('playbook'))('plays an Ansible playbook on localhost', async () => {
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
});
