import type { ResourceData } from '@/server/collect/resource-data';
import { notApplicable } from '../define-check';
import type { Verdict } from '../types';

type Table = ResourceData['AWS::DynamoDB::Table'];
type Accelerator = ResourceData['AWS::DAX::Cluster'];

/** Asks about a table, unless it is going away. */
export function withTable(data: Table, ask: (table: Table) => Verdict): Verdict {
  return data.TableStatus === 'DELETING' ? notApplicable('The table is being deleted') : ask(data);
}

/** Asks about a cluster of DynamoDB Accelerator, unless it is going away. */
export function withAccelerator(data: Accelerator, ask: (cluster: Accelerator) => Verdict): Verdict {
  return data.Status === 'deleting' ? notApplicable('The cluster is being deleted') : ask(data);
}
