import type { ProtocolName } from '../load-service';
import { awsJson1_0, awsJson1_1 } from './json-rpc';
import type { Protocol } from './protocol';
import { awsQuery, ec2Query } from './query';
import { restJson1 } from './rest-json';
import { restXml } from './rest-xml';

export const protocols: Readonly<Record<ProtocolName, Protocol>> = { ec2Query, awsQuery, awsJson1_0, awsJson1_1, restJson1, restXml };
