import { describe, expect, it } from 'vitest';
import { highRiskTcpPorts, remoteAdminPorts, riskyService, riskyServices } from './risky-ports';

describe('risky ports', () => {
  it('are real ports under unique names', () => {
    expect(new Set(riskyServices.map(({ id }) => id)).size).toBe(riskyServices.length);
    for (const port of [...highRiskTcpPorts, ...riskyServices.flatMap(({ ports }) => ports)]) {
      expect(Number.isInteger(port) && port > 0 && port <= 65_535).toBe(true);
    }
  });

  it('include remote administration', () => {
    expect(highRiskTcpPorts).toEqual(expect.arrayContaining([...remoteAdminPorts]));
    expect(riskyService('ssh')?.ports).toEqual([22]);
    expect(riskyService('http')).toBeUndefined();
  });
});
