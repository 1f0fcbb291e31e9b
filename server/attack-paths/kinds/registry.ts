import type { PathKind } from '../found-path';
import { accessKeyPower } from './access-key-power';
import { apiFunctionData } from './api-function-data';
import { balancerDatabase } from './balancer-database';
import { balancerFunctionPower } from './balancer-function-power';
import { balancerInstancePower } from './balancer-instance-power';
import { balancerServicePower } from './balancer-service-power';
import { bucketPublicData } from './bucket-public-data';
import { bucketWriteFunction } from './bucket-write-function';
import { bucketWriteServed } from './bucket-write-served';
import { clusterPublicPower } from './cluster-public-power';
import { databasePublic } from './database-public';
import { databaseSnapshotPublic } from './database-snapshot-public';
import { diskSnapshotPublic } from './disk-snapshot-public';
import { distributionDangling } from './distribution-dangling';
import { functionOpenInvoke } from './function-open-invoke';
import { functionUrlData } from './function-url-data';
import { functionUrlPower } from './function-url-power';
import { functionVulnerablePower } from './function-vulnerable-power';
import { imagePublic } from './image-public';
import { instanceData } from './instance-data';
import { instanceDatabase } from './instance-database';
import { instanceEscalates } from './instance-escalates';
import { instanceLoginAdmin } from './instance-login-admin';
import { instanceMetadataAdmin } from './instance-metadata-admin';
import { instanceSecrets } from './instance-secrets';
import { instanceVulnerablePower } from './instance-vulnerable-power';
import { keyOpenData } from './key-open-data';
import { nodePublicCluster } from './node-public-cluster';
import { queueOpenFunction } from './queue-open-function';
import { roleAnyonePower } from './role-anyone-power';
import { roleForeignPower } from './role-foreign-power';
import { roleWorkflowPower } from './role-workflow-power';
import { rootCredentials } from './root-credentials';
import { searchDomainPublic } from './search-domain-public';
import { secretPublic } from './secret-public';
import { servicePublicPower } from './service-public-power';
import { serviceVulnerablePower } from './service-vulnerable-power';
import { topicOpenFunction } from './topic-open-function';
import { userPasswordPower } from './user-password-power';
import { warehousePublic } from './warehouse-public';

/** Every way of attack that is looked for. A test asks that each file here is among them, and has its test beside it. */
export const pathKinds: readonly PathKind[] = [
  accessKeyPower,
  apiFunctionData,
  balancerDatabase,
  balancerFunctionPower,
  balancerInstancePower,
  balancerServicePower,
  bucketPublicData,
  bucketWriteFunction,
  bucketWriteServed,
  clusterPublicPower,
  databasePublic,
  databaseSnapshotPublic,
  diskSnapshotPublic,
  distributionDangling,
  functionOpenInvoke,
  functionUrlData,
  functionUrlPower,
  functionVulnerablePower,
  imagePublic,
  instanceData,
  instanceDatabase,
  instanceEscalates,
  instanceLoginAdmin,
  instanceMetadataAdmin,
  instanceSecrets,
  instanceVulnerablePower,
  keyOpenData,
  nodePublicCluster,
  queueOpenFunction,
  roleAnyonePower,
  roleForeignPower,
  roleWorkflowPower,
  rootCredentials,
  searchDomainPublic,
  secretPublic,
  servicePublicPower,
  serviceVulnerablePower,
  topicOpenFunction,
  userPasswordPower,
  warehousePublic,
];

export const pathKindById: ReadonlyMap<string, PathKind> = new Map(pathKinds.map((kind) => [kind.id, kind]));
