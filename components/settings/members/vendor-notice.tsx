/** Why nobody can be invited on this page, and what it is still good for. */
export function VendorNotice({ vendor }: { vendor: string }) {
  return (
    <p className="px-4 pb-3 text-sm text-ink-muted">
      People are invited at {vendor}: they join here when they first sign in. The roles and AWS accounts that you give them here stay until{' '}
      {vendor} changes their role.
    </p>
  );
}
