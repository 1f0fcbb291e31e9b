import { isSecret } from './pod-rules';

export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks?: Record<string, { internal?: boolean } | null>;
}

export interface ComposeService {
  image?: string;
  user?: string;
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  tmpfs?: string[];
  command?: string[];
  restart?: string;
  mem_limit?: string;
  pids_limit?: number;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  profiles?: string[];
  healthcheck?: object;
  environment?: Record<string, string>;
}

/** Serves people from everywhere, so it may publish ports; its image has a user of its own for what is not the ports. */
const FRONT = 'caddy';

/** What in this Compose file is against our rules for what runs. */
export function composeComplaints({ services, networks = {} }: ComposeFile): string[] {
  return Object.entries(services).flatMap(([name, service]) => {
    const ours = (service.image ?? '').includes('CLOUDLENS_IMAGE');
    const claims: [boolean, string][] = [
      [service.read_only === true, 'the root file system can be written'],
      [service.cap_drop?.includes('ALL') === true && !service.privileged, 'capabilities are not dropped'],
      [service.security_opt?.includes('no-new-privileges:true') === true, 'it may gain privileges'],
      [Boolean(service.mem_limit && service.pids_limit), 'no limits'],
      [name === FRONT || name === 'inngest' || /^[1-9]\d*:[1-9]\d*$/.test(service.user ?? ''), 'it runs as root'],
      // The image of CloudLens brings its own.
      [ours || service.healthcheck !== undefined || name === 'inngest', 'no health check'],
      [name === FRONT || (service.ports ?? []).every((port) => port.startsWith('127.0.0.1:')), 'it is published beyond this machine'],
      [(service.volumes ?? []).every((volume) => !volume.includes('docker.sock')), 'it holds the socket of Docker'],
      [(service.networks ?? []).length > 0 && (service.networks ?? []).every((each) => each in networks), 'a network that is not declared'],
      [
        Object.entries(service.environment ?? {}).every(([key, value]) => !isSecret(key) || /\$\{/.test(value)),
        'a secret stands in the file',
      ],
    ];
    return claims.filter(([holds]) => !holds).map(([, complaint]) => `service ${name}: ${complaint}`);
  });
}
