import { testAwsFaults } from './lib/aws-faults';

// More of the cases of wire.test.ts, when all are run.
testAwsFaults(1);
