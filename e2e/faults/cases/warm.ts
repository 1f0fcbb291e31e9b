import type { WireCase } from '../lib/run-wire-case';
import { wireNames } from './denied';

/** Operations whose answers are carried over, with the listing that proves them. */
const carried = [
  ['backup:GetBackupSelection', 'backup:ListBackupSelections'],
  ['ec2:DescribeLaunchTemplateVersions', 'ec2:DescribeLaunchTemplates'],
] as const;
const services = ['ec2', 'backup'];

/** A scan that carries answers over, held against a twin that asks for everything. */
export const warmCases: readonly WireCase[] = [
  { row: 'answers carried over', name: 'undisturbed', faults: [], services, outcome: 'mended', isWarm: true },
  ...carried.flatMap(([operation, listing]): WireCase[] => [
    {
      row: 'answers carried over',
      name: `${operation} is denied by now`,
      faults: [{ ...wireNames(operation), effect: { kind: 'deny' } }],
      services,
      outcome: 'told',
      operations: [operation],
      isWarm: true,
    },
    {
      row: 'answers carried over',
      name: `${listing}, which proves them, is denied by now`,
      faults: [{ ...wireNames(listing), effect: { kind: 'deny' } }],
      services,
      outcome: 'told',
      operations: [listing],
      isWarm: true,
    },
    {
      row: 'answers carried over',
      name: `${listing}, which proves them, is cut`,
      faults: [{ ...wireNames(listing), effect: { kind: 'cut' } }],
      services,
      outcome: 'told',
      operations: [listing],
      isWarm: true,
    },
  ]),
];
