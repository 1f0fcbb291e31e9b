import { z } from 'zod';

const name = z.string();
const plan = z.enum(['free', 'starter', 'standard', 'pro', 'pro plus', 'pro max', 'pro ultra', 'basic-256mb', 'basic-1gb', 'basic-4gb']);
const region = z.enum(['oregon', 'ohio', 'frankfurt', 'singapore', 'virginia']);
const given = z.strictObject({ key: name, value: z.string() });
const asked = z.strictObject({ key: name, sync: z.literal(false) });
const fromService = z.strictObject({ type: z.enum(['web', 'worker', 'pserv']), name, envVarKey: name });
const setting = z.union([
  given,
  asked,
  z.strictObject({ fromGroup: name }),
  z.strictObject({ key: name, fromDatabase: z.strictObject({ name, property: name }) }),
  z.strictObject({ key: name, fromService }),
]);
const service = z.strictObject({
  type: z.enum(['web', 'worker', 'pserv']),
  name,
  runtime: z.literal('docker'),
  region,
  plan,
  dockerfilePath: z.string(),
  dockerContext: z.string(),
  dockerCommand: z.string().optional(),
  preDeployCommand: z.string().optional(),
  healthCheckPath: z.string().optional(),
  envVars: z.array(setting),
});

/**
 * Of what a Blueprint may say, the part that ours does: names of members, kinds, plans and regions as in Render's own schema
 * (https://render.com/schema/render.yaml.json, Blueprint Specification). A group takes values alone, and cannot ask for one.
 */
const blueprint = z.strictObject({
  databases: z.array(
    z.strictObject({
      name,
      databaseName: z.string(),
      user: z.string(),
      plan,
      region,
      postgresMajorVersion: z.enum(['13', '14', '15', '16', '17']),
      ipAllowList: z.array(z.strictObject({ source: z.string(), description: z.string().optional() })),
    }),
  ),
  envVarGroups: z.array(z.strictObject({ name, envVars: z.array(given) })),
  services: z.array(service),
});

/** What in this Blueprint Render would not take, or would take for something else. */
export function renderComplaints(file: unknown): string[] {
  const { data, error } = blueprint.safeParse(file);
  if (!data) return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { databases, envVarGroups, services } = data;
  const has = (list: readonly { name: string }[], wanted: string) => list.some((each) => each.name === wanted);
  return services.flatMap((each) =>
    each.envVars.flatMap((one): string[] => {
      if ('fromGroup' in one)
        return has(envVarGroups, one.fromGroup) ? [] : [`${each.name} takes the group ${one.fromGroup}, which is not there`];
      if ('fromDatabase' in one)
        return has(databases, one.fromDatabase.name)
          ? []
          : [`${each.name} takes ${one.key} from ${one.fromDatabase.name}, which is not there`];
      if (!('fromService' in one)) return [];
      const { name: from, type, envVarKey } = one.fromService;
      const source = services.find((other) => other.name === from && other.type === type);
      return source?.envVars.some((other) => 'key' in other && other.key === envVarKey)
        ? []
        : [`${each.name} takes ${one.key} from ${from}, which has no ${envVarKey}`];
    }),
  );
}
