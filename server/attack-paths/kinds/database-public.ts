import { openDatabase, rdsPlace } from '../entries/databases';
import { definePathKind } from '../found-path';
import { reachNeeds, reachReads } from '../reach/internet';

/** Names that every list of passwords to try begins with. */
const defaultUsers = new Set(['admin', 'administrator', 'postgres', 'root', 'sa', 'user', 'master', 'awsuser', 'oracle', 'test', 'mysql']);

export const databasePublic = definePathKind({
  id: 'database-public',
  title: 'Database that the internet reaches',
  about: 'The database has a public address, a route and an open rule, so that everybody can try passwords and exploits on it.',
  entry: 'RDS instance',
  target: 'RDS instance',
  needs: ['rds:DescribeDBInstances', ...reachNeeds],
  reads: ['AWS::RDS::DBInstance', ...reachReads],
  find: (land) =>
    land.list('AWS::RDS::DBInstance').flatMap((database) => {
      const { MasterUsername, IAMDatabaseAuthenticationEnabled } = database.data;
      const weak = [
        ...(defaultUsers.has(MasterUsername?.toLowerCase() ?? '') ? [`the administrator is called ${MasterUsername}`] : []),
        ...(IAMDatabaseAuthenticationEnabled === false ? ['nothing but a password is asked for'] : []),
      ];
      return openDatabase(database, rdsPlace(database), land, { noun: 'database', checkId: 'rds/instance-not-public', weak });
    }),
});
