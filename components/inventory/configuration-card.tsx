'use client';

import { EvidenceTree } from '@/components/findings/evidence-tree';
import { plural } from '@/components/lib/format';
import { Card, CardHeader } from '@/components/ui/card';
import type { ResourceDetail } from '@/server/inventory/detail';
import { openDocuments } from './open-documents';

/** The configuration as AWS told it, to read or as JSON; what may be a secret is not in it. */
export function ConfigurationCard({ resource: { configuration, masked } }: { resource: Pick<ResourceDetail, 'configuration' | 'masked'> }) {
  return (
    <Card aria-labelledby="configuration-title">
      <CardHeader
        id="configuration-title"
        title="Configuration"
        description={masked > 0 ? `${plural(masked, 'value')} that may be a secret ${masked === 1 ? 'is' : 'are'} masked` : undefined}
      />
      <div className="px-4 pb-4">
        {Object.keys(configuration).length > 0 ? (
          <EvidenceTree evidence={openDocuments(configuration) as Record<string, unknown>} label="configuration" />
        ) : (
          <p className="text-sm text-ink-muted">AWS tells nothing more of it.</p>
        )}
      </div>
    </Card>
  );
}
