import DataLoader from 'dataloader';
import type { ScanContext } from '../execute/scan-context';
import { ScanStopped } from '../stopped';
import { type BareUnit, finishBareUnits } from './bare-unit';
import { startUnits, type UnitClaim } from './units';

/** How long a unit waits for others of its region that begin: far less than one answer of AWS takes. They begin together. */
const beginMs = 20;
/** The same for those that have ended: nothing but the end of the region waits for them. */
const endMs = 200;

/** What the units of a region do alike, done for several of them in one transaction. */
export interface UnitBatches {
  /** @throws ScanStopped when another worker has claimed the unit since */
  start(unit: UnitClaim): Promise<void>;
  /**
   * Ends a unit that was seen completely and holds nothing.
   * @returns false when something of it is stored, which has to be settled
   * @throws ScanStopped when another worker has claimed the unit since, or the scan is another run's
   */
  finishBare(bare: BareUnit): Promise<boolean>;
}

/**
 * Most regions hold nothing of most services, and each unit of them would take two transactions for one row: with those of a
 * region gathered, a scan of an empty account costs the database a tenth.
 */
export function unitBatches(context: ScanContext, region: string): UnitBatches {
  const gathered = (ms: number) => ({ cache: false, maxBatchSize: 64, batchScheduleFn: (run: () => void) => setTimeout(run, ms) });
  const stopped = () => new ScanStopped(context.scan.id);
  const starting = new DataLoader<UnitClaim, true>(async (units) => {
    const started = await startUnits(context.lease, region, units);
    return units.map(({ service }) => started.has(service) || stopped());
  }, gathered(beginMs));
  const finishing = new DataLoader<BareUnit, boolean>(async (units) => {
    const { finished, stored } = await finishBareUnits(context, region, units);
    return units.map(({ claim: { service } }) => (stored.has(service) ? false : finished.has(service) || stopped()));
  }, gathered(endMs));
  return {
    start: async (unit) => {
      await starting.load(unit);
    },
    finishBare: (bare) => finishing.load(bare),
  };
}
