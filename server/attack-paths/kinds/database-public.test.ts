import { tryKind } from '../testing/try-kind';
import { anywhere, database, group, network } from '../testing/world';
import { databasePublic } from './database-public';

tryKind(databasePublic, {
  bad: [...network(), group([anywhere(5432)]), database()],
  good: {
    'without a public address': [...network(), group([anywhere(5432)]), database({ PubliclyAccessible: false })],
    'where another port is open': [...network(), group([anywhere(443)]), database()],
    'without a route': [...network({ routed: false }), group([anywhere(5432)]), database()],
  },
  fix: /addresses that you know in on tcp 5432/,
  over: ['Internet', 'orders'],
});
