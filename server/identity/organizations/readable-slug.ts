/** A name as part of an address: lower-case ASCII letters, digits and single hyphens, at most `most` characters; never empty. */
export function readableSlug(name: string, most: number): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
  return slug || 'organization';
}
