/** The parts of a Kubernetes object that the rules look at. */
export interface KubernetesObject {
  kind?: string;
  metadata?: { name?: string };
  spec?: { replicas?: number; template?: { spec?: PodSpec } };
}

interface PodSpec {
  automountServiceAccountToken?: boolean;
  hostNetwork?: boolean;
  hostPID?: boolean;
  securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type?: string } };
  containers?: Container[];
  volumes?: Record<string, unknown>[];
}

interface Container {
  name: string;
  image: string;
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    readOnlyRootFilesystem?: boolean;
    privileged?: boolean;
    capabilities?: { drop?: string[]; add?: string[] };
  };
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  startupProbe?: object;
  livenessProbe?: { httpGet?: { path?: string } };
  readinessProbe?: object;
  env?: { name: string; value?: string }[];
}

const WORKLOADS = new Set(['Deployment', 'Job']);
const SAFE_VOLUMES = new Set(['name', 'emptyDir', 'configMap', 'secret', 'projected']);

/** What in these objects is against Kubernetes' pod security standard 'restricted', or against our own rules for what runs. */
export function podComplaints(objects: readonly KubernetesObject[]): string[] {
  return objects
    .filter(({ kind = '' }) => WORKLOADS.has(kind))
    .flatMap((object) => {
      const pod = object.spec?.template?.spec ?? {};
      const where = `${object.kind} ${object.metadata?.name}`;
      return [...podLevel(pod), ...(pod.containers ?? []).flatMap((container) => containerLevel(container, object.kind === 'Job'))].map(
        (complaint) => `${where}: ${complaint}`,
      );
    });
}

function podLevel(pod: PodSpec): string[] {
  const { securityContext = {} } = pod;
  return say([
    [securityContext.runAsNonRoot === true, 'runAsNonRoot is not true'],
    [(securityContext.runAsUser ?? 0) > 0, 'runAsUser is root or unsaid'],
    [securityContext.seccompProfile?.type === 'RuntimeDefault', 'no seccomp profile'],
    [pod.automountServiceAccountToken === false, 'the token of the service account is mounted'],
    [!pod.hostNetwork && !pod.hostPID, 'a namespace of the host is shared'],
    [(pod.volumes ?? []).every((volume) => Object.keys(volume).every((key) => SAFE_VOLUMES.has(key))), 'a volume of the host'],
    [(pod.containers ?? []).length > 0, 'no containers'],
  ]);
}

function containerLevel(container: Container, ends: boolean): string[] {
  const { securityContext = {}, resources = {} } = container;
  return say([
    [securityContext.allowPrivilegeEscalation === false, 'allowPrivilegeEscalation is not false'],
    [securityContext.readOnlyRootFilesystem === true, 'the root file system can be written'],
    [!securityContext.privileged && (securityContext.capabilities?.add ?? []).length === 0, 'it asks for privileges'],
    [securityContext.capabilities?.drop?.includes('ALL') === true, 'capabilities are not dropped'],
    [Boolean(resources.limits?.memory && resources.limits.cpu), 'no limits of memory and CPU'],
    [Boolean(resources.requests?.cpu), 'no request of CPU'],
    [ends || Boolean(container.startupProbe && container.livenessProbe && container.readinessProbe), 'a probe is missing'],
    // Restarting a server because its database is away makes an outage longer.
    [!container.livenessProbe?.httpGet?.path?.endsWith('/ready'), 'liveness asks for the database'],
    [(container.env ?? []).every(({ name, value }) => value === undefined || !isSecret(name)), 'a secret stands in the file'],
  ]).map((complaint) => `${container.name}: ${complaint}`);
}

/** Whether a setting of this name holds a secret. */
export const isSecret = (name: string): boolean =>
  /PASSWORD|SECRET|TOKEN|SIGNING_KEY|EVENT_KEY|ENCRYPTION_KEY|DATABASE(_\w+)?_URL|SMTP_URL/.test(name);

const say = (claims: readonly (readonly [boolean, string])[]): string[] =>
  claims.filter(([holds]) => !holds).map(([, complaint]) => complaint);
