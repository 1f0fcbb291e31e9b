import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ComposeFile, ComposeService } from '../deploy/compose-rules';
import { root } from '../lib/root.mjs';

/** The services of our Compose file as Compose would run them: with these values, and with other addresses where the file has names of hosts. */
export function servicesOfCompose(
  values: Readonly<Record<string, string>>,
  hosts: Readonly<Record<string, string>>,
): Record<string, ComposeService> {
  // Compose fills in the values of the file that it has read, not its text: what is empty stays a text.
  const fillIn = (_key: unknown, value: unknown): unknown =>
    typeof value !== 'string'
      ? value
      : value
          .replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, fallback?: string) => {
            const given = values[name];
            if (given === undefined && kind !== '-') throw new Error(`deploy/compose/compose.yml needs ${name}.`);
            return given ?? fallback ?? '';
          })
          .replaceAll(/(?<=[@/])([a-z-]+:\d+)\b/g, (address) => hosts[address] ?? address);
  const text = readFileSync(join(root, 'deploy', 'compose', 'compose.yml'), 'utf8');
  return (parse(text, fillIn, { merge: true }) as ComposeFile).services;
}

/** What keeps the container in, as options of docker run and podman run. */
export function walls(service: ComposeService): string[] {
  return [
    ...(service.read_only ? ['--read-only'] : []),
    ...(service.cap_drop ?? []).map((each) => `--cap-drop=${each}`),
    ...(service.security_opt ?? []).map((each) => `--security-opt=${each}`),
    ...(service.user ? [`--user=${service.user}`] : []),
    ...(service.tmpfs ?? []).map((each) => `--tmpfs=${each}`),
    ...(service.pids_limit ? [`--pids-limit=${service.pids_limit}`] : []),
    ...(service.mem_limit ? [`--memory=${service.mem_limit}`] : []),
  ];
}
