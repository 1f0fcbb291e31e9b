import { instanceEntries, instanceNeeds, instanceReads } from '../entries/instances';
import { dataEnd, dataNeeds, dataReads, pathsWith } from '../entries/powers';
import { definePathKind } from '../found-path';

export const instanceData = definePathKind({
  id: 'instance-data',
  title: 'Public instance whose role reads data',
  about: 'Whoever runs code on the instance copies the buckets and tables that its role may read.',
  entry: 'EC2 instance with an open port',
  target: 'Bucket or table',
  needs: [...instanceNeeds, ...dataNeeds],
  reads: [...instanceReads, ...dataReads],
  find: (land) => pathsWith(instanceEntries(land), dataEnd, land, ({ node }, words) => `The public instance ${node.name} ${words}`),
});
