import type { WorkloadKind } from './types';

interface About {
  kind: WorkloadKind;
  region: string;
  resourceId: string;
  facts: readonly { label: string; value: string }[];
}

interface Told {
  fix: 'all' | 'some' | 'none' | null;
  packages: readonly { name: string; fixed: string | null }[];
}

export interface WayOut {
  text: string;
  /** To be read before it is run; null: there is nothing to run. */
  command: string | null;
}

const factOf = ({ facts }: About, label: string): string => facts.find((fact) => fact.label === label)?.value ?? `<${label.toLowerCase()}>`;

function commandOf(about: About): string | null {
  const { kind, region, resourceId } = about;
  switch (kind) {
    case 'instance':
      return `aws ssm send-command --region ${region} --document-name AWS-RunPatchBaseline \\\n  --instance-ids ${resourceId} --parameters Operation=Install,RebootOption=RebootIfNeeded`;
    case 'service':
      return `# after the image is rebuilt and pushed\naws ecs update-service --region ${region} --cluster ${factOf(about, 'Cluster')} --service ${resourceId.split('/').at(-1)} --force-new-deployment`;
    case 'image':
      return `docker build --pull --no-cache -t ${factOf(about, 'Repository')}:<new tag> .\ndocker push <registry>/${factOf(about, 'Repository')}:<new tag>`;
    case 'function':
      return `aws lambda update-function-code --region ${region} --function-name ${resourceId} --zip-file fileb://<package with the newer dependency>.zip`;
    default:
      return null;
  }
}

const steps: Readonly<Record<WorkloadKind, string>> = {
  instance: 'Install the patches on the instance, or replace it by one from a patched image.',
  image: 'Build the image anew on a base that has them, push it, and deploy it.',
  service: 'Build the image anew, push it, and let the service start new tasks.',
  'task-definition': 'Build the image anew and register a revision that names it.',
  function: 'Update the dependency and deploy the package, or the layer that brings it.',
  cluster: 'Update the cluster.',
};

/** How to be rid of a vulnerability in a workload. */
export function wayOut(about: About, { fix, packages }: Told): WayOut {
  const fixed = packages.filter((each) => each.fixed !== null);
  if (fix === 'none' || (fix === null && fixed.length === 0))
    return {
      text:
        fix === 'none'
          ? 'No version without it has been published: take the package out, or keep strangers away from the workload, and look again.'
          : 'Nobody told of a version without it: look at the advisory, and update the package where there is one.',
      command: null,
    };
  const names = fixed.map(({ name, fixed: version }) => `${name} ${version}`).slice(0, 4);
  const part = fix === 'some' ? ' For the other packages there is none yet.' : '';
  return { text: `${names.length > 0 ? `Get ${names.join(', ')} or newer. ` : ''}${steps[about.kind]}${part}`, command: commandOf(about) };
}
