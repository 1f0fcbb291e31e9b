/**
 * The last day of standard support of each major version, by engine, oldest first. From AWS's release calendars for RDS and Aurora
 * (docs.aws.amazon.com: MySQL.Concepts.VersionMgmt, MariaDB.Concepts.VersionMgmt, postgresql-release-calendar,
 * aurorapostgresql-release-calendar, AuroraMySQL.release-calendars) and, for SQL Server, Microsoft's end of extended support
 * (learn.microsoft.com/lifecycle), as of November 2026.
 */
const lifetimes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  postgres: {
    '9.6': '2022-04-30',
    '10': '2023-04-30',
    '11': '2024-02-29',
    '12': '2025-02-28',
    '13': '2026-02-28',
    '14': '2027-02-28',
    '15': '2028-02-29',
    '16': '2029-02-28',
    '17': '2030-02-28',
  },
  'aurora-postgresql': {
    '9.6': '2022-04-30',
    '10': '2023-04-30',
    '11': '2024-02-29',
    '12': '2025-02-28',
    '13': '2026-02-28',
    '14': '2027-02-28',
    '15': '2028-02-29',
    '16': '2029-02-28',
    '17': '2030-02-28',
  },
  mysql: { '5.6': '2022-03-01', '5.7': '2024-02-29', '8.0': '2026-07-31', '8.4': '2029-07-31' },
  'aurora-mysql': { '5.6': '2023-02-28', '5.7': '2024-10-31', '8.0': '2028-04-30', '8.4': '2032-04-30' },
  aurora: { '5.6': '2023-02-28' },
  mariadb: {
    '10.3': '2023-10-23',
    '10.4': '2025-02-28',
    '10.5': '2026-02-28',
    '10.6': '2026-07-31',
    '10.11': '2028-02-29',
    '11.4': '2029-05-31',
  },
  sqlserver: { '12': '2024-07-09', '13': '2026-07-14', '14': '2027-10-12', '15': '2030-01-08', '16': '2033-01-11' },
};

export interface EngineLifetime {
  major: string;
  /** Last day of standard support, `2026-07-31`; null: gone before the oldest version that the table knows. */
  end: string | null;
}

const numbersOf = (version: string): number[] => version.split('.').map((part) => Number.parseInt(part, 10));

function compare(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
}

function majorOf(family: string, version: string): string | null {
  const [first, second] = numbersOf(version);
  if (first === undefined || Number.isNaN(first)) return null;
  const single = family === 'sqlserver' || (family.includes('postgres') && first >= 10);
  if (single) return String(first);
  return second === undefined || Number.isNaN(second) ? null : `${first}.${second}`;
}

/** How long the engine's major version is under standard support; undefined where the table does not know (Oracle, Db2, newer versions). */
export function lifetimeOf(engine: string | undefined, version: string | undefined): EngineLifetime | undefined {
  const family = engine?.startsWith('sqlserver') ? 'sqlserver' : (engine ?? '');
  const known = lifetimes[family];
  const major = known && version ? majorOf(family, version) : null;
  if (!known || major === null) return undefined;
  const end = known[major];
  if (end) return { major, end };
  return Object.keys(known).every((other) => compare(major, other) < 0) ? { major, end: null } : undefined;
}

/** The day itself still counts. */
export const isOver = ({ end }: EngineLifetime, now: Date): boolean => end === null || now.toISOString().slice(0, 10) > end;
