import { defineCheck, fail } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'glue/connection-no-secrets',
  title: 'Connections of the Glue catalogue keep no passwords of their own',
  severity: 'high',
  resourceType: 'AWS::Glue::Connection',
  needs: ['glue:GetConnections'],
  why: 'A password within a connection is given to everybody who may get connections, unless the catalogue encrypts passwords; nobody rotates it.',
  remedy: {
    text: secretRemedy('name the secret in the connection instead of user and password.'),
    console: 'Glue → Data connections → the connection → Edit → Credential type: Secrets Manager.',
    cli: 'aws glue update-connection --name <connection> --connection-input file://<connection.json>',
    terraform: 'connection_properties = {\n  JDBC_CONNECTION_URL = "<url>"\n  SECRET_ID           = "<secret-name>"\n}',
  },
  differs: 'The password itself is never asked for: a user without a secret beside him says that the connection keeps one.',
  aliases: { prowler: ['glue_catalog_connection_no_secrets'] },
  evaluate: ({ data: { properties, secrets, AuthenticationConfiguration } }) => {
    if (secrets?.length) return judgeSecrets(secrets, 'The properties of the connection');
    const names = Object.keys(properties).sort();
    const isSecretNamed = names.includes('SECRET_ID') || Boolean(AuthenticationConfiguration?.SecretArn);
    const evidence = { properties: names, secretNamed: isSecretNamed };
    const keepsOne = names.includes('PASSWORD') || names.includes('ENCRYPTED_PASSWORD') || (names.includes('USERNAME') && !isSecretNamed);
    return keepsOne
      ? fail('The connection keeps a password of its own', evidence)
      : judgeSecrets(secrets, 'The properties of the connection');
  },
});
