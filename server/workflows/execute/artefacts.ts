import { createHash, randomUUID } from 'node:crypto';
import { runArtefacts } from '@/drizzle/schema/workflows';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { sealSecret } from '@/server/secrets/seal';
import { artefactBytesAtMost, artefactFolder, artefactsAtMost } from '../constants';
import { artefactPlace } from '../runs/places';
import type { SandboxArtefact } from '../sandbox/types';
import type { LogWriter } from './log-writer';

const keep = `${artefactFolder}/.keep`;

/** Stores, sealed, what the script left in its folder for that. A later phase's file takes the place of an earlier one of that name. */
export async function keepArtefacts(orgId: OrgId, runId: string, left: readonly SandboxArtefact[], writer: LogWriter): Promise<void> {
  const mine = left.filter(({ path }) => path.startsWith(artefactFolder) && path !== keep);
  let kept = 0;
  for (const { path, content, problem } of mine) {
    const name = path.slice(artefactFolder.length + 1);
    if (content === null) {
      await writer.note(`${path} was not kept. ${problem ?? ''}`.trim());
    } else if (content.length > artefactBytesAtMost || kept >= artefactsAtMost) {
      const why =
        kept >= artefactsAtMost ? `A run keeps ${artefactsAtMost} files.` : `A file may have ${artefactBytesAtMost / 1024 / 1024} MiB.`;
      await writer.note(`${path} was not kept. ${why}`);
    } else {
      kept += 1;
      await store(orgId, runId, name, content);
    }
  }
}

async function store(orgId: OrgId, runId: string, name: string, content: Buffer): Promise<void> {
  const id = randomUUID();
  const row = {
    orgId,
    id,
    runId,
    name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content: await sealSecret(artefactPlace(orgId, id), content.toString('base64')),
  };
  await withOrg(orgId, async (tx) => {
    await tx.sql`delete from run_artefacts where org_id = ${orgId} and run_id = ${runId} and name = ${name}`;
    await tx.insert(runArtefacts).values(row);
  });
}
