import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { keepAliveMs } from '../lib/keep-alive.mjs';
import { namesToldIn } from '../verify/settings';
import { type ComposeFile, composeComplaints } from './compose-rules';
import { dockerfileComplaints } from './dockerfile-rules';
import { type KubernetesObject, podComplaints } from './pod-rules';
import { renderComplaints } from './render-rules';

/** Settings of other programs, or of libraries of ours, that our example does not tell of. */
const NOT_OURS = /^(POSTGRES_\w+|AWS_REGION|INNGEST_(SERVE_ORIGIN|ENABLE_UNAUTHED_SYNC|POSTGRES_URI|REDIS_URI|SDK_URL)|CLOUDLENS_HOST)$/;

/** What is wrong with the files in deploy/ that run CloudLens elsewhere, each as 'file: what'. */
export function deployComplaints(root: string): string[] {
  const read = (file: string) => readFileSync(join(root, 'deploy', file), 'utf8');
  const compose = parse(read('compose/compose.yml'), { merge: true }) as ComposeFile;
  const kubernetes = yamlFiles(join(root, 'deploy', 'kubernetes'));
  const objects = kubernetes.flatMap((file) => objectsIn(readFileSync(file, 'utf8')));
  const told = namesToldIn(readFileSync(join(root, '.env.example'), 'utf8'));
  const settings: [string, string[]][] = [
    ['compose/compose.yml', Object.values(compose.services).flatMap(({ environment = {} }) => Object.keys(environment))],
    ['kubernetes', kubernetesSettings(objects)],
    ['render/render.yaml', [...read('render/render.yaml').matchAll(/^\s+- key: (\w+)$/gm)].map(([, name = '']) => name)],
    [
      'terraform/aws/tasks.tf',
      [...read('terraform/aws/tasks.tf').matchAll(/\b([A-Z][A-Z0-9]+_[A-Z0-9_]+)\b(?= *=|")/g)].map(([, name = '']) => name),
    ],
  ];
  return [
    ...dockerfileComplaints(read('image/Dockerfile')).map((complaint) => `deploy/image/Dockerfile: ${complaint}`),
    ...composeComplaints(compose).map((complaint) => `deploy/compose/compose.yml: ${complaint}`),
    ...podComplaints(objects).map((complaint) => `deploy/kubernetes: ${complaint}`),
    ...keepAliveComplaints(read('image/serve.mjs'), read('terraform/aws/network.tf')),
    ...renderComplaints(parse(read('render/render.yaml'))).map((complaint) => `deploy/render/render.yaml: ${complaint}`),
    ...settings.flatMap(([file, names]) =>
      [...new Set(names)]
        .filter((name) => !told.has(name) && !NOT_OURS.test(name))
        .map((name) => `deploy/${file}: sets ${name}, which nobody reads`),
    ),
  ];
}

/** The image's server and the load balancer in front of it: who closes an idle connection must be the one that asks on it. */
export function keepAliveComplaints(serve: string, network: string): string[] {
  const ours = Number(/KEEP_ALIVE_TIMEOUT: '(\d+)'/.exec(serve)?.[1] ?? 5_000);
  const theirs = Number(/idle_timeout\s*=\s*(\d+)/.exec(network)?.[1] ?? 60) * 1_000;
  return [
    ...(ours === keepAliveMs
      ? []
      : [`deploy/image/serve.mjs: keeps idle connections for ${ours} ms, and not ${keepAliveMs} as npm start does`]),
    ...(theirs < ours ? [] : [`deploy/terraform/aws/network.tf: keeps idle connections for ${theirs} ms, and the server for ${ours} only`]),
  ];
}

/** The objects of one file of YAML; kustomize's own among them, which run nothing. */
export function objectsIn(text: string): KubernetesObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}

interface WithSettings {
  data?: Record<string, string>;
  spec?: { template?: { spec?: { containers?: { env?: { name: string }[] }[] } } };
}

function kubernetesSettings(objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) => {
    const { data, spec } = object as WithSettings;
    const containers = spec?.template?.spec?.containers ?? [];
    return [
      ...(object.kind === 'ConfigMap' ? Object.keys(data ?? {}) : []),
      ...containers.flatMap(({ env = [] }) => env.map(({ name }) => name)),
    ];
  });
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name));
}
