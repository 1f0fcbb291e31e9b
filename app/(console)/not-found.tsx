import { MissingPage } from '@/components/ui/missing-page';

export default function NotFound() {
  return (
    <div className="rounded-lg border bg-surface">
      <h1 className="sr-only">Not found</h1>
      <MissingPage />
    </div>
  );
}
