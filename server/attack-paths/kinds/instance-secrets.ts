import { instanceEntries, instanceNeeds, instanceReads } from '../entries/instances';
import { pathsWith, secretNeeds, secretReads, secretsEnd } from '../entries/powers';
import { definePathKind } from '../found-path';

export const instanceSecrets = definePathKind({
  id: 'instance-secrets',
  title: 'Public instance whose role reads secrets',
  about: 'Whoever runs code on the instance fetches the secrets that its role may read, and with them opens what they belong to.',
  entry: 'EC2 instance with an open port',
  target: 'Secret',
  needs: [...instanceNeeds, ...secretNeeds],
  reads: [...instanceReads, ...secretReads],
  find: (land) => pathsWith(instanceEntries(land), secretsEnd, land, ({ node }, words) => `The public instance ${node.name} ${words}`),
});
