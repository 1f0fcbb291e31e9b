import { cis14 } from './frameworks/cis-1.4';
import { cis15 } from './frameworks/cis-1.5';
import { cis20 } from './frameworks/cis-2.0';
import { cis30 } from './frameworks/cis-3.0';
import { cis401 } from './frameworks/cis-4.0.1';
import { cis50 } from './frameworks/cis-5.0';
import { cis60 } from './frameworks/cis-6.0';
import { cis70 } from './frameworks/cis-7.0';
import { fedrampModerate } from './frameworks/fedramp-moderate-r4';
import { fsbp } from './frameworks/fsbp';
import { gdpr } from './frameworks/gdpr';
import { hipaa } from './frameworks/hipaa';
import { iso27001 } from './frameworks/iso-27001-2022';
import { mitreAttack } from './frameworks/mitre-attack';
import { nis2 } from './frameworks/nis2';
import { nist80053 } from './frameworks/nist-800-53-r5';
import { nist800171 } from './frameworks/nist-800-171-r2';
import { nistCsf11 } from './frameworks/nist-csf-1.1';
import { pciDss40 } from './frameworks/pci-dss-4.0';
import { soc2 } from './frameworks/soc2';
import type { Framework } from './types';

/** Every framework of ours, as pages list them. A new one is a file under frameworks/ and a line here. */
export const frameworks: readonly Framework[] = [
  cis70,
  cis60,
  cis50,
  cis401,
  cis30,
  cis20,
  cis15,
  cis14,
  fsbp,
  pciDss40,
  nist80053,
  nistCsf11,
  nist800171,
  fedrampModerate,
  soc2,
  iso27001,
  hipaa,
  gdpr,
  nis2,
  mitreAttack,
];
