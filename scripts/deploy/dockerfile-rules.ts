/** What in this Dockerfile is against our rules: several stages, nobody's root, a health check, nothing fetched by ADD. */
export function dockerfileComplaints(text: string): string[] {
  const lines = text
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const instruction = (name: string) =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const user = last.findLast((line) => line.startsWith('USER '))?.slice(5) ?? '';
  const claims: [boolean, string][] = [
    [instruction('FROM').length >= 2, 'one stage: what builds is shipped'],
    [instruction('ARG').every(isVersioned), 'an image without a version'],
    [/^[1-9]\d*:[1-9]\d*$/.test(user), 'the last stage runs as root, or as a name that Kubernetes cannot judge'],
    [last.some((line) => line.startsWith('HEALTHCHECK ')), 'no health check'],
    [instruction('ADD').length === 0, 'ADD fetches and unpacks: use COPY'],
    [instruction('RUN').every((run) => !/npm (install|i)\b/.test(run)), 'npm install ignores the lockfile: use npm ci'],
    [
      last.every((line) => !line.startsWith('COPY ') || line.includes('--from=')),
      'the last stage copies from the machine and not from a stage',
    ],
    [last.some((line) => /^CMD \[/.test(line)), 'CMD in the form that starts a shell, which swallows signals'],
    [lines.every((line) => !/\b(PASSWORD|SECRET|TOKEN)=/.test(line)), 'a secret stands in the file'],
  ];
  return claims.filter(([holds]) => !holds).map(([, complaint]) => complaint);
}

/** An argument that names an image names a version of it, or its digest. */
function isVersioned(argument: string): boolean {
  const image = /^\w*IMAGE=(.*)$/.exec(argument)?.[1];
  return image === undefined || (/[:@][^/]+$/.test(image) && !image.endsWith(':latest'));
}
