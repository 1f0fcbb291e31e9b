import { mapConcurrent } from '@/server/collect/concurrency';
import { type Expectation, fails, isUnknown } from '../lib/expectation';
import { account, connectTo, credentialsInOtherAccount, roleInOtherAccount } from '../lib/moto';
import { type Report, scanMoto } from '../lib/run-scan';
import { arrangeAccessPoints } from './access-points';
import { arrangeBuckets } from './buckets';
import { arrangeContainers } from './containers';
import { arrangeDatabases } from './databases';
import { arrangeDisks } from './disks';
import { arrangeEdge } from './edge';
import { arrangeEntrances } from './entrances';
import { arrangeFunctions } from './functions';
import { arrangeGateways } from './gateways';
import { arrangeGraphs } from './graphs';
import { arrangeIdentities } from './identities';
import { arrangeInstances } from './instances';
import { arrangeInterfaces } from './interfaces';
import { arrangeKeys } from './keys';
import { arrangeLedgerBucket } from './ledger-bucket';
import { arrangeMachineLearning } from './machine-learning';
import { arrangeMessaging } from './messaging';
import { arrangeNetwork } from './network';
import { arrangeKeptOrganization, arrangeLeftOrganization } from './organization';
import { arrangeOtherAccount } from './other-account';
import { arrangeRecorders } from './recorders';
import { arrangeSearchAndWarehouse } from './search-and-warehouse';
import { arrangeSensors } from './sensors';
import { arrangeStacks } from './stacks';
import { arrangeTablesAndCaches } from './tables-and-caches';
import { arrangeTrails, ofWholeAccount } from './trails';
import { arrangeVault } from './vault';
import { arrangeWatch, nobodyIsTold, whoIsTold } from './watch';
import { arrangeWorkshop } from './workshop';

/** A scan of moto by the command, and what it must have said. */
export interface Scene {
  scan: string;
  report: Report;
  expectations: readonly Expectation[];
}

const twoRegions = ['--regions', 'us-east-1,eu-west-1'];
const checksOf = (expectations: readonly Expectation[]) => ['--checks', [...new Set(expectations.map(({ check }) => check))].join(',')];
const hundredDays = 100 * 86_400_000;

async function arrange(): Promise<Expectation[]> {
  const here = connectTo('us-east-1');
  const elsewhere = connectTo('eu-west-1');
  return [
    ...(await arrangeBuckets(here)),
    ...(await arrangeLedgerBucket(here, elsewhere)),
    ...(await arrangeAccessPoints(here, 'shop-ledger')),
    ...(await arrangeInstances(here)),
    ...(await arrangeNetwork(here)),
    ...(await arrangeDisks(here, elsewhere)),
    ...(await arrangeIdentities(here)),
    ...(await arrangeKeys(here)),
    ...(await arrangeDatabases(here)),
    ...(await arrangeGraphs(here)),
    ...(await arrangeTablesAndCaches(here)),
    ...(await arrangeSearchAndWarehouse(here)),
    ...(await arrangeMachineLearning(here)),
    ...(await arrangeFunctions(here)),
    ...(await arrangeTrails(here)),
    ...(await arrangeWatch(here)),
    ...(await arrangeGateways(here)),
    ...(await arrangeKeptOrganization(here)),
    ...(await arrangeRecorders(here, elsewhere)),
    ...(await arrangeStacks(here)),
    ...(await arrangeMessaging(here)),
    ...(await arrangeEntrances(here)),
    ...(await arrangeEdge(here)),
    ...(await arrangeInterfaces(here)),
    ...(await arrangeWorkshop(here)),
    ...(await arrangeVault(here)),
    ...(await arrangeContainers(here)),
    ...(await arrangeSensors(here, elsewhere)),
    ...fails('account/security-contact', account),
    ...isUnknown('account/contact-details', account),
    ...isUnknown('account/distinct-contacts', account),
  ];
}

const byAge = new Set([
  'ec2/instance-not-stopped-long',
  'iam/role-used',
  'iam/user-access-key-rotated',
  'iam/user-access-key-used',
  'iam/user-password-used',
]);

/** Makes everything in moto, then scans it: as it is, as it will be, all regions for what concerns them all, and the other account. */
export async function playScenes(): Promise<Scene[]> {
  const now = await arrange();
  const there = connectTo('us-east-1', await credentialsInOtherAccount());
  const inOtherAccount = [...(await arrangeOtherAccount(there)), ...(await arrangeLeftOrganization(there))];
  // moto cannot make anything old, so what is fresh today stands for its own good twin.
  const later = now.filter(({ check }) => byAge.has(check)).flatMap(({ check, resource }) => fails(check, resource));
  const inHundredDays = new Date(Date.now() + hundredDays).toISOString();

  const inAllRegions = [...ofWholeAccount, ...whoIsTold];

  const scenes: [string, readonly Expectation[], readonly string[]][] = [
    ['today', now, twoRegions],
    ['in a hundred days', later, [...twoRegions, ...checksOf(later), '--now', inHundredDays]],
    ['all regions', inAllRegions, checksOf(inAllRegions)],
    ['all regions of the other account', nobodyIsTold, [...checksOf(nobodyIsTold), '--role-arn', roleInOtherAccount]],
    ['the other account', inOtherAccount, [...twoRegions, ...checksOf(inOtherAccount), '--role-arn', roleInOtherAccount]],
  ];
  // moto answers one call at a time: with all scans at once some would wait for longer than a call may take.
  return mapConcurrent(scenes, 2, async ([scan, expectations, args]) => ({ scan, expectations, report: await scanMoto(...args) }));
}
