import { collectors } from '@/server/collect/registry';
import type { WireCase } from '../lib/run-wire-case';

const minutes = (count: number) => count * 60_000;
const services = ['iam', 's3', 'kms', 'ec2'];

/** AWS refuses what was signed more than a quarter of an hour away from its own time; each protocol in its own words. */
export const clockCases: readonly WireCase[] = [
  ...[-16, 16, 600].map(
    (count): WireCase => ({
      row: 'clock skewed',
      name: `AWS is ${Math.abs(count)} minutes ${count < 0 ? 'behind' : 'ahead'}`,
      faults: [],
      services,
      begin: (rig) => {
        rig.skewMs = minutes(count);
        return () => {
          rig.skewMs = 0;
        };
      },
      // Clients read AWS's time from the refusal; calls that went out side by side are each refused once.
      outcome: 'mended',
      callsFactor: 3,
    }),
  ),
  ...(['RequestTimeTooSkewed', 'SignatureDoesNotMatch'] as const).map(
    (code): WireCase => ({
      row: 'clock skewed',
      name: `${code} for good`,
      faults: [{ service: collectors.map(({ service }) => service), effect: { kind: 'error', status: 403, code } }],
      services,
      outcome: 'told',
      callsFactor: 4,
    }),
  ),
];
