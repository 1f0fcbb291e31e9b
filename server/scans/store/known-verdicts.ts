import { hash } from 'node:crypto';
import type postgres from 'postgres';
import type { VerdictRecord } from '@/server/checks/judge';
import { storedStatuses } from '@/server/checks/types';
import { storableText } from '@/server/collect/data-json';
import { withOrg } from '@/server/db';
import { asOrgId } from '@/server/ids';
import { planForAnybody } from '@/server/plan-for-anybody';

/** Bytes that PostgreSQL tells of a stored verdict: its id, and a digest of all that would be compared. */
const idBytes = 8;
const digestBytes = 16;
const entryBytes = idBytes + digestBytes;
/** Between the parts of what is digested. A verdict that has it in a part is never known. */
const between = '\u001f';
/** Places that are fetched at once: what PostgreSQL sends is twice as long as what is kept of it. */
const placesAtOnce = 32;

/** A check in a region, all of whose verdicts are given anew. */
export interface JudgedPlace {
  checkId: string;
  region: string;
}

interface OfAccount {
  orgId: string;
  awsAccountId: string;
}

/** What is stored of a place. */
interface Place {
  entries: Buffer;
  /** Numbers of entries, from 1, near where their digest leads; 0: none. */
  slots: Int32Array;
  /** Of each entry, whether it was given again. */
  met: Uint8Array;
  failing: number;
}

/**
 * What is stored of some checks and regions. A verdict that stands there exactly as it is given again need not be staged, sent and
 * compared: of an account that was scanned before that is nearly every one. What was read is verified by whoever writes.
 */
export class KnownVerdicts {
  private readonly stored = new Map<string, Place>();
  private readonly places: JudgedPlace[] = [];
  /** Of all that is stored in the places: another one when any of it is written. */
  private seal = 0n;
  /** Ids of places that were let go of. */
  private readonly settled: bigint[] = [];

  constructor(private readonly account: OfAccount) {}

  /** Reads what is stored in some places: some 35 bytes a verdict, which are held until they are settled. */
  async read(places: readonly JudgedPlace[]): Promise<this> {
    this.places.push(...places);
    await withOrg(asOrgId(this.account.orgId), async ({ sql }) => {
      await planForAnybody(sql);
      const digest = sql`substr(sha256(convert_to(concat_ws(${between}, stored.hash, stored.resource_id, stored.sub_key, stored.arn), 'UTF8')), 1, ${digestBytes})`;
      const told = sql`string_agg(int8send(stored.id) || ${digest}, '') as entries, ${sealOf(sql)}`;
      const rows = sql<{ check_id: string; region: string; entries: Buffer; seal: string }[]>`
        ${this.inPlaces(sql, places, told)} where v.entries is not null`;
      for await (const page of rows.cursor(placesAtOnce))
        for (const { check_id, region, entries, seal } of page) {
          this.stored.set(`${check_id} ${region}`, foundByDigest(entries));
          this.seal ^= BigInt(seal);
        }
    });
    return this;
  }

  /** Nothing more is said of these places: of what is stored there only what was not given again is kept. */
  settle(places: readonly JudgedPlace[]): void {
    for (const { checkId, region } of places) {
      const name = `${checkId} ${region}`;
      const place = this.stored.get(name);
      for (const id of place ? idsLeft(place) : []) this.settled.push(id);
      this.stored.delete(name);
    }
  }

  /**
   * Whether exactly this verdict is stored; it is noted as given again, then. What is excluded, or said of a whole place, is compared with
   * more than its like, and never known.
   * @param verdictHash see `verdictHash`
   */
  meets(record: VerdictRecord, verdictHash: string): boolean {
    if (record.status === 'excluded' || record.resourceId === '*') return false;
    const place = this.stored.get(`${record.checkId} ${record.region}`);
    if (!place) return false;
    const parts = [verdictHash, storableText(record.resourceId), storableText(record.subKey), storableText(record.arn)];
    if (parts.some((part) => part.includes(between))) return false;
    const entry = find(place, hash('sha256', parts.join(between), 'binary'));
    if (entry === undefined) return false;
    if (!place.met[entry]) {
      place.met[entry] = 1;
      if (record.status === 'fail') place.failing += 1;
    }
    return true;
  }

  /** How many of those that are known fail, of a place that is not settled. */
  failing({ checkId, region }: JudgedPlace): number {
    return this.stored.get(`${checkId} ${region}`)?.failing ?? 0;
  }

  /** Ids of what is stored and was not given again. */
  unmet(): string[] {
    return [...this.settled, ...[...this.stored.values()].flatMap(idsLeft)].map(String);
  }

  /**
   * To be called in the transaction that writes, which keeps others from writing.
   * @throws Error when something has been written since it was read: what is known was compared with what no longer stands
   */
  async verify(sql: postgres.TransactionSql): Promise<void> {
    const [now] = await sql<{ seal: string }[]>`
      select coalesce(bit_xor(placed.seal), 0)::text as seal from (${this.inPlaces(sql, this.places, sealOf(sql))}) placed`;
    if (BigInt(now?.seal ?? '0') !== this.seal) throw new Error('What is stored of the judged checks changed while they were judged.');
  }

  /** A list of pairs, for `in`. */
  placesRead(sql: postgres.TransactionSql): postgres.Fragment {
    return sql`(select p.check_id, p.region from ${listed(sql, this.places)})`;
  }

  private inPlaces(sql: postgres.TransactionSql, places: readonly JudgedPlace[], told: postgres.Fragment) {
    const { orgId, awsAccountId } = this.account;
    return sql`
      select p.check_id, p.region, v.* from ${listed(sql, places)}
      cross join lateral (
        select ${told} from verdicts stored
        where stored.org_id = ${orgId}::uuid and stored.aws_account_id = ${awsAccountId}::uuid and stored.check_id = p.check_id
          and stored.region = p.region and stored.status = any(${[...storedStatuses]}::text[])) v`;
  }
}

const listed = (sql: postgres.TransactionSql, places: readonly JudgedPlace[]) =>
  sql`unnest(${places.map(({ checkId }) => checkId)}::text[], ${places.map(({ region }) => region)}::text[]) p (check_id, region)`;

const sealOf = (sql: postgres.TransactionSql) =>
  sql`bit_xor(hashtextextended(concat_ws(${between}, stored.id, stored.status, stored.hash, stored.resource_id, stored.sub_key, stored.arn), 0)) as seal`;

const idsLeft = ({ entries, met }: Place): bigint[] =>
  [...met.keys()].filter((entry) => !met[entry]).map((entry) => entries.readBigInt64BE(entry * entryBytes));

function foundByDigest(entries: Buffer): Place {
  const count = entries.length / entryBytes;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2)));
  for (let entry = 0; entry < count; entry++) {
    let slot = firstSlot(slots, entries.readInt32BE(entry * entryBytes + idBytes));
    while (slots[slot]) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = entry + 1;
  }
  return { entries, slots, met: new Uint8Array(count), failing: 0 };
}

/** Digests are spread evenly by themselves. @param start its first four bytes */
const firstSlot = (slots: Int32Array, start: number): number => start & (slots.length - 1);

/** @param digest a character for each byte: as a Buffer it would take four times as long to make */
function find({ entries, slots }: Place, digest: string): number | undefined {
  const start = (digest.charCodeAt(0) << 24) | (digest.charCodeAt(1) << 16) | (digest.charCodeAt(2) << 8) | digest.charCodeAt(3);
  for (let slot = firstSlot(slots, start); slots[slot]; slot = (slot + 1) & (slots.length - 1)) {
    const entry = (slots[slot] ?? 0) - 1;
    if (isAt(entries, entry * entryBytes + idBytes, digest)) return entry;
  }
  return undefined;
}

function isAt(entries: Buffer, from: number, digest: string): boolean {
  for (let at = 0; at < digestBytes; at++) if (entries[from + at] !== digest.charCodeAt(at)) return false;
  return true;
}
