import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../lib/root.mjs';
import { composeEnv } from './compose-env';
import { type ComposeFile, composeComplaints } from './compose-rules';
import { dockerfileComplaints } from './dockerfile-rules';
import { deployComplaints, keepAliveComplaints, objectsIn } from './files';
import { podComplaints } from './pod-rules';
import { renderComplaints } from './render-rules';

const read = (file: string) => readFileSync(join(root, 'deploy', file), 'utf8');

test('the files that run CloudLens elsewhere keep to their rules', () => {
  expect(deployComplaints(root)).toEqual([]);
});

test('web and worker are two deployments of one image, told apart by their role', () => {
  const of = (role: string) => JSON.stringify(objectsIn(read(`kubernetes/base/${role}.yaml`))[0]);
  const image = '"image":"cloudlens"';
  expect(of('web')).toContain(image);
  expect(of('worker')).toContain(image);
  expect(of('web')).toContain('{"name":"CLOUDLENS_ROLE","value":"web"}');
  expect(of('worker')).toContain('{"name":"CLOUDLENS_ROLE","value":"worker"}');
});

test('whoever holds the owner of the database only migrates', () => {
  const holders = ['migrate', 'web', 'worker'].filter((part) => /\bDATABASE_URL\b/.test(read(`kubernetes/base/${part}.yaml`)));
  expect(holders).toEqual(['migrate']);
  const { services } = parse(read('compose/compose.yml'), { merge: true }) as ComposeFile;
  expect(Object.keys(services).filter((name) => services[name]?.environment?.DATABASE_URL)).toEqual(['migrate']);
});

describe('a fault in a file is told', () => {
  const dockerfile = read('image/Dockerfile');
  test.each([
    ['USER 10001:10001', '', 'runs as root'],
    ['HEALTHCHECK', '# HEALTHCHECK', 'no health check'],
    ['RUN npm ci', 'RUN npm install', 'ignores the lockfile'],
    [':24-bookworm-slim', '', 'without a version'],
    ['COPY --from=build --chown=0:0 /src/.image ./', 'ADD . ./', 'ADD fetches'],
    ['CMD ["node", "serve.mjs"]', 'CMD node serve.mjs', 'starts a shell'],
  ])('Dockerfile: %s → %s', (from, to, complaint) => {
    expect(dockerfile).toContain(from);
    expect(dockerfileComplaints(dockerfile.replace(from, to)).join()).toContain(complaint);
  });

  const pod = read('kubernetes/base/web.yaml');
  test.each([
    ['runAsNonRoot: true', 'runAsNonRoot: false', 'runAsNonRoot'],
    ['drop: [ALL]', 'drop: []', 'capabilities'],
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', 'can be written'],
    ['emptyDir: { sizeLimit: 256Mi }', 'hostPath: { path: / }', 'volume of the host'],
    ['limits: { cpu: "2", memory: 1Gi }', 'limits: {}', 'no limits'],
    ['path: /icon.svg', 'path: /health/ready', 'liveness asks'],
    ['value: web', 'value: web\n            - name: SESSION_SECRET\n              value: plain', 'secret stands'],
  ])('Kubernetes: %s → %s', (from, to, complaint) => {
    expect(pod).toContain(from);
    expect(podComplaints(objectsIn(pod.replaceAll(from, to))).join()).toContain(complaint);
  });

  const compose = read('compose/compose.yml');
  test.each([
    ['read_only: true', 'read_only: false', 'can be written'],
    ['127.0.0.1:$', '$', 'published beyond'],
    ["user: '10001:10001'", "user: '0:0'", 'runs as root'],
    ['SESSION_SECRET: $', 'SESSION_SECRET: plain # $', 'secret stands'],
    ['networks: [edge, inside, data]', 'networks: [elsewhere]', 'not declared'],
  ])('Compose: %s → %s', (from, to, complaint) => {
    expect(compose).toContain(from);
    expect(composeComplaints(parse(compose.replace(from, to), { merge: true }) as ComposeFile).join()).toContain(complaint);
  });
});

test('a server that closes idle connections before what stands in front of it does is told', () => {
  const [serve, network] = ["KEEP_ALIVE_TIMEOUT: '130000'", 'idle_timeout = 120'];
  expect(keepAliveComplaints(serve, network)).toEqual([]);
  expect(keepAliveComplaints('', network)).toHaveLength(2);
  expect(keepAliveComplaints(serve, 'idle_timeout = 300')).toHaveLength(1);
});

describe('a fault in the Blueprint for Render is told', () => {
  const blueprint = read('render/render.yaml');
  test.each([
    ['envVarGroups.0.envVars.0', '- key: HOST\n        value: 0.0.0.0', '- key: HOST\n        sync: false'],
    ['takes APP_URL from cloudlens-web', '- key: APP_URL\n        sync: false', ''],
    ['takes ENGINE_DATABASE_URL from cloudlens-webb', 'cloudlens-web, envVarKey: ENGINE', 'cloudlens-webb, envVarKey: ENGINE'],
    ['takes the group cloudlenss', 'fromGroup: cloudlens', 'fromGroup: cloudlenss'],
    ['takes DATABASE_URL from cloudlens-pg', 'name: cloudlens-postgres\n          property', 'name: cloudlens-pg\n          property'],
    ['healthcheckPath', 'healthCheckPath', 'healthcheckPath'],
    ['services.0.plan', 'plan: standard', 'plan: large'],
  ])('%s', (complaint, from, to) => {
    expect(blueprint).toContain(from);
    expect(renderComplaints(parse(blueprint.replace(from, to))).join()).toContain(complaint);
  });
});

describe('the settings for Compose', () => {
  const names = (text: string) => new Set([...text.matchAll(/^([A-Z_]+)=./gm)].map(([, name]) => name));
  const required = [...read('compose/compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);

  test.each([
    ['embedded', undefined, 'COMPOSE_PROFILES=embedded\n'],
    ['inngest', 'cloudlens.example.com', 'COMPOSE_PROFILES=inngest,https\n'],
  ] as const)('%s, host %s: all that is required is there', (engine, host, profiles) => {
    const text = composeEnv(engine, host);
    for (const name of required) expect(names(text)).toContain(name);
    expect(text).toContain(profiles);
    expect(text).toContain(host ? `APP_URL=https://${host}\n` : 'APP_URL=http://localhost:3000\n');
  });

  test('each secret is another, and another each time', () => {
    const values = [...`${composeEnv('inngest')}${composeEnv('inngest')}`.matchAll(/=([0-9a-f]{64})$/gm)].map(([, value]) => value);
    expect(new Set(values).size).toBe(values.length);
    expect(values.length).toBeGreaterThan(15);
  });
});
