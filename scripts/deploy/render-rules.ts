interface Setting {
  key?: string;
  value?: string;
  sync?: boolean;
  fromService?: { name: string; envVarKey?: string };
}

interface Environment {
  envVarGroups?: { name: string; envVars: Setting[] }[];
  services?: { name: string; envVars?: Setting[] }[];
}

export interface Blueprint {
  projects: { environments: Environment[] }[];
}

/** What in this Blueprint Render would not take, or would take for something else. */
export function renderComplaints({ projects }: Blueprint): string[] {
  return projects
    .flatMap(({ environments }) => environments)
    .flatMap(({ envVarGroups = [], services = [] }) => [
      ...envVarGroups.flatMap(({ name, envVars }) =>
        envVars
          .filter(({ value }) => value === undefined)
          .map(({ key }) => `the group ${name} gives ${key} no value, and cannot ask for one`),
      ),
      ...services.flatMap(({ name, envVars = [] }) =>
        envVars.flatMap(({ key, fromService: from }) => {
          if (!from) return [];
          const asked = services.find((each) => each.name === from.name)?.envVars?.some((each) => each.key === from.envVarKey);
          return asked ? [] : [`${name} takes ${key} from ${from.name}, which has no ${from.envVarKey}`];
        }),
      ),
    ]);
}
