import { completeOptional } from '../lib/complete-lockfile.mjs';

export interface Lockfile {
  packages: Record<
    string,
    {
      version?: string;
      resolved?: string;
      license?: string;
      dev?: boolean;
      optional?: boolean;
      optionalDependencies?: Record<string, string>;
    }
  >;
}

/** What would break `npm ci` elsewhere: addresses of one registry, or optional packages of other platforms left out. */
export function lockfileComplaints(lock: Lockfile): string[] {
  const addressed = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.startsWith('http'));
  const missing = completeOptional(structuredClone(lock.packages));
  return [
    ...(addressed.length > 0
      ? [
          `package-lock.json names a registry for ${addressed.length} packages (${addressed[0]?.[0]}, …): npm install with omit-lockfile-registry-resolved=true.`,
        ]
      : []),
    ...(missing.length > 0
      ? [`package-lock.json lacks ${missing.length} optional packages: run node scripts/lib/complete-lockfile.mjs.`]
      : []),
  ];
}
