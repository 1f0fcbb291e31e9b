import { testAwsFaults } from './lib/aws-faults';

// A scan while AWS's answers go wrong. Replay one: npm run test:faults -- 'denied operation: kms:ListKeys'
testAwsFaults(0);
