import type { DBInstance } from '@aws-sdk/client-rds';

/** The parameter by which an engine refuses connections without TLS. */
export interface TlsSwitch {
  parameter: string;
  /** What holds where nobody sets it. */
  byDefault: boolean;
}

const number = (version: string | undefined, index: number): number => Number.parseInt(version?.split('.')[index] ?? '', 10) || 0;

/**
 * How an instance that stands alone is told to require TLS; null for engines that have no parameter for it (Oracle, Db2).
 * Defaults: AWS's user guide on TLS for PostgreSQL, SQL Server, MySQL and MariaDB.
 */
export function tlsSwitch({ Engine = '', EngineVersion }: DBInstance): TlsSwitch | null {
  if (Engine === 'postgres') return { parameter: 'rds.force_ssl', byDefault: number(EngineVersion, 0) >= 15 };
  if (Engine.startsWith('sqlserver')) return { parameter: 'rds.force_ssl', byDefault: false };
  if (Engine === 'mysql') return { parameter: 'require_secure_transport', byDefault: false };
  if (Engine === 'mariadb') {
    const [major, minor] = [number(EngineVersion, 0), number(EngineVersion, 1)];
    return { parameter: 'require_secure_transport', byDefault: major > 11 || (major === 11 && minor >= 8) };
  }
  return null;
}

export const isOn = (value: string): boolean => ['1', 'on', 'true'].includes(value.toLowerCase());
