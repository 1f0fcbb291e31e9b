import { defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

const valuesOf = (raw: Readonly<Record<string, string>> | undefined): Record<string, string> => JSON.parse(raw?.values ?? '{}');

/** Glue: jobs, and connections without their passwords. */
export const glue = defineService({
  name: 'glue',
  signingName: 'glue',
  schemas: () => import('@aws-sdk/client-glue'),
  operations: {
    GetJobs({ MaxResults, NextToken }, context) {
      const found = page(
        inRegion(context, 'AWS::Glue::Job'),
        NextToken,
        pageSize(MaxResults, { most: 1000, usual: 100 }, 'InvalidInputException'),
      );
      return {
        Jobs: found.items.map(({ raw, data: { secrets: _, DefaultArguments: __, ...job } }) => ({
          ...job,
          DefaultArguments: valuesOf(raw),
        })),
        NextToken: found.next,
      };
    },
    GetConnections({ MaxResults, NextToken }, context) {
      const size = pageSize(MaxResults, { most: 1000, usual: 100 }, 'InvalidInputException');
      const found = page(inRegion(context, 'AWS::Glue::Connection'), NextToken, size);
      return {
        ConnectionList: found.items.map(({ raw, data: { secrets: _, properties: __, ...connection } }) => ({
          ...connection,
          ConnectionProperties: valuesOf(raw),
        })),
        NextToken: found.next,
      };
    },
  },
});
