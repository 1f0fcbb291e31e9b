interface Stage {
  base: string;
  name: string;
}

/** The images of a registry that a stage of a Containerfile is made of, also by way of other stages. Pure. */
export function basesOf(containerfile: string, target: string): string[] {
  const stages: Stage[] = [...containerfile.matchAll(/^FROM\s+(\S+)\s+AS\s+(\S+)\s*$/gim)].map(([, base = '', name = '']) => ({
    base,
    name,
  }));
  const found = new Set<string>();
  const visit = (name: string) => {
    const at = stages.findIndex((stage) => stage.name === name);
    const stage = stages[at];
    if (!stage) {
      found.add(name);
      return;
    }
    visit(stage.base);
    for (const [, from = ''] of partOf(containerfile, at).matchAll(/--from=(\S+)/g)) visit(from);
  };
  if (stages.some(({ name }) => name === target)) visit(target);
  return [...found];
}

/** The lines of the stage with this index. */
const partOf = (containerfile: string, at: number): string =>
  containerfile.split(/^(?=FROM\s)/im).filter((part) => /^FROM\s/i.test(part))[at] ?? '';
