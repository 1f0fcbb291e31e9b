import type { AnyResource, Resource, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import { log } from '@/server/log';
import type { ScanContext } from '@/server/scans/execute/scan-context';
import { readResources } from '@/server/scans/store/read-resources';
import { describeCluster } from '../describe/describe-cluster';
import { describeFunction } from '../describe/describe-function';
import { describeImage, type Runner } from '../describe/describe-image';
import { describeInstance, isGone } from '../describe/describe-instance';
import { describeService, describeTaskDefinition } from '../describe/describe-service';
import type { Containers } from '../describe/task-definition';
import { imageArn } from '../images/find-image';
import { senseFunction } from '../sensors/sense-function';
import { senseInstance } from '../sensors/sense-instance';
import type { WorkloadRecord } from '../types';
import type { ReadWorld } from './read-world';

/** What became of one resource. `failed`: we could not make sense of it, and what is stored of it stays. */
export type Described = { arn: string; record: WorkloadRecord } | { arn: string; failed: true };

/** What has been seen to run so far. */
interface Running {
  /** By the ARN of the image. */
  images: Map<string, Runner[]>;
  /** ARNs of task definitions that services run. */
  taskDefinitions: Set<string>;
}

function noteImages(running: Running, { arn, name, resourceId, reach, summary }: WorkloadRecord, containers: Containers | null): void {
  for (const image of containers?.images ?? []) {
    const runner: Runner = { arn, label: name ?? resourceId, reach, exposure: summary.exposure, privilege: summary.privilege };
    running.images.set(image.arn, [...(running.images.get(image.arn) ?? []), runner]);
  }
}

function imagesOf(repository: Resource<'AWS::ECR::Repository'>, world: ReadWorld, running: Running): WorkloadRecord[] {
  // The newest is what the next deployment takes; an older one counts while something runs it.
  return (repository.data.images ?? []).flatMap((image, index) => {
    const arn = imageArn(repository, image);
    const runners = running.images.get(arn) ?? [];
    return index === 0 || runners.length > 0 ? [describeImage({ repository, image, arn }, world, runners)] : [];
  });
}

/** The workloads that a resource is or has. */
function toRecords(resource: AnyResource, world: ReadWorld, running: Running): WorkloadRecord[] {
  switch (resource.type) {
    case 'AWS::EC2::Instance':
      return isGone(resource) ? [] : [describeInstance(resource, world, senseInstance(resource, world))];
    case 'AWS::Lambda::Function':
      return [describeFunction(resource, world, senseFunction(resource, world))];
    case 'AWS::ECS::Service': {
      const { record, containers } = describeService(resource, world);
      noteImages(running, record, containers);
      for (const arn of record.summary.related) running.taskDefinitions.add(arn);
      return [record];
    }
    case 'AWS::ECS::TaskDefinition': {
      if (running.taskDefinitions.has(resource.arn)) return [];
      const { record, containers } = describeTaskDefinition(resource, world);
      noteImages(running, record, containers);
      return [record];
    }
    case 'AWS::EKS::Cluster':
      return [describeCluster(resource, world)];
    case 'AWS::ECR::Repository':
      return imagesOf(resource, world, running);
    default:
      return [];
  }
}

/** What runs comes before what is run. */
const types: readonly ResourceType[] = [
  'AWS::EC2::Instance',
  'AWS::Lambda::Function',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::EKS::Cluster',
  'AWS::ECR::Repository',
];

/** Every workload of the account, page by page, as the stored inventory tells. */
export async function* describeAccount(
  connection: OrgConnection,
  { orgId, account }: ScanContext,
  world: ReadWorld,
): AsyncGenerator<Described[], void> {
  const owner = { orgId, awsAccountId: account.id };
  const running: Running = { images: new Map(), taskDefinitions: new Set() };
  for (const type of types)
    for await (const page of readResources(connection, { ...owner, type })) {
      await world.turnTo(page);
      yield page.flatMap((resource) => attempt(resource, () => toRecords(resource, world, running)));
    }
}

/** One answer of AWS that nobody foresaw must not cost the others their rank. */
function attempt(resource: AnyResource, work: () => WorkloadRecord[]): Described[] {
  try {
    return work().map((record) => ({ arn: record.arn, record }));
  } catch (error) {
    log.error({ err: error, arn: resource.arn }, 'a workload could not be described');
    return [{ arn: resource.arn, failed: true }];
  }
}
