/** `AWS::EC2::SecurityGroup` as people say it: `EC2 Security Group`. */
export function typeName(type: string): string {
  const [, service = '', ...rest] = type.split('::');
  if (rest.length === 0) return type;
  const words = rest
    .join(' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return `${service} ${words}`;
}
