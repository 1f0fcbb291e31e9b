import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { instruments, observed, touchInstruments } from './instruments';
import { registry } from './registry';

interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const guide = read('docs/operations.md');
const rules = (parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('deploy/grafana/cloudlens.json')) as {
  panels: { id: number; title: string; targets: { expr: string }[] }[];
};

touchInstruments();
for (const make of Object.values(observed)) make();
const known = new Set(
  registry()
    .getMetricsAsArray()
    .map((metric) => metric.name),
);
const labelsOf = (name: string): string[] => {
  const metric = registry().getSingleMetric(name) as unknown as { labelNames: string[] } | undefined;
  return metric?.labelNames ?? [];
};
const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\bcloudlens_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''))),
];
const expressions = [...rules.map(({ expr }) => expr), ...dashboard.panels.flatMap((panel) => panel.targets.map(({ expr }) => expr))];

describe('the guide for the person on call', () => {
  it('tells of every figure, with its labels', () => {
    for (const name of known) {
      const [, labels = null] = new RegExp(`\\| \`${name}\` \\| ([^|]*) ?\\|`).exec(guide) ?? [];
      expect(labels, name).not.toBeNull();
      expect(
        labels
          ?.split(',')
          .map((each) => each.trim())
          .filter(Boolean),
        name,
      ).toEqual(labelsOf(name));
    }
    expect(known.size).toBe(Object.keys(instruments).length + Object.keys(observed).length);
  });

  it('has a runbook for every alert', () => {
    const headings = new Set([...guide.matchAll(/^### (\w+)$/gm)].map(([, name]) => name));
    for (const { alert, annotations } of rules) {
      expect(headings).toContain(alert);
      expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    }
    expect(headings.size).toBe(rules.length);
  });

  it('names logs that are kept, and searches them as lines are written', () => {
    const started = ['main.ts', 'children.ts'].map((file) => read(`scripts/start/${file}`)).join('');
    const logs = [...guide.matchAll(/\blogs\/([a-z-]+)\.log/g)].map(([, name = '']) => name);
    expect(logs.length).toBeGreaterThan(2);
    for (const name of logs) expect(started).toContain(`log('${name}')`);
    expect(guide).toContain(`grep -h '"level":"error"' .data/logs/*.log`);
  });
});

describe('alert rules and dashboard', () => {
  it('ask only for figures that there are', () => {
    const asked = namesIn(expressions.join('\n'));
    expect(asked.length).toBeGreaterThan(20);
    for (const name of asked) expect(known, name).toContain(name);
  });

  it('group and filter by labels that the figures have', () => {
    for (const expression of expressions) {
      const labels = namesIn(expression).flatMap(labelsOf).concat('le', 'process', 'job');
      const used = [...expression.matchAll(/\bby \(([^)]*)\)|\{([a-z]+)[=!]/g)].flatMap(([, by, filter]) =>
        (by ?? filter ?? '').split(','),
      );
      for (const label of used) expect(labels, expression).toContain(label.trim());
    }
  });

  it('balance their brackets and name their severity', () => {
    for (const expression of expressions) {
      let depth = 0;
      for (const each of expression) depth += each === '(' ? 1 : each === ')' ? -1 : 0;
      expect(depth, expression).toBe(0);
    }
    for (const { labels, alert } of rules) expect(['page', 'ticket'], alert).toContain(labels.severity);
    expect(new Set(dashboard.panels.map((panel) => panel.id)).size).toBe(dashboard.panels.length);
  });
});
