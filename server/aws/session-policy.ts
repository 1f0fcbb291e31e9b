import { callerKeys, dataReads } from './data-reads';

/**
 * Rides along with every AssumeRole. A session policy can only subtract from the role, so it allows everything and
 * denies reading data. AWS refuses session policies of more than 2,048 characters.
 */
export const sessionPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: dataReads, Resource: '*' },
    { Effect: 'Deny', Action: callerKeys.action, Resource: callerKeys.resources },
  ],
});
